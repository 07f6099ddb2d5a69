"""What is found, and in which order."""

import pytest

from tests.cast import Cast
from tests.keys.factories import a_key
from tests.publishing.factories import a_publication
from trousseau.catalogue import access


def titles(query: str, question: int | None = None) -> list[str]:
    return [record.title for record in access.found(query, question)]


@pytest.mark.django_db
def test_title_hits_come_first(cast: Cast) -> None:
    a_key(cast.elise, title="Autre chose", levers=["Parler du stylo."])
    a_key(cast.elise)

    assert titles("stylos") == ["Qui tient le stylo ?", "Autre chose"]


@pytest.mark.django_db
def test_every_word_must_be_there(cast: Cast) -> None:
    a_key(cast.elise)

    assert titles("le stylo de la permanence") == ["Qui tient le stylo ?"]
    assert titles("stylo girafe") == []


@pytest.mark.django_db
def test_beginnings_serve_only_when_nothing_else_is_found(cast: Cast) -> None:
    a_key(cast.elise, title="Le bailleur", levers=[])
    a_key(cast.elise, title="Le bail", levers=[], question=5)

    assert titles("bail") == ["Le bail"]
    assert titles("baill") == ["Le bailleur"]
    assert titles("zz") == []
    assert titles("") == []


@pytest.mark.django_db
def test_a_question_narrows_and_publications_have_none(cast: Cast) -> None:
    a_key(cast.elise)
    a_publication(cast.elise)

    assert titles("sac") == ["Des clés de médiation"]
    assert titles("sac", 4) == []
    assert titles("stylo", 4) == ["Qui tient le stylo ?"]
