"""The public pages of a publication: list, notice, reading page, file."""

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trousseau.publishing import access
from trousseau.publishing.notices import notice_of, size_in_words

PAGE_SIZE = 20


@require_safe
def publication_list(request: HttpRequest) -> HttpResponse:
    """List the publications, the latest first."""
    paginator = Paginator(access.published_publications(), PAGE_SIZE)
    page = paginator.get_page(request.GET.get("page"))
    return render(request, "publishing/list.html", {"page": page})


@require_safe
def publication_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the notice of a publication, with what can be downloaded."""
    publication = access.publication_by_slug(slug)
    edition = access.edition_of(publication)
    context = {
        "publication": publication,
        "edition": edition,
        "size": size_in_words(edition.size),
        "notice": notice_of(
            publication.document(),
            slug,
            licence=publication.licence,
            pages=edition.pages,
            chapter_pages=edition.chapter_pages,
        ),
        "place": access.place_of(publication),
    }
    return render(request, "publishing/detail.html", context)


@require_safe
def publication_read(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the whole text on one page."""
    publication = access.publication_by_slug(slug)
    context = {"document": publication.document(), "publication": publication}
    return render(request, "publishing/read.html", context)


@require_safe
def publication_pdf(request: HttpRequest, slug: str, name: str) -> FileResponse:
    """Give the PDF printed when the current edition was published."""
    edition = access.edition_of(access.publication_by_slug(slug))
    if name != slug:
        raise Http404
    return FileResponse(
        edition.pdf.open("rb"), content_type="application/pdf", filename=f"{slug}.pdf"
    )
