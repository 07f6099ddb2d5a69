"""Slips: always two kibibytes, whatever they say."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as some

from trousseau.vault import api as vault
from trousseau.vault import slips, suite
from trousseau.vault.errors import CannotOpen


@hypothesis(deadline=None, suppress_health_check=list(HealthCheck))
@given(some.text(max_size=500), some.sampled_from(["question", "🙂 ballot", "é"]))
def test_every_slip_is_as_long_as_the_next(text: str, slot: str) -> None:
    assert len(slips.pack(slot, {"text": text})) == suite.SLIP == 2048
    assert slips.unpack(slips.pack(slot, {"text": text, "n": [1]})) == (
        slot,
        {"text": text, "n": [1]},
    )


def test_many_texts_that_do_not_fit_together_are_refused() -> None:
    with pytest.raises(vault.TooLong):
        slips.pack("grid", {"one": "a" * 1100, "two": "b" * 1100})


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\x01",
        b"\0\x01a",
        b"\0\x01a\0\x011",
        b"\0\x01a\0\x02{}\0\x01b",
    ],
)
def test_a_slip_that_a_member_made_up_only_does_not_open(raw: bytes) -> None:
    with pytest.raises(CannotOpen, match="pile"):
        slips.unpack(suite.pad_slip(raw))


def test_a_whole_card_fits_beside_its_text() -> None:
    beside = {
        "kind": "association",
        "phase": "une-phase-au-nom-long",
        "author": None,
        "answer": "",
        "hidden": False,
        "day": "2026-11-22",
        "nonce": "0" * 16,
        "stub": "0" * 64,
    }

    assert len(slips.pack("card:association", beside | {"text": "a" * 1800})) == suite.SLIP


def test_anything_too_long_says_so() -> None:
    for payload in ({"list": ["a"] * 30_000}, {"a" * 70_000: "b"}):
        with pytest.raises(vault.TooLong):
            slips.pack("card", payload)
