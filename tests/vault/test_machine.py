"""Any order of acts: a row opens exactly where a model of sets says it does."""

import contextlib
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.vault.models import Card
from tests.vault.world import PASSPHRASE, World, card
from trousseau.vault import api as vault

NAMES = ["aicha", "bruno", "chantal", "driss"]
PERSON = some.sampled_from(NAMES)


class Undone(Exception):  # noqa: N818  (it ends an example: everything is rolled back)
    """The example is over."""


class Machine(RuleBasedStateMachine):
    """One circle; `readers` says, for each row, who was there when its layer began."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.world = World()
        self.safe = self.world.circle("aicha")
        self.members = {"aicha"}
        self.layer_readers = {1: {"aicha"}}
        self.rows: dict[Any, int] = {}
        self.texts: dict[Any, str] = {}
        self.number = 1

    def teardown(self) -> None:
        with contextlib.suppress(Undone):
            self.atomic.__exit__(Undone, Undone(), None)

    @rule(who=PERSON, newcomer=PERSON)
    def admit(self, who: str, newcomer: str) -> None:
        if newcomer in self.members:
            return
        self.number += 1
        number = self.number
        if who not in self.members:
            with pytest.raises(vault.NotGranted):
                self.world.admit(self.safe, newcomer, number, by=who)
            return
        self.world.admit(self.safe, newcomer, number, by=who)
        self.members.add(newcomer)
        self.layer_readers[max(self.layer_readers) + 1] = set(self.members)

    @rule(who=PERSON, leaver=PERSON)
    def remove(self, who: str, leaver: str) -> None:
        by = getattr(self.world, who).back()
        holder_id = getattr(self.world, leaver).id
        if who not in self.members or leaver not in self.members:
            with pytest.raises(vault.NotGranted):
                vault.remove(self.safe.pk, holder_id, by=by)
            return
        if self.members == {leaver}:
            return
        vault.remove(self.safe.pk, holder_id, by=by)
        self.members.discard(leaver)
        for readers in self.layer_readers.values():
            readers.discard(leaver)

    @rule(who=PERSON, text=some.text(max_size=9))
    def write(self, who: str, text: str) -> None:
        by = getattr(self.world, who).back()
        if who not in self.members:
            with pytest.raises(vault.NotGranted):
                card(self.safe, text, by=by)
            return
        row = card(self.safe, text, by=by)
        self.rows[row.pk], self.texts[row.pk] = max(self.layer_readers), text

    @rule(who=PERSON, data=some.data())
    def edit_or_shred(self, who: str, data: Any) -> None:
        if not self.rows:
            return
        pk = data.draw(some.sampled_from(sorted(self.rows)))
        row, by = Card.objects.get(pk=pk), getattr(self.world, who).back()
        act = data.draw(some.sampled_from(["edit", "shred"]))
        if who not in self.layer_readers[self.rows[pk]]:
            with pytest.raises(vault.NotGranted):
                vault.shred_row(row, by=by)
        elif act == "edit":
            self.texts[pk] += "!"
            vault.seal_row(row, {"text": self.texts[pk]}, by=by)
        else:
            vault.shred_row(row, by=by)
            del self.rows[pk]

    @rule(who=PERSON, root=some.booleans())
    def change(self, who: str, root: bool) -> None:
        someone = getattr(self.world, who)
        someone.change(PASSPHRASE + str(len(someone.passphrase) % 7), someone_may_know=root)

    @rule(who=PERSON)
    def lock_and_come_back(self, who: str) -> None:
        unlock_id = vault.remember(getattr(self.world, who).back(), bytes(32))
        recalled = vault.recall(unlock_id, bytes(32))
        assert recalled is not None
        assert vault.can_open(self.safe.pk, by=recalled) is (who in self.members)

    @invariant()
    def rows_open_exactly_where_the_model_says(self) -> None:
        rows = list(Card.objects.order_by("pk"))
        assert {row.pk for row in rows} == set(self.rows)
        for name in NAMES:
            by = getattr(self.world, name).back()
            for one in vault.open_rows(rows, by=by):
                is_reader = name in self.layer_readers[self.rows[one.row.pk]]
                expected = {"text": self.texts[one.row.pk]} if is_reader else None
                assert one.payload == expected
            if name in self.members:
                assert vault.check_safe(self.safe.pk, by=by, model=Card) == []


def test_a_row_opens_exactly_where_the_model_of_sets_says(world: World) -> None:
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=6,
            stateful_step_count=10,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
