"""Secret types show nothing, and let nothing store them."""

import copy
import json
import logging
import pickle
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from trousseau.vault import secret as kinds
from trousseau.vault.secret import Lock, Mute, Root, Secret
from trousseau.vault.sheets import Sheet
from trousseau.vault.unlocked import Unlocked

MARK = b"MARKMARKMARKMARK"
KINDS = [
    kind for kind in vars(kinds).values() if isinstance(kind, type) and issubclass(kind, Secret)
]


def all_secrets() -> list[Mute]:
    made: list[Mute] = [kind((MARK * 2)[: kind.LENGTH]) for kind in KINDS]
    return [*made, Unlocked(UUID(int=1), 1, Root(MARK * 2)), Sheet(1, ["mark"] * 12)]


@pytest.mark.parametrize("secret", all_secrets(), ids=repr)
def test_a_secret_shows_nothing(secret: Mute, capsys: pytest.CaptureFixture[str]) -> None:
    assert repr(secret) == f"<{type(secret).__name__}>"
    ways: list[Callable[[Any], object]] = [str, "{}".format, "{:>9}".format, "%s".__mod__, bytes]
    for shown in ways:
        with pytest.raises(TypeError) as caught:
            shown(secret)
        assert "MARK" not in str(caught.value).upper().replace("MARKUP", "")


@pytest.mark.parametrize("secret", all_secrets(), ids=repr)
def test_a_secret_is_neither_stored_nor_copied(secret: Mute) -> None:
    ways: list[Callable[[Any], object]] = [pickle.dumps, json.dumps, copy.copy, copy.deepcopy]
    for store in ways:
        with pytest.raises(TypeError):
            store(secret)


@pytest.mark.parametrize("secret", all_secrets(), ids=repr)
def test_a_secret_has_no_dictionary_to_dump(secret: Mute) -> None:
    assert not getattr(secret, "__dict__", {})


def test_a_logged_secret_leaves_no_byte(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("tests.vault").warning("%r", Root(MARK * 2))

    said = capsys.readouterr()
    assert "MARK" not in said.out + said.err


def test_secrets_compare_by_kind_and_content() -> None:
    assert Root(MARK * 2) == Root(MARK * 2)
    assert Root(MARK * 2) != Root(bytes(32))
    assert Root(MARK * 2) != Lock(MARK * 2)
    assert Root(MARK * 2) != MARK * 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Root(MARK * 2))


def test_a_secret_has_its_length() -> None:
    with pytest.raises(ValueError, match=r"^a secret of another length$"):
        Root(MARK)
