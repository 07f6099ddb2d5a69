"""Seconds to print the demonstration's publication, beside WeasyPrint on the same text."""

import statistics
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.test import Client
from django.urls import reverse

from bench.printing import first_time, weasyprint, with_typst, with_weasyprint
from bench.timing import show, side_by_side
from trousseau.publishing import formats
from trousseau.publishing.models import PublicationPage

STYLE = "ui/css/all.css"
TIMES = 3


def run(publication: PublicationPage) -> None:
    """Print the document tree with Typst, and its reading page with WeasyPrint if it is there."""
    document = publication.document()
    printed = formats.print_document(document)
    print(f"PDF: {printed.pages} pages, {len(printed.pdf) / 1000:.0f} kB, PDF/UA-1")
    try:
        peer = weasyprint()
    except (ImportError, OSError) as reason:
        took = statistics.median(first_time(with_typst, document) for _ in range(TIMES))
        print(f"PDF: first time, Typst alone: {took:.3f} s")
        print(f"PDF: WeasyPrint left out, it does not load: {str(reason).splitlines()[0]}")
        return
    html = reading_page(publication)
    size = len(with_weasyprint(html)) / 1000
    beside = f"WeasyPrint {peer.__version__}, {size:.0f} kB"
    pairs = [
        (first_time(with_typst, document), first_time(with_weasyprint, html)) for _ in range(TIMES)
    ]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    show("PDF: print with Typst, first time", beside, (ours, theirs))
    again = side_by_side(lambda: with_typst(document), lambda: with_weasyprint(html), TIMES)
    show("PDF: the same text again, same process", beside, again)


def reading_page(publication: PublicationPage) -> str:
    """Return the public reading page, its style sheet and fonts read from their folder."""
    html = Client().get(reverse("publishing:read", args=[publication.slug])).content.decode()
    style = finders.find(STYLE)
    assert isinstance(style, str)
    return html.replace(static(STYLE), Path(style).as_uri())
