"""What an editor may and may not put in a chapter."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError

from tests.publishing.factories import STYLO
from trousseau.publishing.blocks import (
    ChaptersBlock,
    CopyBlock,
    FrozenKeyBlock,
    frozen_data,
    placed,
    printed_key,
)


def test_a_frozen_key_goes_through_the_form_unchanged() -> None:
    block = CopyBlock()

    shown = block.value_for_form(STYLO)

    assert block.value_from_form(shown) == STYLO
    assert block.to_python(block.get_prep_value(STYLO)) == STYLO
    assert block.to_python(STYLO) == STYLO
    assert block.clean(STYLO) == STYLO
    assert block.get_searchable_content(STYLO) == [STYLO.title, STYLO.kind]


def test_no_key_is_typed() -> None:
    block = CopyBlock()

    assert block.value_for_form(None) == ""
    assert block.value_from_form("") is None
    assert block.get_prep_value(None) is None
    assert block.get_searchable_content(None) == []
    with pytest.raises(ValidationError):
        block.clean(None)


def test_what_an_older_edition_did_not_keep_stays_empty() -> None:
    data = frozen_data(STYLO)
    del data["box"]

    assert printed_key(data | {"unknown": 1}) == STYLO


def test_editors_read_which_key_and_type_nothing() -> None:
    block = FrozenKeyBlock()
    value = block.to_python(block.get_prep_value(placed(STYLO)))

    assert value["copy"] == STYLO
    assert value["shown"] == "Qui tient le stylo ? – version 2, figée le 12\u00a0juin 2014"
    assert block.child_blocks["shown"].field.widget.attrs["readonly"]


def test_a_question_opens_one_chapter_at_most() -> None:
    block = ChaptersBlock()
    chapter = {"type": "chapter", "value": {"question": "4", "title": "Titre"}}

    with pytest.raises(StreamBlockValidationError):
        block.clean(block.to_python([chapter, chapter]))
    assert len(block.clean(block.to_python([chapter]))) == 1
