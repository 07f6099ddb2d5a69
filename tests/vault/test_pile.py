"""The pile: one slip each, all of one size, shuffled, forgotten with the meeting; nothing written."""

import sqlite3
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.vault.slips import CARD, MEETING, RUN, file, own, put, stored, taken
from tests.vault.world import PASSPHRASE, World, card
from trousseau.lib import clock
from trousseau.vault import api as vault
from trousseau.vault import derivation, slips
from trousseau.vault.models import Safe


def test_one_each_from_any_device_and_every_member_takes_all(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    put(safe, "d’Aïcha", by=world.aicha.back())
    put(safe, "de Bruno", by=world.bruno.back())
    put(safe, "de Bruno, relu sur un autre appareil", by=world.bruno.back())

    expected = ["de Bruno, relu sur un autre appareil", "d’Aïcha"]
    assert taken(safe, by=world.chantal.back()) == expected
    assert taken(safe, by=world.chantal.back()) == expected  # taking removes nothing
    assert own(safe, by=world.bruno.back()) == expected[0]
    assert own(safe, by=world.chantal.back()) is None
    assert own(safe, by=world.bruno.back(), slot="ballot") is None


def test_a_slot_is_taken_with_its_slips(world: World) -> None:
    safe = world.circle("aicha")
    by = world.aicha.back()
    put(safe, "une voix", by=by, slot="ballot")
    put(safe, "une carte", by=by)

    found = vault.pile_take(meeting=MEETING, run=RUN, safe_id=safe.pk, by=by)

    assert sorted((slot, payload["text"]) for slot, payload in found) == [
        ("ballot", "une voix"),
        (CARD, "une carte"),
    ]
    assert {payload["rank"] for _slot, payload in found} == {1}


def test_the_order_taken_is_drawn(world: World) -> None:
    safe = world.circle("aicha")
    by = world.aicha.back()
    for number in range(8):
        put(safe, str(number), by=by, slot=f"card:{number}")

    orders = {
        tuple(
            payload["text"]
            for _slot, payload in vault.pile_take(meeting=MEETING, run=RUN, safe_id=safe.pk, by=by)
        )
        for _ in range(8)
    }

    assert len(orders) > 4


def test_one_takes_one_s_own_slip_away(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    vault.pile_drop(meeting=MEETING, run=RUN, slot=CARD, by=world.aicha.back())  # nothing there
    put(safe, "d’Aïcha", by=world.aicha.back())
    put(safe, "de Bruno", by=world.bruno.back())

    vault.pile_drop(meeting=MEETING, run=RUN, slot=CARD, by=world.aicha.back())

    assert taken(safe, by=world.bruno.back()) == ["de Bruno"]


def test_who_is_not_in_the_circle_puts_and_takes_nothing(world: World) -> None:
    safe, other = world.circle("aicha"), world.circle("chantal")
    put(safe, "d’Aïcha", by=world.aicha.back())

    with pytest.raises(vault.NotGranted):
        put(safe, "de Chantal", by=world.chantal.back())
    with pytest.raises(vault.NotGranted):
        put(Safe(), "nulle part", by=world.aicha.back())
    assert taken(safe, by=world.chantal.back()) == []
    assert taken(other, by=world.chantal.back()) == []
    assert taken(other, by=world.aicha.back()) == []
    assert own(other, by=world.aicha.back()) is None


def test_a_run_that_is_shut_says_so_and_takes_nothing_more(world: World) -> None:
    safe = world.circle("aicha")
    by = world.aicha.back()
    put(safe, "à temps", by=by)

    vault.pile_shut(meeting=MEETING, run=RUN)

    with pytest.raises(vault.TooLate):
        put(safe, "trop tard", by=by)
    with pytest.raises(vault.TooLate):
        vault.pile_drop(meeting=MEETING, run=RUN, slot=CARD, by=by)
    assert taken(safe, by=by) == ["à temps"]
    put(safe, "phase suivante", by=by, run=RUN + 1)
    vault.pile_shut(meeting=MEETING, run=RUN - 1)  # going back opens nothing again
    with pytest.raises(vault.TooLate):
        put(safe, "trop tard", by=by)


def test_a_run_is_shut_even_where_nobody_has_put_anything_yet(world: World) -> None:
    safe = world.circle("aicha")

    vault.pile_shut(meeting=MEETING, run=RUN)

    with pytest.raises(vault.TooLate):
        put(safe, "trop tard", by=world.aicha.back())


def test_forgetting_runs_leaves_the_present_one(world: World) -> None:
    safe = world.circle("aicha")
    by = world.aicha.back()
    put(safe, "avant", by=by)
    put(safe, "maintenant", by=by, run=RUN + 1)

    vault.pile_forget(meeting=MEETING, before_run=RUN + 1)

    assert taken(safe, by=by) == []
    assert taken(safe, by=by, run=RUN + 1) == ["maintenant"]
    with pytest.raises(vault.TooLate):
        put(safe, "trop tard", by=by)


def test_once_forgotten_no_tag_can_be_checked_with_the_root_and_a_dump(world: World) -> None:
    safe = world.circle("aicha")
    by = world.aicha.back()
    put(safe, "d’Aïcha", by=by)
    ((nonce,),) = stored("SELECT nonce FROM heap")
    ((tag,),) = stored("SELECT tag FROM slip")
    assert tag == derivation.tag(by.meeting_secret(MEETING), nonce, RUN, CARD)

    vault.pile_forget(meeting=MEETING)

    assert stored("SELECT nonce FROM heap") == [(b"",)]
    assert stored("SELECT * FROM slip") == []
    for path in file().parent.iterdir():  # secure_delete: not in freed pages either
        assert nonce not in path.read_bytes()
        assert tag not in path.read_bytes()
    assert own(safe, by=by) is None
    vault.pile_drop(meeting=MEETING, run=RUN, slot=CARD, by=by)
    with pytest.raises(vault.TooLate):
        put(safe, "encore", by=by)
    vault.pile_forget(meeting=uuid4())  # a meeting without a pile


def test_two_meetings_give_one_person_two_tags(world: World) -> None:
    safe = world.circle("aicha")
    put(safe, "un", by=world.aicha.back())
    put(safe, "un", by=world.aicha.back(), meeting=uuid4())
    put(safe, "un", by=world.aicha.back(), run=RUN + 1)

    assert len({tag for (tag,) in stored("SELECT tag FROM slip")}) == 3
    assert len({nonce for (nonce,) in stored("SELECT nonce FROM heap")}) == 2


def test_nothing_in_clear_leads_to_anybody(world: World) -> None:
    safe = world.circle("aicha")
    put(safe, "un marqueur reconnaissable", by=world.aicha.back())

    raw = file().read_bytes()

    for trace in (b"marqueur", CARD.encode(), world.aicha.id.bytes, safe.pk.bytes, b"text"):
        assert trace not in raw


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("", True),
        ("\n" * 1800, True),
        ('"' * 1800, True),
        ("a" * 1801, False),
        ("é" * 900, True),
        ("é" * 901, False),
        ("🙂" * 450, True),
        ("👩🏽‍🦽" * 105, True),
        ("🙂" * 451, False),
    ],
    ids=["empty", "lines", "quotes", "plain-over", "accents", "accents-over", "emoji",
         "joined-emoji", "emoji-over"],
)  # fmt: skip
def test_eighteen_hundred_bytes_fit_whatever_they_are(world: World, text: str, fits: bool) -> None:
    safe = world.circle("aicha")
    if fits:
        put(safe, text, by=world.aicha.back())
        assert own(safe, by=world.aicha.back()) == text
        assert [len(blob) for (blob,) in stored("SELECT blob FROM slip")] == [1 + 24 + 2048 + 16]
        return
    with pytest.raises(vault.TooLong):
        put(safe, text, by=world.aicha.back())
    assert not file().exists()


