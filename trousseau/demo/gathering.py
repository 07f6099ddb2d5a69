"""Compose circles and hold their meetings, phase by phase, as people do."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from trousseau.circles import access, actions, rhythms
from trousseau.circles.contents import HarvestContent
from trousseau.circles.protocols import Kind
from trousseau.demo.company import Company
from trousseau.lib import clock
from trousseau.people.http import Actor
from trousseau.vault import api as vault

PARIS = ZoneInfo("Europe/Paris")
Row = dict[str, Any]


def at(day: date, hour: str) -> datetime:
    """Return an hour of a day in Paris."""
    return datetime.combine(day, time.fromisoformat(hour), tzinfo=PARIS)


def compose(
    company: Company, *, name: str, facilitator: str, members: Sequence[str], charter: str
) -> Any:
    """Create a circle; each member is invited, accepts the charter and is let in, words compared."""
    host = company[facilitator]
    circle = actions.create_circle(name=name, by=host, charter=charter)
    for slug in members:
        newcomer = company[slug]
        invitation = actions.invite_member(circle=circle, person=newcomer.person, by=host)
        place = actions.answer_invitation(invitation=invitation, accepts=True, by=newcomer)
        if place is None:
            raise LookupError(slug)
        words = vault.join_words(circle.safe_id, newcomer.person.holder_id, by=host.unlocked)
        actions.admit_member(membership=place, compared=True, by=host, words=words)
        vault.accept_letters(by=newcomer.unlocked)
    return circle


def plan(circle: Any, row: Row, day: date, *, by: Actor, is_last: bool = False) -> Any:
    """Put a meeting in the diary."""
    return actions.plan_meeting(
        circle=circle,
        starts_at=at(day, row["starts"]),
        ends_at=at(day, row["ends"]),
        place=row["place"],
        questions=[row["question"]],
        protocol=row.get("protocol", "gapp"),
        is_last=is_last,
        by=by,
    )


def plan_cycle(
    circle: Any, rhythm: str, rows: Sequence[tuple[Row, date]], *, by: Actor
) -> list[Any]:
    """Put a whole cycle in the diary, some of its dates moved before anyone is told."""
    row, first = rows[0]
    starts_at, ends_at = at(first, row["starts"]), at(first, row["ends"])
    slots = rhythms.slots(starts_at.replace(tzinfo=None), rhythms.Rhythm(rhythm), len(rows))
    plans = [
        actions.Plan(
            slot=slot.replace(tzinfo=PARIS),
            starts_at=at(day, one["starts"]),
            ends_at=at(day, one["ends"]),
            question=one["question"],
            place=one["place"],
        )
        for slot, (one, day) in zip(slots, rows, strict=True)
    ]
    actions.plan_cycle(
        circle=circle,
        starts_at=starts_at,
        ends_at=ends_at,
        rhythm=rhythms.Rhythm(rhythm),
        number=len(rows),
        place=row["place"],
        plans=plans,
        by=by,
    )
    return [stage.meeting for stage in access.courses_of(circle)[0].stages]


class Table:
    """One meeting being held: its clock, its facilitator, who is there."""

    def __init__(
        self, company: Company, meeting: Any, facilitator: str, present: Sequence[str]
    ) -> None:
        self.company, self.meeting = company, meeting
        self.host, self.present = company[facilitator], present
        self.carded: set[str] = set()

    def open(self) -> None:
        """Open the meeting; everyone takes a seat."""
        self.meeting = actions.open_meeting(meeting=self.meeting, by=self.host)
        for slug in self.present:
            actions.join_meeting(meeting=self.meeting, by=self.company[slug])

    def choose(self, case: Any) -> None:
        """Vote, then choose."""
        for slug in self.present[: len(self.present) // 2 + 1]:
            actions.cast_ballot(meeting=self.meeting, case=case, by=self.company[slug])
        self.meeting = actions.count_ballots(meeting=self.meeting, by=self.host)
        self.meeting = actions.choose_case(meeting=self.meeting, case=case, by=self.host)

    def advance(self, times: int = 1) -> None:
        """Go on to the next phase."""
        for _ in range(times):
            self.meeting = actions.advance_phase(meeting=self.meeting, by=self.host)
            self.carded = set()

    def work(self, case: Any, row: Row) -> None:
        """Run the whole protocol on one case, with what each person said."""
        self.choose(case)
        self.advance(2)
        presenter = self.company[row["by"]]
        for one in row["questions"]:
            asked = self.say(Kind.QUESTION, one, row["by"], signed=True)
            actions.answer_question(contribution=asked, text=one["answer"], by=presenter)
        self.advance()
        for one in row["hypotheses"]:
            self.say(Kind.HYPOTHESIS, one, row["by"])
        self.advance()
        actions.contribute(
            meeting=self.meeting, kind=Kind.LAST_WORD, text=row["last_word"], by=presenter
        )
        for lead in row["leads"]:
            actions.contribute(meeting=self.meeting, kind=Kind.LEAD, text=lead, by=presenter)
        if row.get("intention"):
            actions.contribute(
                meeting=self.meeting, kind=Kind.INTENTION, text=row["intention"], by=presenter
            )
        self.advance()
        for one in row["learnings"]:
            self.say(Kind.LEARNING, one, row["by"])

    def say(self, kind: Kind, one: Row, presenter: str, *, signed: bool = False) -> Any:
        """Let someone put a slip down: unsigned when no author is named, each then their own card."""
        others = [slug for slug in self.present if slug != presenter]
        if one["author"] in others or signed:
            author = one["author"] or others[len(one["text"]) % len(others)]
            return actions.contribute(
                meeting=self.meeting, kind=kind, text=one["text"], by=self.company[author]
            )
        silent = [slug for slug in others if slug not in self.carded]
        self.carded.add(silent[0])
        return actions.put_card(
            meeting=self.meeting, kind=kind, text=one["text"], by=self.company[silent[0]]
        )

    def another(self) -> None:
        """Take a second case."""
        self.meeting = actions.take_another_case(meeting=self.meeting, by=self.host)

    def close(self, kept: dict[Any, Row], meta: str) -> None:
        """Close; what the group keeps of each case is written."""
        harvests = {case_id: harvest_of(row, meta) for case_id, row in kept.items()}
        actions.close_meeting(meeting=self.meeting, by=self.host, harvests=harvests)


def harvest_of(row: Row, meta: str) -> HarvestContent:
    """Keep of a case what the group chose: words, without names."""
    return HarvestContent(
        kept=tuple(one["text"] for one in row["questions"]),
        hypotheses=tuple(one["text"] for one in row["hypotheses"]),
        learnings=tuple(one["text"] for one in row["learnings"]),
        leads=tuple(row["leads"]),
        last_word=row["last_word"],
        meta=meta,
        intention=row.get("intention", ""),
        trials=tuple(row.get("trials", [])),
    )


def on(day: date, hour: str = "09:00") -> Any:
    """Stop the demonstration's clock at an hour of a day."""
    return clock.stopped_at(at(day, hour))


def days_before(day: date, number: int) -> date:
    """Return a day that many days before (after, when negative)."""
    return day - timedelta(days=number)
