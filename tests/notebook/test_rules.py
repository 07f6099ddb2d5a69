from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trousseau.notebook import rules
from trousseau.notebook.rules import Note, Passed, SituationContent

NOW = datetime(2026, 1, 14, 18, 24, tzinfo=UTC)


def note(story="Un seau d’eau.", at=NOW, **content):
    made = Note(uuid4(), SituationContent(story, **content), at, at)
    return Note.from_payload(made.id, made.to_payload())


def test_a_note_is_sealed_and_read_back():
    passages = (
        Passed("Val d’Orle", date(2026, 1, 15), "jeton"),
        Passed("Ville basse", date(2026, 1, 16), "", date(2026, 1, 20)),
    )
    kept = replace(note(), passages=passages, veil={"Val d’Orle": {"Ternay": "une ville"}})

    assert Note.from_payload(kept.id, kept.to_payload()) == kept
    assert [one.circle_name for one in kept.passages_there] == ["Val d’Orle"]


def test_nothing_private_shows_when_a_note_is_printed():
    kept = replace(note(), passages=(Passed("Val d’Orle", date(2026, 1, 15), "jeton"),))

    assert "jeton" not in repr(kept)


def test_notes_are_read_newest_first():
    old, new = note(at=NOW), note(at=NOW.replace(hour=19))

    assert rules.newest_first([old, new]) == [new, old]


@pytest.mark.parametrize(
    ("story", "excerpt"),
    [
        ("Court.\nEt net.", "Court. Et net."),
        ("mot " * 40, ("mot " * 22).strip() + "…"),
        ("", ""),
    ],
)
def test_an_excerpt_is_cut_between_words(story, excerpt):
    assert rules.excerpt(story) == excerpt


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("seau", True),
        ("SEAUX", True),
        ("fenetre", True),
        ("fenêtres", True),
        ("locaux", True),
        ("expuls", True),
        ("fenetre seau", True),
        ("seau balcon", False),
        ("eau", True),
        ("etre", False),
        ("piegee", True),
        ("oeil", True),
        ("  ", False),
    ],
)
def test_search_forgives_accents_and_plurals(query, found):
    kept = note("Un seau d’eau par les fenêtres du local, expulsée, coup d’œil", weight="piégée")

    assert (rules.search([kept], query) == [kept]) is found


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing_more_than_once_would(text):
    assert rules.fold(text.upper()) == rules.fold(text.upper().lower())


@given(st.lists(st.sampled_from(["loyer", "bailleurs", "clé", "Ternay"]), min_size=1))
def test_a_note_is_found_by_any_of_its_words(words):
    kept = note(" ".join(words))

    assert all(rules.search([kept], word) == [kept] for word in words)
