"""The meeting room as one member sees it, and what a close proposes to keep."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import Http404

from trousseau.circles import library, rules, wording
from trousseau.circles.access.cases import CaseView, case_view, question_or_none, table_of
from trousseau.circles.access.circles import membership_of, names_of
from trousseau.circles.access.meetings import presence_of, presenter_of, seat_of, seats_of
from trousseau.circles.access.sealed import Payload, readable
from trousseau.circles.models import Case, Contribution, Meeting, Presence
from trousseau.circles.protocols import Kind, Phase, Protocol
from trousseau.lib.clock import now
from trousseau.lib.questions import Question
from trousseau.people.http import Actor


@dataclass(frozen=True)
class Slip:
    """A contribution as a member reads it; unsigned has no name anywhere."""

    id: UUID
    kind: Kind
    text: str
    signed: str
    answer: str
    is_mine: bool
    is_hidden: bool
    is_revealed: bool
    may_answer: bool
    may_hide: bool


@dataclass(frozen=True)
class Room:
    """Everything the page of an open meeting shows to one member."""

    protocol: Protocol
    phase: Phase
    place: int
    minutes_left: int | None
    seat: rules.Seat
    seat_states: list[str]
    present: int
    sentence: str
    detail: str
    case: CaseView | None
    kinds: tuple[Kind, ...]
    may_be_unsigned: bool
    may_stop: bool
    may_take_another: bool
    is_last_phase: bool
    slips: list[tuple[str, list[Slip]]]


@dataclass(frozen=True)
class Proposal:
    """What a close proposes to keep of one case, before the group chooses."""

    case_id: UUID
    title: str
    question: Question | None
    presenter: int
    questions: tuple[str, ...]
    hypotheses: tuple[str, ...]
    learnings: tuple[str, ...]
    leads: tuple[str, ...]
    last_word: str


def room_of(meeting: Meeting, *, by: Actor) -> Room:
    """Open the room: the phase, the seats, the case, what is put down so far."""
    protocol = library.protocol(meeting.protocol)
    phase = protocol.phase(meeting.phase)
    case = case_view(meeting.chosen_case, by=by) if meeting.chosen_case else None
    presenter = case.presenter_number if case and case.opens else None
    place = membership_of(by.person, meeting.circle)
    here = presence_of(place, meeting) == Presence.PRESENT
    seat = seat_of(place, presenter=presenter, is_present=here)
    seats = seats_of(meeting, presenter=presenter)
    kinds = rules.kinds_for(phase, seat) if case and not meeting.is_harvesting else ()
    working = rules.is_working(protocol, phase) and not meeting.is_harvesting
    able = rules.writers(phase, seats, presenter_known=presenter is not None)
    return Room(
        protocol=protocol,
        phase=phase,
        place=protocol.place(phase.slug),
        minutes_left=_minutes_left(meeting, phase),
        seat=seat,
        seat_states=[seat_state(phase, one) for one in seats],
        present=len(seats),
        sentence=str(wording.FLOOR[phase.speaker]),
        detail=wording.floor_detail(phase, case.presenter if case else ""),
        case=case,
        kinds=kinds,
        may_be_unsigned=rules.may_be_unsigned(phase, able),
        may_stop=seat.is_presenter and working,
        may_take_another=seat.is_facilitator and _is_concluded(protocol, phase),
        is_last_phase=phase == protocol.phases[-1],
        slips=_slips(meeting, seat, by=by),
    )


def seat_state(phase: Phase, seat: rules.Seat) -> str:
    """Say in the ring's words whether a seat speaks, presents, or listens."""
    floor = "on" if rules.speaks(phase, seat) else ""
    if not seat.is_presenter:
        return floor
    return "lead hush" if phase.presenter_silent else f"lead {floor}".strip()


def _minutes_left(meeting: Meeting, phase: Phase) -> int | None:
    elapsed = now() - meeting.phase_since if meeting.phase_since else timedelta()
    return rules.minutes_left(phase, elapsed)


