"""Write, freeze, publish, print: each once, by the right person, with its trail."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from tests.cast import Cast
from tests.publishing.factories import STYLO, a_draft, a_publication
from trousseau.people.models import PersonRole
from trousseau.publishing import access, actions
from trousseau.publishing.formats import RefusedError
from trousseau.publishing.models import Edition, HomePage, SectionPage
from trousseau.vault.models import TrailRow


def test_the_tree_is_planted_once(db: None) -> None:
    first, again = actions.plant_tree(), actions.plant_tree()

    assert first == again
    assert HomePage.objects.count() == 1
    assert [page.title for page in first.get_ancestors(inclusive=True).order_by("path")][1:] == [
        "Accueil",
        "Publications et ressources",
        "Les publications",
        "Les textes",
    ]
    assert Site.objects.get().root_page.specific == HomePage.objects.get()


def test_the_tree_grows_again_after_a_flush(db: None) -> None:
    Site.objects.all().delete()
    SectionPage.objects.all().delete()
    Page.objects.all().delete()

    assert actions.plant_tree().title == "Les textes"


def test_wagtails_welcome_makes_room(db: None) -> None:
    HomePage.objects.all().delete()
    root = Page.get_first_root_node()
    welcome = root.add_child(instance=Page(title="Welcome", slug="home"))
    Site.objects.update(root_page=welcome)

    actions.plant_tree()

    assert not Page.objects.filter(slug="home").exists()


def test_editors_are_seated_once(cast: Cast) -> None:
    actions.plant_tree()
    everyone = [cast.elise, cast.aicha]

    group = actions.seat_editors()

    assert actions.seat_editors() == group
    assert [person for person in everyone if group in person.groups.all()] == [cast.elise]
    assert group.permissions.filter(codename="access_admin").exists()
    assert not group.permissions.filter(codename="add_key").exists()


def test_a_role_seats_and_unseats(cast: Cast) -> None:
    actions.plant_tree()
    role = PersonRole.objects.create(person=cast.aicha, role="editor")
    seated = Group.objects.get(name=actions.EDITORS).user_set.filter(pk=cast.aicha.pk).exists()

    role.delete()

    assert seated
    assert not Group.objects.get(name=actions.EDITORS).user_set.filter(pk=cast.aicha.pk).exists()


def test_other_roles_seat_nobody(cast: Cast) -> None:
    Group.objects.all().delete()

    PersonRole.objects.create(person=cast.aicha, role="facilitator")

    assert not Group.objects.filter(name=actions.EDITORS).exists()


def test_frozen_keys_are_renewed_or_added_and_a_chapter_opened(cast: Cast) -> None:
    page = a_draft(cast.elise, chapters=[actions.ChapterContent(question=4)])
    newer = replace(STYLO, version=3)
    other = replace(STYLO, slug="autre", title="Autre")

    actions.freeze_keys(publication=page, chapter=4, keys=[STYLO], by=cast.elise)
    actions.freeze_keys(publication=page, chapter=4, keys=[other, newer], by=cast.elise)
    draft = actions.freeze_keys(publication=page, chapter=5, keys=[other], by=cast.elise)

    document = draft.document()
    assert [(key.slug, key.version) for key in document.chapters[0].keys] == [
        (STYLO.slug, 3),
        ("autre", 2),
    ]
    assert [chapter.question for chapter in document.chapters] == [4, 5]
    assert TrailRow.objects.filter(verb="publication.key_frozen").count() == 4


def test_publishing_prints_an_edition_that_stays(cast: Cast) -> None:
    page = a_publication(cast.elise)
    first = access.edition_of(page)
    before = first.pdf.read()

    second = actions.publish_publication(publication=page, by=cast.elise)

    assert (first.number, second.number) == (1, 2)
    assert (first.size, str(first)) == (len(before), "Des clés de médiation (1)")
    assert first.pdf.name != second.pdf.name
    assert TrailRow.objects.filter(verb="publication.published").count() == 2


def test_what_cannot_be_printed_is_not_published(cast: Cast) -> None:
    page = a_draft(cast.elise, title="Un \U0001f600")

    with pytest.raises(RefusedError):
        actions.publish_publication(publication=page, by=cast.elise)

    page.refresh_from_db()
    assert not page.live
    assert not Edition.objects.exists()


@pytest.mark.parametrize("who", ["aicha", "driss", "farid", "gaelle"])
def test_only_an_editor_publishes(cast: Cast, who: str) -> None:
    page = a_draft(cast.elise)

    with pytest.raises(PermissionDenied):
        actions.publish_publication(publication=page, by=cast.person(who))


def test_the_command_writes_the_files(cast: Cast, tmp_path: Path) -> None:
    a_publication(cast.elise)
    said = StringIO()

    call_command("publish", "des-cles-de-mediation", "--out", str(tmp_path / "out"), stdout=said)

    pdf, page = (tmp_path / "out" / f"des-cles-de-mediation.{end}" for end in ("pdf", "html"))
    assert said.getvalue().split() == [str(pdf), str(page)]
    assert pdf.read_bytes().startswith(b"%PDF")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    with pytest.raises(CommandError, match="Aucune publication"):
        call_command("publish", "jamais")
