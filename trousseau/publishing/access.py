"""The only door to publications: the published ones for everyone, drafts for editors."""

from django.db.models import QuerySet
from django.http import Http404

from trousseau.people.models import Person, Role
from trousseau.publishing.models import Edition, PublicationPage


def published_publications() -> QuerySet[PublicationPage]:
    """Return what anyone may read, the latest first."""
    pages: QuerySet[PublicationPage] = PublicationPage.objects.live()
    return pages.order_by("-dated_on", "title")


def publication_by_slug(slug: str) -> PublicationPage:
    """Return a published publication; absent and unpublished look the same."""
    found = published_publications().filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def publications_for(person: Person) -> QuerySet[PublicationPage]:
    """Return every publication, drafts too, to an editor; nothing to anyone else."""
    pages: QuerySet[PublicationPage] = PublicationPage.objects.all()
    if not person.has_role(Role.EDITOR):
        return pages.none()
    return pages.order_by("-latest_revision_created_at", "title")


def draft_for(person: Person, pk: int) -> PublicationPage:
    """Return the latest draft of a publication to an editor; 404 for anyone else."""
    found = publications_for(person).filter(pk=pk).first()
    if found is None:
        raise Http404
    return latest_draft(found)


def latest_draft(publication: PublicationPage) -> PublicationPage:
    """Return what was last written, whatever the age of the object in hand."""
    row = PublicationPage.objects.get(pk=publication.pk)
    draft: PublicationPage = row.get_latest_revision_as_object()
    return draft


def edition_of(publication: PublicationPage) -> Edition:
    """Return the current edition and its files; 404 when none was printed."""
    found = Edition.objects.filter(publication_id=publication.pk).order_by("-number").first()
    if found is None:
        raise Http404
    return found


def place_of(publication: PublicationPage) -> list[dict[str, str]]:
    """Return the shelves above a publication, from the home page down: label and address."""
    shelves = publication.get_ancestors().filter(depth__gt=1).order_by("path")
    return [{"label": shelf.title, "href": shelf.url or ""} for shelf in shelves]
