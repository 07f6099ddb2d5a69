"""Who may: the owner; everyone else gets a 404, anonymous visitors the login page."""

from uuid import uuid4

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from tests.cast import ROLES
from tests.notebook.factories import open_notebook, write
from trousseau.notebook import access
from trousseau.notebook.models import Draft, Situation

OWNED = (
    ("situation-detail", "get"),
    ("situation-edit", "get"),
    ("situation-edit", "post"),
    ("situation-renew", "post"),
    ("situation-draft-save", "post"),
    ("situation-delete", "get"),
    ("situation-delete", "post"),
)
OPEN_TO_ALL = ("list", "first-note", "unload")


@pytest.mark.parametrize("who", sorted(ROLES))
def test_a_situation_exists_for_its_author_only(cast, who):
    situation = write(cast.actor("aicha"))
    client = cast.client(who)

    for name, method in OWNED:
        address = reverse(f"notebook:{name}", args=[situation.pk])
        answer = getattr(client, method)(address, {})
        allowed = (200, 204, 302) if who == "aicha" else (404,)
        assert answer.status_code in allowed, (name, method)
    assert Situation.objects.exists() is (who != "aicha")


@pytest.mark.parametrize("who", sorted(ROLES))
def test_everyone_has_a_notebook_of_their_own(cast, who):
    client = cast.client(who)

    for name in OPEN_TO_ALL:
        assert client.get(reverse(f"notebook:{name}")).status_code == 200


@pytest.mark.parametrize("there", [True, False])
def test_an_anonymous_visitor_is_sent_to_the_door_whether_it_exists_or_not(cast, there):
    pk = write(cast.actor("aicha")).pk if there else uuid4()

    for name, method in OWNED:
        answer = getattr(Client(), method)(reverse(f"notebook:{name}", args=[pk]), {})
        assert answer.status_code == 302
        assert answer.url.startswith("/compte/connexion/")


def test_absent_and_forbidden_look_the_same(cast):
    situation = write(cast.actor("aicha"))

    for pk in (situation.pk, uuid4()):
        with pytest.raises(Http404):
            access.situation_for(cast.bruno, pk)


def test_before_the_first_note_there_is_no_notebook(cast):
    with pytest.raises(Http404):
        access.notebook_for(cast.bruno)
    assert access.shelf_of(cast.actor("bruno")) == access.Shelf()
    assert access.drafts_of(cast.actor("bruno")) == []


def test_a_planted_row_is_not_opened_but_named(cast):
    aicha, bruno = cast.actor("aicha"), cast.actor("bruno")
    write(aicha)
    planted = write(bruno)
    Situation.objects.filter(pk=planted.pk).update(safe=open_notebook(aicha).safe)

    shelf = access.shelf_of(aicha)

    assert [row.pk for row in shelf.shut] == [planted.pk]
    assert "unknown" in shelf.anomalies


def test_a_row_in_a_safe_one_cannot_open_is_not_opened(cast):
    situation = write(cast.actor("aicha"))

    assert access.note_or_none(situation, by=cast.actor("bruno")) is None


def test_a_draft_that_does_not_open_is_left_where_it_is(cast):
    aicha = cast.actor("aicha")
    Draft.objects.create(safe=open_notebook(aicha).drafts, blob=bytes(80))

    assert access.drafts_of(aicha) == []
    assert access.shelf_of(aicha).new_draft is None
    assert Draft.objects.exists()
