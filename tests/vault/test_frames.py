"""Frames: no two different lists of parts give the same bytes."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from trousseau.vault.frames import PURPOSES, context, frame

ID = UUID(int=7)


def test_each_part_is_its_length_then_its_bytes() -> None:
    assert frame(ID, 3, "é", b"ab") == (
        b"\0\0\0\x10" + ID.bytes
        + b"\0\0\0\x08" + b"\0" * 7 + b"\x03"
        + b"\0\0\0\x02" + "é".encode()
        + b"\0\0\0\x02ab"
    )  # fmt: skip


def test_composed_and_decomposed_text_frame_alike() -> None:
    assert frame("e\u0301") == frame("\u00e9")


@given(some.lists(some.binary(max_size=6)), some.lists(some.binary(max_size=6)))
def test_different_lists_give_different_bytes(one: list[bytes], other: list[bytes]) -> None:
    assert (frame(*one) == frame(*other)) is (one == other)


def test_a_context_starts_with_the_house_and_the_purpose() -> None:
    assert context("index", ID, 1, 2, 3).aad == frame("trousseau", "index", ID, 1, 2, 3)


@pytest.mark.parametrize("parts", [(ID, 1, 2), (1, ID, 2, 3), (ID, 1, 2, 3, 4), (ID, "1", 2, 3)])
def test_a_context_of_other_parts_is_our_mistake(parts: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match="the context of index is UUID, int, int, int"):
        context("index", *parts)  # type: ignore[arg-type]


def test_the_purposes_are_frozen() -> None:
    assert {purpose: len(parts) for purpose, parts in PURPOSES.items()} == {
        "lock.pass": 6,
        "lock.sheet": 3,
        "session": 3,
        "grant": 7,
        "row": 5,
        "content": 4,
        "index": 4,
        "roster": 4,
        "pass": 7,
        "pile": 6,
        "bridge": 3,
    }
    assert context("session", uuid4(), uuid4(), 1).purpose == "session"
