"""Each protocol we ship is carried from its opening to its close, each writing what the phase asks."""

from datetime import timedelta

import pytest

from tests.circles.factories import Company, case_by, circle_of, draft_from
from trousseau.circles import access, actions, library
from trousseau.circles.models import Contribution, Harvest, Meeting
from trousseau.circles.protocols import LIMITS, About, Signature
from trousseau.lib.clock import now

EVERYONE = ["driss", "aicha", "bruno", *(f"peer{n}" for n in range(1, 6))]


def opened_with(company: Company, slug: str) -> Meeting:
    """Open a meeting of eight that follows a protocol."""
    circle = circle_of(company, *EVERYONE[1:])
    meeting = actions.plan_meeting(
        circle=circle,
        starts_at=now(),
        ends_at=now() + timedelta(hours=3),
        questions=[3],
        protocol=slug,
        by=company["driss"],
    )
    meeting = actions.open_meeting(meeting=meeting, by=company["driss"])
    for who in EVERYONE:
        actions.join_meeting(meeting=meeting, by=company[who])
    return meeting


def write_what_is_asked(company: Company, meeting: Meeting) -> int:
    """Let each write the first kind they may; unsigned whenever it is offered."""
    written = 0
    for who in EVERYONE:
        room = access.room_of(meeting, by=company[who])
        for kind in room.kinds[:1]:
            text = f"Des mots de {who}, {kind.value}"[: LIMITS.get(kind, 999)]
            put = {"meeting": meeting, "kind": kind, "text": text, "by": company[who]}
            if room.may_be_unsigned and not room.seat.is_presenter:
                assert room.phase.signature is Signature.CHOICE
                actions.put_card(**put)
            else:
                actions.contribute(**put)
            written += 1
    return written


@pytest.mark.parametrize("slug", sorted(library.protocols()))
def test_a_protocol_is_carried_to_its_end(company: Company, slug: str) -> None:
    protocol, driss = library.protocol(slug), company["driss"]
    meeting, written = opened_with(company, slug), 0
    for phase in protocol.phases:
        assert meeting.phase == phase.slug
        if phase.chooses_case:
            case = case_by(company["aicha"], meeting.circle)
            meeting = actions.choose_case(meeting=meeting, case=case, by=driss)
        written += write_what_is_asked(company, meeting)
        if phase != protocol.phases[-1]:
            meeting = actions.advance_phase(meeting=meeting, by=driss)

    meeting = actions.start_harvest(meeting=meeting, by=driss)
    meeting = actions.close_meeting(meeting=meeting, by=driss)

    assert meeting.contributions_put_down == written
    harvests = access.harvests_of_meeting(meeting, by=company["bruno"])
    keeps = protocol.about is not About.ROUND and not meeting.leaves_nothing
    assert len(harvests) == keeps
    assert Contribution.objects.exists() == (written > 0 and not meeting.leaves_nothing)


def test_what_a_theme_gave_may_become_a_key(company: Company) -> None:
    meeting, driss = opened_with(company, "echange"), company["driss"]
    while meeting.phase != "pratiques":
        meeting = actions.advance_phase(meeting=meeting, by=driss)
    write_what_is_asked(company, meeting)
    meeting = actions.advance_phase(meeting=meeting, by=driss)
    actions.close_meeting(meeting=meeting, by=driss)

    (harvest,) = access.harvests_of(meeting.circle, by=company["bruno"])
    assert len(harvest.practices) >= 5
    assert harvest.question is not None
    assert (harvest.question.number, harvest.presenter_number) == (3, 0)
    draft = draft_from(Harvest.objects.get(), company["bruno"])
    verdict = access.draft_view(draft, by=company["bruno"]).verdict
    assert verdict is not None
    assert verdict.presenters_awaited == 0, "nobody presented a theme"
