"""Press a PDF/UA-1: a Typst source of ours, data it never takes for code, a day for its clock."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

import trousseau
from trousseau.lib.typography import printable

# Sources reach what all papers share by its address in the package: « /ui/paper/… ».
PACKAGE = Path(trousseau.__file__).resolve().parent
FONTS = Path(__file__).resolve().parent / "fonts"


@dataclass(frozen=True)
class Pressed:
    """A PDF, and what its source noted under `<sheet>`, or nothing."""

    pdf: bytes
    sheet: Any


class RefusedError(Exception):
    """Raised when Typst refuses the data; the message is a sentence of French, for who prints."""


def press(
    source: Path, data: Mapping[str, Any], *, made_on: dt.date, name: str = "data"
) -> Pressed:
    """Return the PDF; the source reads `data` as JSON in `sys.inputs` under `name`.

    The same words and day give the same bytes. Nothing is written to disk.
    """
    compiler = typst.Compiler(
        str(source),
        root=str(PACKAGE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={name: json.dumps(_printable(data))},
    )
    made_at = dt.datetime.combine(made_on, dt.time(), dt.UTC)
    try:
        pdf: Any = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=made_at)
        noted = json.loads(compiler.query("<sheet>", field="value"))
    except typst.TypstError as error:
        raise RefusedError(_reason(str(error))) from None
    return Pressed(pdf=bytes(pdf), sheet=noted[0] if noted else None)


def _printable(value: Any) -> Any:
    """Drop what no page can show, in every text of the data."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {name: _printable(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(one) for one in value]
    return value


_REASONS = (
    (re.compile(r"text `\"(.+?)\"` could not be displayed"), "sign"),
    (re.compile(r"missing document title"), "title"),
    (re.compile(r"skipped from heading"), "level"),
    (re.compile(r"heading title is empty"), "empty"),
)


def _reason(error: str) -> str:
    """Say in French what Typst said in English."""
    for pattern, kind in _REASONS:
        if found := pattern.search(error):
            sign = found.group(1) if found.groups() else ""
            return {
                "sign": _("le signe « %(sign)s » n’existe pas dans les caractères de la maquette."),
                "title": _("le titre manque."),
                "level": _("un niveau de titre est sauté."),
                "empty": _("un titre est vide."),
            }[kind] % {"sign": sign}
    return _("la mise en page a refusé ce texte (%(error)s).") % {"error": error}
