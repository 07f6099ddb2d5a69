"""The meeting room as one member sees it."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import Http404

from trousseau.circles import rules, slots, wording
from trousseau.circles.access.cases import CaseView, case_view, table_of
from trousseau.circles.access.circles import membership_of, names_of
from trousseau.circles.access.meetings import (
    conducts,
    course_of,
    presence_of,
    presenter_of,
    seat_of,
    seats_of,
    timer_of,
)
from trousseau.circles.access.sealed import Payload, readable
from trousseau.circles.models import Contribution, Meeting, Presence
from trousseau.circles.protocols import Kind, Phase, Protocol, Signature, Speaker
from trousseau.lib.clock import now
from trousseau.people.http import Actor

Owns = Callable[[str, str], bool]


def never(_nonce: str, _stub: str) -> bool:
    """Recognise no unsigned card."""
    return False


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
    may_withdraw: bool

    @property
    def is_face_up(self) -> bool:
        """Say whether the whole group reads it."""
        return self.is_revealed and not self.is_hidden


@dataclass(frozen=True)
class Chair:
    """Someone present, as the ring shows them; `state` is in the ring's words."""

    number: int
    name: str
    state: str
    has_floor: bool
    is_me: bool

    @property
    def speaks(self) -> bool:
        """Say whether the floor is theirs, alone or with others."""
        return "on" in self.state.split()


@dataclass(frozen=True)
class OwnCard:
    """One's unsigned card while it waits on the pile: nobody else sees it, or that it is there."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Room:
    """Everything the page of an open meeting shows to one member."""

    protocol: Protocol
    phase: Phase
    place: int
    minutes: int | None
    left: timedelta | None
    is_paused: bool
    seat: rules.Seat
    may_conduct: bool
    chairs: list[Chair]
    sentence: str
    detail: str
    is_hushed: bool
    case: CaseView | None
    kinds: tuple[Kind, ...]
    may_be_unsigned: bool
    may_stop: bool
    may_take_another: bool
    may_end: bool
    is_first_phase: bool
    is_last_phase: bool
    slips: list[tuple[str, list[Slip]]]
    own_cards: list[OwnCard]
    typing: str
    unspoken: list[str]

    @property
    def present(self) -> int:
        """Count who joined."""
        return len(self.chairs)

    @property
    def minutes_left(self) -> int | None:
        """Return the minutes left, a begun one counting whole; None when nothing is timed."""
        return rules.minutes_of(self.left)

    @property
    def is_my_turn(self) -> bool:
        """Say whether the floor is the reader's alone: handed to them, or theirs as who presents."""
        if self.me is None or not self.me.speaks:
            return False
        mine = self.seat.is_presenter and self.phase.speaker is Speaker.PRESENTER
        return self.me.has_floor or (mine and not any(one.has_floor for one in self.chairs))

    @property
    def near(self) -> frozenset[Kind]:
        """Return the kinds this phase works on: its own, and those of the one before."""
        earlier = self.earlier.contributions if self.earlier else ()
        return frozenset(self.phase.contributions + earlier)

    @property
    def me(self) -> Chair | None:
        """Return the reader's own chair, once they joined."""
        return next((chair for chair in self.chairs if chair.is_me), None)

    @property
    def earlier(self) -> Phase | None:
        """Return the phase before this one."""
        return None if self.is_first_phase else self.protocol.phases[self.place - 2]

    @property
    def following(self) -> Phase | None:
        """Return the phase after this one."""
        return None if self.is_last_phase else self.protocol.phases[self.place]

    @property
    def is_working(self) -> bool:
        """Say whether the exchange on the case is going on, and could be cut short."""
        return self.case is not None and rules.is_working(self.protocol, self.phase)

    @property
    def projected(self) -> list[Slip]:
        """Return what may be read on a wall: revealed, face up, of this phase or the one before."""
        heard = [slip for _heading, slips in self.slips for slip in slips]
        for phase in filter(None, (self.phase, self.earlier)):
            found = [slip for slip in heard if slip.kind in phase.contributions and slip.is_face_up]
            if found:
                return found
        return []

    @property
    def announced(self) -> str:
        """Say in one breath where the group is: for those who hear the page."""
        return wording.where_we_are(self.place, self.phase, self.sentence)

    @property
    def seat_states(self) -> list[str]:
        """Return the ring's words, seat by seat."""
        return [chair.state for chair in self.chairs]


def room_of(meeting: Meeting, *, by: Actor, owns: Owns = never) -> Room:
    """Open the room: the phase, the seats, the case, what is put down so far.

    `owns` says whether this browser sent a revealed unsigned card, from its nonce and its stub.
    """
    protocol = course_of(meeting)
    phase = protocol.phase(meeting.phase)
    case = case_view(meeting.chosen_case, by=by) if meeting.chosen_case else None
    presenter = case.presenter_number if case and case.opens else None
    place = membership_of(by.person, meeting.circle)
    here = presence_of(place, meeting) == Presence.PRESENT
    seat = seat_of(place, meeting, presenter=presenter, is_present=here)
    seats = seats_of(meeting, presenter=presenter)
    names = names_of(meeting.circle)
    able = rules.writers(phase, seats, presenter_known=presenter is not None)
    working = rules.is_working(protocol, phase) and not meeting.is_harvesting
    timer = timer_of(meeting)
    holds = conducts(place, meeting)
    return Room(
        protocol=protocol,
        phase=phase,
        place=protocol.place(phase.slug),
        minutes=phase.minutes and phase.minutes + meeting.extra_minutes,
        left=timer.left(phase, now()) if timer else None,
        is_paused=meeting.paused_at is not None,
        seat=seat,
        may_conduct=holds,
        chairs=[_chair(meeting, phase, one, names, me=place.number) for one in seats],
        sentence=_sentence(meeting, phase, names),
        detail=wording.floor_detail(
            phase,
            case.presenter if case else "",
            hushed=rules.is_hushed(phase, meeting.presenter_hushed),
        ),
        is_hushed=rules.is_hushed(phase, meeting.presenter_hushed),
        case=case,
        kinds=() if meeting.is_harvesting else rules.kinds_for(phase, seat),
        may_be_unsigned=rules.may_be_unsigned(phase, able),
        may_stop=seat.is_presenter and working,
        may_take_another=holds and _may_start_over(protocol, phase),
        may_end=case is None or rules.is_concluded(protocol, phase),
        is_first_phase=phase == protocol.phases[0],
        is_last_phase=phase == protocol.phases[-1],
        slips=_slips(meeting, seat, owns, by=by),
        own_cards=_own_cards(meeting, phase, by=by),
        typing=_typing(meeting, by=by),
        unspoken=_unspoken(meeting, seats, names, by=by) if holds else [],
    )