def test_ten_mutations_of_each_byte_region_open_nothing(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    put(safe, "d’Aïcha", by=world.aicha.back())
    put(safe, "de Bruno", by=world.bruno.back())
    by = world.aicha.back()
    rows = stored("SELECT meeting, run, tag, layer, epoch, blob FROM slip")
    one, other = (slips.Slip(*row[2:]) for row in rows)
    broken = [one.blob[:place] + bytes([one.blob[place] ^ 1]) + one.blob[place + 1 :]
              for place in range(0, len(one.blob), 97)]  # fmt: skip

    for blob in [b"", b"\x01", one.blob[:-1], one.blob + b"\0", other.blob, *broken]:
        _overwrite(one.tag, blob)
        assert len(taken(safe, by=by)) == 1


def _overwrite(tag: bytes, blob: bytes) -> None:
    base = sqlite3.connect(file())
    with base:
        base.execute("UPDATE slip SET blob = ? WHERE tag = ?", (blob, tag))
    base.close()


def test_a_slip_moved_to_another_run_or_epoch_opens_nowhere(world: World) -> None:
    safe = world.circle("aicha")
    by = world.aicha.back()
    put(safe, "ici", by=by)

    for column in ("run", "layer", "epoch"):
        base = sqlite3.connect(file())
        with base:
            base.execute(f"UPDATE slip SET {column} = {column} + 1")  # noqa: S608
        assert taken(safe, by=by, run=RUN + (column == "run")) == []
        with base:
            base.execute(f"UPDATE slip SET {column} = {column} - 1")  # noqa: S608
        base.close()
    assert taken(safe, by=by) == ["ici"]


def test_slips_outlive_the_rotations_of_the_middle_of_a_phase(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal", "driss")
    put(safe, "d’Aïcha", by=world.aicha.back())
    put(safe, "de Bruno", by=world.bruno.back())
    vault.remove(safe.pk, world.chantal.id, by=world.driss.back())
    put(safe, "de Bruno, encore", by=world.bruno.back(), slot="ballot")
    vault.remove(safe.pk, world.driss.id, by=world.aicha.back())
    world.bruno.change(PASSPHRASE + " 2", someone_may_know=True)

    everything = ["de Bruno", "de Bruno, encore", "d’Aïcha"]
    assert taken(safe, by=world.aicha.back()) == everything
    assert own(safe, by=world.aicha.back()) == "d’Aïcha"
    assert taken(safe, by=world.chantal.back()) == []
    assert taken(safe, by=world.driss.back()) == []


def test_a_newcomer_takes_what_was_put_down_since(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    put(safe, "avant", by=world.bruno.back())
    world.admit(safe, "chantal", 3, by="aicha")
    put(safe, "après", by=world.aicha.back())

    assert taken(safe, by=world.chantal.back()) == ["après"]
    assert taken(safe, by=world.bruno.back()) == ["après", "avant"]


def test_a_bridge_of_somebody_s_own_making_opens_nothing(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    put(safe, "d’Aïcha", by=world.aicha.back())
    vault.remove(safe.pk, world.bruno.id, by=world.aicha.back())
    base = sqlite3.connect(file())
    with base:
        base.execute("UPDATE bridge SET blob = ?", (bytes([1]) * 73,))
    base.close()

    assert taken(safe, by=world.aicha.back()) == []


def test_putting_and_reading_write_nothing_in_the_base(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    by = world.bruno.back()
    by.is_untraced = True
    vault.remove(safe.pk, world.chantal.id, by=world.aicha.back())  # a letter waits for Bruno

    with CaptureQueriesContext(
        connection,
    ) as asked:
        put(safe, "de Bruno", by=by)
        assert own(safe, by=by) == "de Bruno"
        vault.pile_drop(meeting=MEETING, run=RUN, slot=CARD, by=by)
        put(safe, "de Bruno", by=by)

    assert asked.captured_queries
    assert all(query["sql"].startswith("SELECT") for query in asked.captured_queries)
    assert taken(safe, by=world.aicha.back()) == ["de Bruno"]


def test_a_refused_letter_is_refused_untraced_too(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    by = world.bruno.back()
    by.is_untraced = True
    vault.remove(safe.pk, world.chantal.id, by=world.aicha.back())
    safe.letters.update(blob=b"\x01")

    with pytest.raises(vault.NotGranted):
        put(safe, "de Bruno", by=by)


def test_a_reboot_empties_the_pile_and_phones_send_again(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    put(safe, "de Bruno", by=world.bruno.back())
    file().unlink()
    assert taken(safe, by=world.aicha.back()) == []

    for _ in range(3):
        put(safe, "de Bruno", by=world.bruno.back())

    assert taken(safe, by=world.aicha.back()) == ["de Bruno"]


def test_the_clocks_destroy_what_a_meeting_nobody_closed_has_left(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    put(safe, "oubliée", by=world.aicha.back())
    vault.remove(safe.pk, world.bruno.id, by=world.aicha.back())

    vault.retain(clock.today() + timedelta(days=2))
    assert taken(safe, by=world.aicha.back()) == ["oubliée"]
    vault.retain(clock.today() + timedelta(days=3))

    assert stored("SELECT * FROM slip") == stored("SELECT * FROM heap") == []
    assert stored("SELECT * FROM bridge") == []


def test_rows_and_slips_live_side_by_side(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    row = card(safe, "une ligne", by=world.aicha.back())
    put(safe, "une carte", by=world.aicha.back())

    assert vault.open_row(row, by=world.bruno.back()) == {"text": "une ligne"}
    assert taken(safe, by=world.bruno.back()) == ["une carte"]
