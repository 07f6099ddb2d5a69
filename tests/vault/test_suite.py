"""Suite 1: what is sealed opens in its place, or says CannotOpen and nothing else."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from trousseau.vault import suite
from trousseau.vault.errors import CannotOpen
from trousseau.vault.frames import Context
from trousseau.vault.secret import BoxHalf, EpochSecret, Lock, SheetSecret

LOCK = Lock(bytes(range(32)))
HERE = Context("content", b"here")
MUTATIONS = 10_000


def test_a_blob_is_version_nonce_ciphertext_and_tag() -> None:
    blob = suite.seal(LOCK, HERE, b"x" * 10)

    assert blob[0] == 1
    assert len(blob) == 1 + 24 + 10 + 16
    assert suite.unseal(LOCK, HERE, blob) == b"x" * 10
    assert suite.unseal(LOCK, HERE, memoryview(blob)) == b"x" * 10
    assert suite.seal(LOCK, HERE, b"x" * 10) != blob


@pytest.mark.parametrize("elsewhere", [Context("content", b"there"), Context("row", b"")])
def test_a_blob_opens_nowhere_else(elsewhere: Context) -> None:
    blob = suite.seal(LOCK, HERE, b"x")

    with pytest.raises(CannotOpen):
        suite.unseal(LOCK, elsewhere, blob)


def test_ten_thousand_mutations_only_ever_cannot_open() -> None:
    draw = random.Random(1)  # noqa: S311  (reproducible, not secret)
    blob = suite.seal(LOCK, HERE, b"a text " * 5)
    messages = set()

    for _ in range(MUTATIONS):
        mutated = _mutated(blob, draw)
        if mutated == blob:
            continue
        with pytest.raises(CannotOpen) as caught:
            suite.unseal(LOCK, HERE, mutated)
        messages.add(str(caught.value))
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None

    assert messages == {"content"}


def _mutated(blob: bytes, draw: random.Random) -> bytes:
    match draw.randrange(4):
        case 0:
            return blob[: draw.randrange(len(blob))]
        case 1:
            return blob + draw.randbytes(draw.randrange(1, 9))
        case 2:
            return draw.randbytes(draw.randrange(90))
        case _:
            place = draw.randrange(len(blob))
            return blob[:place] + bytes([blob[place] ^ 1 << draw.randrange(8)]) + blob[place + 1 :]


def test_a_reader_of_a_former_suite_still_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(suite.READERS, 0, lambda secret, aad, body: body[::-1])

    assert suite.unseal(LOCK, HERE, b"\0olleh") == b"hello"


@pytest.mark.parametrize("block", range(0, 20_001, 1_000))
def test_padding_comes_off_again_at_every_length(block: int) -> None:
    for length in range(block, min(block + 1_000, 20_001)):
        padded = suite.pad(b"\x80" * length)
        assert len(padded) % (512 if length < 8192 else 4096) == 0
        assert len(suite.unpad(padded, "content")) == length


@pytest.mark.parametrize(
    ("length", "padded"),
    [
        (0, 512),
        (511, 512),
        (512, 1024),
        (8191, 8192),
        (8192, 12288),
        (12287, 12288),
        (12288, 16384),
    ],
)
def test_padding_turns_at_8192(length: int, padded: int) -> None:
    assert len(suite.pad(bytes(length))) == padded


@pytest.mark.parametrize("padded", [b"", bytes(512), b"x" * 511, bytes(12288)])
def test_what_was_not_padded_does_not_open(padded: bytes) -> None:
    with pytest.raises(CannotOpen, match=r"^index$"):
        suite.unpad(padded, "index")


def test_a_letter_opens_for_its_recipient_from_its_sender_only() -> None:
    sender, recipient, thief = (suite.fresh(BoxHalf) for _ in range(3))
    letter = suite.seal_letter(sender, suite.public_of(recipient), b"text")

    assert suite.unseal_letter(recipient, suite.public_of(sender), letter) == b"text"
    for half, public in [
        (thief, suite.public_of(sender)),
        (recipient, suite.public_of(thief)),
        (recipient, b"short"),
    ]:
        with pytest.raises(CannotOpen, match=r"^letter$"):
            suite.unseal_letter(half, public, letter)


@given(some.binary(max_size=200))
def test_no_bytes_are_a_letter(raw: bytes) -> None:
    half = BoxHalf(bytes(range(32)))

    with pytest.raises(CannotOpen, match=r"^letter$"):
        suite.unseal_letter(half, suite.public_of(half), raw)


@pytest.mark.parametrize("public", [b"", bytes(32), b"x" * 31])
def test_nothing_is_written_to_a_half_that_is_none(public: bytes) -> None:
    with pytest.raises(CannotOpen, match=r"^letter$"):
        suite.seal_letter(suite.fresh(BoxHalf), public, b"text")


def test_argon2_refuses_what_the_library_refuses() -> None:
    for t, m_kib in [(0, 8), (1, 1), (1, 2**40)]:
        with pytest.raises(CannotOpen, match=r"^stretch$"):
            suite.argon2id(b"x", bytes(16), t=t, m_kib=m_kib)


def test_fresh_secrets_have_their_kind_and_length() -> None:
    assert len(suite.fresh(SheetSecret).reveal()) == 16
    assert type(suite.fresh(EpochSecret)) is EpochSecret
    assert suite.fresh(Lock) != suite.fresh(Lock)
    assert len(suite.random_bytes(5)) == 5
