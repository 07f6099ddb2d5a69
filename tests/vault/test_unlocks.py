"""Unlocks: a cookie and a row, neither of which opens anything alone; idle time counts acts."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from tests.vault.world import COOKIE, World
from trousseau.lib import clock
from trousseau.vault import api as vault
from trousseau.vault.models import Holder, Unlock

START = datetime(2026, 3, 2, 9, 0, 40, tzinfo=UTC)
OTHER = bytes(32)


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock.stopped_at(START):
        yield


def after(**times: int) -> None:
    clock.use(lambda: START + timedelta(**times))


def test_a_remembered_unlock_is_recalled_with_its_cookie_only(world: World) -> None:
    by = world.aicha.back()
    unlock_id = vault.remember(by, COOKIE)

    recalled = vault.recall(unlock_id, COOKIE)

    assert recalled is not None
    assert recalled.root == by.root
    assert vault.recall(unlock_id, OTHER) is None
    assert vault.recall(unlock_id, b"") is None
    assert vault.recall(uuid4(), COOKIE) is None


def test_the_row_alone_holds_no_root(world: World) -> None:
    by = world.aicha.back()
    vault.remember(by, COOKIE)

    row = Unlock.objects.get()

    assert by.root.reveal() not in bytes(row.blob)
    assert (row.opened_at.second, row.acted_at.second) == (0, 0)


def test_an_unlock_moved_to_another_row_or_holder_refuses(world: World) -> None:
    mine = vault.remember(world.aicha.back(), COOKIE)
    hers = vault.remember(world.bruno.back(), COOKIE)
    Unlock.objects.filter(pk=hers).update(blob=bytes(Unlock.objects.get(pk=mine).blob))
    Unlock.objects.filter(pk=mine).update(holder=world.bruno.holder)

    assert vault.recall(hers, COOKIE) is None
    assert vault.recall(mine, COOKIE) is None


def test_a_swapped_public_half_ends_the_unlock(world: World) -> None:
    unlock_id = vault.remember(world.aicha.back(), COOKIE)
    Holder.objects.filter(pk=world.aicha.id).update(public=bytes(32))

    assert vault.recall(unlock_id, COOKIE) is None


def test_thirty_minutes_without_an_act_lock(world: World) -> None:
    unlock_id = vault.remember(world.aicha.back(), COOKIE)
    after(minutes=29)
    assert vault.recall(unlock_id, COOKIE) is not None  # reading is not an act

    after(minutes=30)

    assert vault.open_sessions(world.aicha.id) == []
    assert vault.recall(unlock_id, COOKIE) is None
    assert vault.sweep() == 1


def test_an_act_keeps_it_open_and_is_written_to_the_minute(world: World) -> None:
    unlock_id = vault.remember(world.aicha.back(), COOKIE)
    after(minutes=20, seconds=5)
    vault.touch(unlock_id)
    after(minutes=20, seconds=15)
    vault.touch(unlock_id)

    assert Unlock.objects.get().acted_at == START.replace(second=0) + timedelta(minutes=20)
    after(minutes=45)
    assert vault.recall(unlock_id, COOKIE) is not None


def test_twelve_hours_are_the_end(world: World) -> None:
    unlock_id = vault.remember(world.aicha.back(), COOKIE)
    for minutes in range(20, 720, 20):
        after(minutes=minutes)
        vault.touch(unlock_id)
        assert vault.recall(unlock_id, COOKIE) is not None

    after(hours=12)
    vault.touch(unlock_id)

    assert vault.recall(unlock_id, COOKIE) is None


def test_a_pending_unlock_opens_nothing_before_the_second_factor(world: World) -> None:
    unlock_id = vault.remember(world.aicha.back(), COOKIE, pending=True)

    assert vault.recall(unlock_id, COOKIE) is None
    assert vault.proved_at(unlock_id) is None
    assert vault.open_sessions(world.aicha.id) == []
    assert not vault.confirm_pending(unlock_id, COOKIE, world.bruno.id)
    assert not vault.confirm_pending(unlock_id, OTHER, world.aicha.id)

    assert vault.confirm_pending(unlock_id, COOKIE, world.aicha.id)
    assert vault.recall(unlock_id, COOKIE) is not None
    assert not vault.confirm_pending(unlock_id, COOKIE, world.aicha.id)


def test_an_abandoned_pending_unlock_is_gone_after_ten_minutes(world: World) -> None:
    unlock_id = vault.remember(world.aicha.back(), COOKIE, pending=True)
    after(minutes=10)

    assert not vault.confirm_pending(unlock_id, COOKIE, world.aicha.id)
    assert vault.sweep() == 1
    assert not Unlock.objects.exists()


def test_each_new_unlock_sweeps_the_expired_ones(world: World) -> None:
    vault.remember(world.aicha.back(), COOKIE)
    after(minutes=31)

    kept = vault.remember(world.bruno.back(), COOKIE)

    assert Unlock.objects.get().pk == kept


def test_a_proof_is_fresh_for_ten_minutes(world: World) -> None:
    unlock_id = vault.remember(world.aicha.back(), COOKIE)
    assert vault.proved_at(unlock_id) == START.replace(second=0)

    after(minutes=10)
    assert vault.proved_at(unlock_id) is None

    vault.prove(unlock_id)
    assert vault.proved_at(unlock_id) == START.replace(second=0) + timedelta(minutes=10)
    assert vault.proved_at(uuid4()) is None


def test_locking_deletes_the_row(world: World) -> None:
    here, there = (vault.remember(world.aicha.back(), COOKIE) for _ in range(2))
    vault.lock(here)
    vault.lock(here)

    assert vault.recall(here, COOKIE) is None
    assert vault.recall(there, COOKIE) is not None


def test_locking_everywhere_spares_one(world: World) -> None:
    here, there = (vault.remember(world.aicha.back(), COOKIE) for _ in range(2))
    hers = vault.remember(world.bruno.back(), COOKIE)

    vault.lock_everywhere(world.aicha.id, except_id=here)

    assert set(Unlock.objects.values_list("pk", flat=True)) == {here, hers}
    assert [session.id for session in vault.open_sessions(world.aicha.id)] == [here]
    vault.lock_everywhere(world.aicha.id)
    assert vault.recall(there, COOKIE) is None
    assert Unlock.objects.get().pk == hers


def test_a_session_is_bound_to_its_cookie() -> None:
    assert vault.bind(COOKIE) == vault.bind(COOKIE) != vault.bind(OTHER)
    assert COOKIE.hex() not in vault.bind(COOKIE)
