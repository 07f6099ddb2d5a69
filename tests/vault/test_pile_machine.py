"""Any order of gestures on a pile: what is taken is exactly what a model of dictionaries says."""

import contextlib
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.vault.test_machine import Undone
from tests.vault.world import World
from trousseau.vault import api as vault

NAMES = ["aicha", "bruno", "chantal"]
PERSON, RUN = some.sampled_from(NAMES), some.integers(1, 3)
SLOT = some.sampled_from(["card:question", "ballot"])


class Machine(RuleBasedStateMachine):
    """One meeting of three, with a fourth who comes and goes; `slips` is what they see of it."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.world, self.meeting = World(), uuid4()
        self.safe = self.world.circle(*NAMES)
        self.by = {name: getattr(self.world, name).back() for name in NAMES}
        self.slips: dict[tuple[int, str, str], str] = {}
        self.least, self.is_over, self.number = 0, False, len(NAMES)
        self.here = self.begun = False

    def teardown(self) -> None:
        with contextlib.suppress(Undone):
            self.atomic.__exit__(Undone, Undone(), None)

    def takes(self, run: int) -> bool:
        return run >= self.least and not self.is_over

    @rule(who=PERSON, run=RUN, slot=SLOT, text=some.text(max_size=20))
    def put(self, who: str, run: int, slot: str, text: str) -> None:
        refused = contextlib.nullcontext() if self.takes(run) else pytest.raises(vault.TooLate)
        with refused:
            vault.pile_put(
                meeting=self.meeting,
                run=run,
                slot=slot,
                payload={"text": text},
                safe_id=self.safe.pk,
                by=self.by[who],
            )
            self.slips[run, slot, who], self.begun = text, True

    @rule(who=PERSON, run=RUN, slot=SLOT)
    def drop(self, who: str, run: int, slot: str) -> None:
        is_refused = self.least > run and not self.is_over
        refused = pytest.raises(vault.TooLate) if is_refused else contextlib.nullcontext()
        with refused:
            vault.pile_drop(meeting=self.meeting, run=run, slot=slot, by=self.by[who])
            self.slips.pop((run, slot, who), None)

    @rule(run=RUN)
    def shut(self, run: int) -> None:
        vault.pile_shut(meeting=self.meeting, run=run)
        self.least, self.begun = max(self.least, run + 1), True

    @rule(run=RUN)
    def forget_before(self, run: int) -> None:
        vault.pile_forget(meeting=self.meeting, before_run=run)
        if self.begun:  # a meeting without a pile stays without
            self.least = max(self.least, run)
        self.slips = {place: text for place, text in self.slips.items() if place[0] >= run}

    @rule()
    def forget(self) -> None:
        vault.pile_forget(meeting=self.meeting)
        self.slips, self.is_over = {}, self.begun

    @rule(who=PERSON)
    def let_in_or_put_out(self, who: str) -> None:
        """Change the secrets in the middle of everything."""
        if self.here:
            vault.remove(self.safe.pk, self.world.driss.id, by=self.by[who])
        else:
            self.number += 1
            self.world.admit(self.safe, "driss", self.number, by=who)
        self.here = not self.here
        for name in NAMES:
            vault.accept_letters(by=self.by[name])

    @invariant()
    def everybody_takes_what_is_there(self) -> None:
        for run in (1, 2, 3):
            there = [(slot, text) for (one, slot, _), text in self.slips.items() if one == run]
            for by in self.by.values():
                taken = vault.pile_take(meeting=self.meeting, run=run, safe_id=self.safe.pk, by=by)
                assert sorted((slot, one["text"]) for slot, one in taken) == sorted(there)

    @invariant()
    def everybody_finds_their_own(self) -> None:
        for name, by in self.by.items():
            own = vault.pile_own(
                meeting=self.meeting, run=1, slot="ballot", safe_id=self.safe.pk, by=by
            )
            assert (own and own["text"]) == self.slips.get((1, "ballot", name))


def test_what_is_taken_is_what_a_model_says(world: World) -> None:
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=8,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