def _own_cards(meeting: Meeting, phase: Phase, *, by: Actor) -> list[OwnCard]:
    if phase.signature is not Signature.CHOICE:
        return []
    mine = [(kind, slots.own(meeting, slots.card(kind), by=by)) for kind in phase.contributions]
    return [OwnCard(kind, card["text"]) for kind, card in mine if card]


def _typing(meeting: Meeting, *, by: Actor) -> str:
    kept = slots.own(meeting, slots.TYPING, by=by)
    return str(kept["text"]) if kept else ""


def _unspoken(
    meeting: Meeting, seats: list[rules.Seat], names: dict[int, str], *, by: Actor
) -> list[str]:
    """Name who was not handed the floor in this phase: computed here, kept nowhere."""
    spoken = {n for one in slots.taken(meeting, slots.SPOKEN, by=by) for n in one["numbers"]}
    if not spoken:
        return []
    quiet = [seat for seat in seats if not seat.is_presenter and not seat.is_facilitator]
    return [names.get(seat.number, "") for seat in quiet if seat.number not in spoken]


def _chair(
    meeting: Meeting, phase: Phase, seat: rules.Seat, names: dict[int, str], *, me: int
) -> Chair:
    return Chair(
        number=seat.number,
        name=names.get(seat.number, ""),
        state=seat_state(phase, seat, hushed=meeting.presenter_hushed, floor=meeting.floor),
        has_floor=seat.number == meeting.floor,
        is_me=seat.number == me,
    )


def seat_state(
    phase: Phase, seat: rules.Seat, *, hushed: bool | None = None, floor: int | None = None
) -> str:
    """Say in the ring's words whether a seat speaks, presents, or listens."""
    speaks = seat.number == floor if floor else rules.speaks(phase, seat, hushed=hushed)
    said = "on" if speaks else ""
    if not seat.is_presenter:
        return said
    return "lead hush" if rules.is_hushed(phase, hushed) else f"lead {said}".strip()


def _sentence(meeting: Meeting, phase: Phase, names: dict[int, str]) -> str:
    if meeting.floor and meeting.floor in names:
        return wording.has_the_floor(names[meeting.floor])
    return str(wording.FLOOR[phase.speaker])


def _may_start_over(protocol: Protocol, phase: Phase) -> bool:
    return protocol.choosing_phase is not None and rules.is_concluded(protocol, phase)


def _slips(
    meeting: Meeting, seat: rules.Seat, owns: Owns, *, by: Actor
) -> list[tuple[str, list[Slip]]]:
    rows = Contribution.objects.filter(meeting=meeting, case=meeting.chosen_case)
    names = names_of(meeting.circle)
    slips = [
        _slip(row, payload, seat, names, owns)
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


def _slip(
    row: Contribution, payload: Payload, seat: rules.Seat, names: dict[int, str], owns: Owns
) -> Slip:
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
        may_withdraw=author == seat.number
        or owns(payload.get("nonce", ""), payload.get("stub", "")),
        may_hide=row.is_revealed and (seat.is_presenter or seat.is_facilitator),
    )


def choice_of(meeting: Meeting, *, by: Actor) -> list[CaseView]:
    """Return the cases to choose from, the most wanted first once counted, the chosen one included."""
    ballot = slots.own(meeting, slots.BALLOT, by=by)
    mine = UUID(ballot["case"]) if ballot else None
    table = table_of(meeting.circle, by=by, votes=_tally(meeting, by=by), mine=mine)
    chosen = [case_view(meeting.chosen_case, by=by)] if meeting.chosen_case else []
    return chosen + sorted(table, key=lambda view: (-(view.votes or 0), view.title))


def _tally(meeting: Meeting, *, by: Actor) -> Counter[UUID] | None:
    if not meeting.ballots_counted:
        return None
    return Counter(UUID(ballot["case"]) for ballot in slots.taken(meeting, slots.BALLOT, by=by))


def slip_of(contribution: Contribution, *, by: Actor) -> Slip:
    """Open one contribution that this member may see."""
    place = membership_of(by.person, contribution.meeting.circle)
    presenter = presenter_of(contribution.meeting, by=by)
    seat = seat_of(place, contribution.meeting, presenter=presenter, is_present=True)
    for row, payload in readable([contribution], by=by):
        if _is_seen(row, payload, seat):
            return _slip(row, payload, seat, names_of(contribution.meeting.circle), never)
    raise Http404
