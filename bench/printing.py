"""One printing in a process of its own: both printers remember what they have laid out before."""

import logging
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from types import ModuleType
from typing import TypeVar

from bench.timing import seconds
from trousseau.publishing import formats
from trousseau.publishing.document import Document

Text = TypeVar("Text")


def with_typst(document: Document) -> bytes:
    """Print as an editor's publishing does."""
    return formats.pdf(document)


def with_weasyprint(html: str) -> bytes:
    """Print a page with its print style sheet, tagged as ours is."""
    pdf: bytes = weasyprint().HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def weasyprint() -> ModuleType:
    """Load the peer, without its warnings on what it does not know of our styles."""
    module = import_module("weasyprint")
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return module


def timed(printer: Callable[[Text], bytes], text: Text) -> float:
    """Time one printing; the library is loaded before the clock starts."""
    if printer is with_weasyprint:
        weasyprint()
    return seconds(lambda: printer(text))


def first_time(printer: Callable[[Text], bytes], text: Text) -> float:
    """Time a printing in a new process, which has printed nothing yet."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as child:
        return child.submit(timed, printer, text).result()
