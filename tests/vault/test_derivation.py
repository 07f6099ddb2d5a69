"""Derivations: frozen for ever, one meaning each."""

import json
from hashlib import blake2b
from pathlib import Path
from uuid import UUID

import pytest

from trousseau.vault import derivation, suite, words
from trousseau.vault.derivation import Cost, Label
from trousseau.vault.frames import context
from trousseau.vault.secret import Cookie, Pepper, Root, Secret, SheetSecret, TrailSecret

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
SECRET = bytes.fromhex(VECTORS["secret"])
DATA = bytes.fromhex(VECTORS["data"])


def test_every_label_has_a_vector() -> None:
    assert set(VECTORS["labels"]) == {label.value for label in Label}


@pytest.mark.parametrize("label", Label)
def test_derivations_are_frozen(label: Label) -> None:
    derived = derivation.derive(Secret(SECRET), label, DATA)
    by_the_book = blake2b(DATA, digest_size=32, key=SECRET, person=label.encode()).digest()

    assert derived.hex() == VECTORS["labels"][label] == by_the_book.hex()
    assert len(label) <= 16


def test_a_passphrase_at_its_real_cost_is_frozen() -> None:
    stretched = derivation.stretch("été à la mer", bytes(range(16)), Cost(3, 65536, 1))
    pepper = Pepper(bytes(range(32, 64)))

    assert stretched.reveal().hex() == VECTORS["stretched"]
    assert derivation.verifier(stretched, pepper).hex() == VECTORS["verifier"]
    assert derivation.pass_lock(stretched, pepper).reveal().hex() == VECTORS["pass_lock"]


def test_a_sheet_is_frozen() -> None:
    sheet = SheetSecret(bytes(range(16)))

    assert " ".join(words.words_of(sheet)) == VECTORS["sheet_words"]
    assert derivation.sheet_lock(sheet).reveal().hex() == VECTORS["sheet_lock"]


def test_what_follows_from_a_root_is_frozen() -> None:
    root = Root(SECRET)
    half = derivation.box_half(root)

    assert derivation.own_lock(root).reveal().hex() == VECTORS["own_lock"]
    assert half.reveal().hex() == VECTORS["box_half"]
    assert suite.public_of(half).hex() == VECTORS["public"]


def test_words_compared_aloud_are_frozen() -> None:
    code = derivation.code("join", UUID(int=1), b"a", b"b", 2)

    assert code.hex() == VECTORS["code"]
    assert " ".join(words.spoken(code)) == VECTORS["code_words"]


def test_a_blob_of_a_known_nonce_is_frozen() -> None:
    place = context("content", "notebook.situation", UUID(int=1), UUID(int=2), 3)
    text = suite.pad("café".encode())[:16]
    blob = suite._seal_at(bytes(range(24)), Secret(SECRET), place, text)

    assert place.aad.hex() == VECTORS["content_aad"]
    assert blob.hex() == VECTORS["sealed"]
    assert suite.unseal(Secret(SECRET), place, blob) == text


def test_one_lane_only() -> None:
    with pytest.raises(ValueError, match="one lane"):
        derivation.stretch("x", bytes(16), Cost(1, 8, 4))


def test_the_rest_is_what_its_label_says() -> None:
    cookie, trail = Cookie(SECRET), TrailSecret(SECRET)

    assert derivation.bound_to(cookie) == derivation.derive(cookie, Label.BIND).hex()
    assert derivation.session_lock(cookie).reveal() == derivation.derive(cookie, Label.SESSION)
    assert derivation.pseudonym(trail, b"x") == derivation.derive(trail, Label.TRAIL, b"x").hex()
    assert derivation.fingerprint(trail, "a") != derivation.fingerprint(trail, "b")
