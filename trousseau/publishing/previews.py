"""What an editor sees before publishing: the reading page, or the PDF with what it refuses."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from trousseau.publishing.document import Document
from trousseau.publishing.formats.printing import RefusedError, print_document

MODES = [("read", _("Lecture en ligne")), ("pdf", _("PDF"))]


def preview(document: Document, request: HttpRequest, mode: str) -> HttpResponse:
    """Show the draft; when it cannot be printed, say why, with the chapter."""
    if mode != "pdf":
        return render(request, "publishing/read.html", {"document": document, "is_draft": True})
    try:
        printed = print_document(document)
    except RefusedError as refusal:
        return render(request, "publishing/refused.html", {"reason": str(refusal)}, status=422)
    return HttpResponse(printed.pdf, content_type="application/pdf")