def _is_concluded(protocol: Protocol, phase: Phase) -> bool:
    return protocol.place(phase.slug) >= protocol.place(rules.last_word_phase(protocol).slug)


def _slips(meeting: Meeting, seat: rules.Seat, *, by: Actor) -> list[tuple[str, list[Slip]]]:
    rows = Contribution.objects.filter(meeting=meeting, case=meeting.chosen_case)
    names = names_of(meeting.circle)
    slips = [
        _slip(row, payload, seat, names)
        for row, payload in in_order(readable(rows, by=by))
        if _is_seen(row, payload, seat)
    ]
    return [
        (str(heading), of_kind)
        for kind, heading in wording.KINDS_HEARD.items()
        if (of_kind := [slip for slip in slips if slip.kind is kind])
    ]


def in_order(slips: Iterable[tuple[Contribution, Payload]]) -> list[tuple[Contribution, Payload]]:
    """Sort by text: an order that says nothing of who came first."""
    return sorted(slips, key=lambda slip: str(slip[1]["text"]))


def _is_seen(row: Contribution, payload: Payload, seat: rules.Seat) -> bool:
    is_mine: bool = payload["author"] == seat.number
    if not row.is_revealed:
        return is_mine
    return not payload["hidden"] or is_mine or seat.is_presenter or seat.is_facilitator


def _slip(row: Contribution, payload: Payload, seat: rules.Seat, names: dict[int, str]) -> Slip:
    author, kind = payload["author"], Kind(payload["kind"])
    return Slip(
        id=row.pk,
        kind=kind,
        text=payload["text"],
        signed=names.get(author, "") if author is not None else "",
        answer=payload["answer"],
        is_mine=author == seat.number,
        is_hidden=payload["hidden"],
        is_revealed=row.is_revealed,
        may_answer=seat.is_presenter and kind is Kind.QUESTION,
        may_hide=row.is_revealed and (seat.is_presenter or seat.is_facilitator),
    )


def harvest_proposals(meeting: Meeting, *, by: Actor) -> list[Proposal]:
    """Propose what to keep of each case of this meeting, from what nobody hid."""
    revealed = Contribution.objects.filter(meeting=meeting, is_revealed=True)
    heard = in_order(readable(revealed, by=by))
    cases = readable(Case.objects.filter(meeting=meeting), by=by)
    return sorted(
        (_proposal(case, payload, heard) for case, payload in cases),
        key=lambda proposal: proposal.title,
    )


def _proposal(case: Case, payload: Payload, heard: list[tuple[Contribution, Payload]]) -> Proposal:
    said: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for slip, words in heard:
        if slip.case_id == case.pk and not words["hidden"]:
            said[Kind(words["kind"])].append(" ".join(words["text"].split()))
    return Proposal(
        case_id=case.pk,
        title=payload["title"],
        question=question_or_none(payload["question"]),
        presenter=payload["presenter"],
        questions=tuple(said[Kind.QUESTION]),
        hypotheses=tuple(said[Kind.HYPOTHESIS]),
        learnings=tuple(said[Kind.LEARNING]),
        leads=tuple(said[Kind.LEAD]),
        last_word=" ".join(said[Kind.LAST_WORD]),
    )


def choice_of(meeting: Meeting, *, by: Actor) -> list[CaseView]:
    """Return the cases to choose from, the most wanted first, the chosen one included."""
    table = table_of(meeting.circle, by=by, meeting=meeting)
    chosen = [case_view(meeting.chosen_case, by=by)] if meeting.chosen_case else []
    return chosen + sorted(table, key=lambda view: (-view.votes, view.title))


def slip_of(contribution: Contribution, *, by: Actor) -> Slip:
    """Open one contribution that this member may see."""
    place = membership_of(by.person, contribution.meeting.circle)
    presenter = presenter_of(contribution.meeting, by=by)
    seat = seat_of(place, presenter=presenter, is_present=True)
    for row, payload in readable([contribution], by=by):
        if _is_seen(row, payload, seat):
            return _slip(row, payload, seat, names_of(contribution.meeting.circle))
    raise Http404
