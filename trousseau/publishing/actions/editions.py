"""Publish a draft: print its edition, keep its files, give them out."""

from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction

from trousseau.people.models import Person, Role
from trousseau.publishing import access
from trousseau.publishing.formats.alone import reading_page
from trousseau.publishing.formats.printing import print_document
from trousseau.publishing.models import Edition, PublicationPage
from trousseau.vault import api as vault


def publish_publication(*, publication: PublicationPage, by: Person) -> Edition:
    """Publish the latest draft and print its edition; raise RefusedError before anything is public."""
    if not by.has_role(Role.EDITOR):
        raise PermissionDenied
    draft = access.latest_draft(publication)
    print_document(draft.document())
    with transaction.atomic():
        # The role has just been checked; Wagtail would look for its group, given at login.
        draft.latest_revision.publish(user=by, skip_permission_checks=True)
    return access.edition_of(publication)


def hold_back(*, publication: PublicationPage) -> None:
    """Keep for editors a page that Wagtail has just made public at its making, without an edition."""
    never = PublicationPage.objects.filter(pk=publication.pk, first_published_at=None)
    never.update(live=False, has_unpublished_changes=True)


@transaction.atomic
def print_edition(*, publication: PublicationPage, by: Person | None) -> Edition:
    """Print what has just been published and keep its files under a new number."""
    printed = print_document(publication.document())
    number = Edition.objects.filter(publication_id=publication.pk).count() + 1
    edition = Edition(
        publication_id=publication.pk,
        number=number,
        size=len(printed.pdf),
        pages=printed.pages,
        chapter_pages=list(printed.chapter_pages),
    )
    edition.pdf.save(f"{publication.slug}-{number}.pdf", ContentFile(printed.pdf), save=False)
    edition.save()
    holder = by.holder_id if by else None
    vault.trail("publication.published", "publication", by=holder, ref=publication.slug)
    return edition


def publish_files(*, slug: str, out: Path) -> list[Path]:
    """Write the current edition's PDF and its reading page in a folder; return their paths."""
    publication = access.publication_by_slug(slug)
    edition = access.edition_of(publication)
    out.mkdir(parents=True, exist_ok=True)
    pdf, page = out / f"{slug}.pdf", out / f"{slug}.html"
    with edition.pdf.open("rb") as printed:
        pdf.write_bytes(printed.read())
    page.write_text(reading_page(publication.document()), encoding="utf-8")
    return [pdf, page]
