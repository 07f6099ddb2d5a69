"""The formats of a publication, all made from one document tree."""

from trousseau.publishing.document import Document
from trousseau.publishing.formats.printing import RefusedError, print_document

__all__ = ["RefusedError", "pdf", "print_document"]


def pdf(document: Document) -> bytes:
    """Return the PDF/UA-1 of a document; raise RefusedError with the chapter at fault."""
    return print_document(document).pdf
