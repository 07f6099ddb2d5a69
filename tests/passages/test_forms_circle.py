from uuid import UUID

import pytest

from trousseau.circles.models import Circle
from trousseau.notebook.rules import SituationContent
from trousseau.passages import rules
from trousseau.passages.forms_circle import DangerForm, ReadingForm, tag_choices

# A fixed id: parametrised tests must be named alike in every process.
ONE = Circle(pk=UUID("67854b56-f490-456e-bac5-8c7f3203643b"), name="Val d’Orle")
TWO = Circle(name="Ville basse")
LEAVING = ("Un titre", "Un récit.")
SEEN = rules.fingerprint(LEAVING)


@pytest.mark.parametrize(
    ("danger", "circle", "wrong"),
    [
        ("non", str(ONE.pk), []),
        ("non", "", ["circle"]),
        ("oui", "", []),
        ("doute", "", []),
        ("", str(ONE.pk), ["danger"]),
        ("peut-être", "", ["danger"]),
        ("non", "x", ["circle"]),
    ],
)
def test_danger_comes_first_and_a_circle_only_then(danger, circle, wrong):
    form = DangerForm({"danger": danger, "circle": circle}, circles=[ONE, TWO])

    assert list(form.errors) == wrong


def test_a_single_circle_is_already_chosen():
    assert DangerForm(circles=[ONE])["circle"].value() == str(ONE.pk)
    assert DangerForm(circles=[ONE, TWO])["circle"].value() is None


def reading(data=None, **content):
    return ReadingForm(data, content=SituationContent("Un récit.", **content), leaving=LEAVING)


def test_a_situation_offers_only_the_tags_it_has():
    assert tag_choices(SituationContent("x", question=3, domain="habitat")) == [
        ("question", "3 · Demande"),
        ("domain", "Habitat"),
    ]
    assert "tags" not in reading().fields
    assert reading(question=3)["tags"].value() == ["question"]


@pytest.mark.parametrize(
    ("data", "valid"),
    [
        ({"seen": SEEN, "read": "on"}, True),
        ({"seen": SEEN}, False),
        ({"seen": "autre", "read": "on"}, False),
        ({"read": "on"}, False),
    ],
)
def test_what_leaves_is_what_was_read(data, valid):
    assert reading(data).is_valid() is valid


def test_the_tags_kept_are_those_ticked():
    form = reading({"seen": SEEN, "read": "on", "tags": ["question"]}, question=3, domain="ecole")

    assert form.is_valid()
    assert form.kept_tags == ["question"]
