"""« Et depuis ? »: who presented says what came of it, the group reads it."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.http import Http404
from django.urls import reverse

from tests.cast import Cast
from tests.circles.factories import (
    Company,
    advanced,
    case_by,
    enter,
    harvested,
    under_way,
)
from tests.circles.test_actions_meetings import refusal_of
from trousseau.circles import access, actions, library, rules
from trousseau.circles.models import Circle, Harvest, Meeting
from trousseau.circles.protocols import Kind, Protocol
from trousseau.circles.rules import Refusal
from trousseau.lib.clock import today
from trousseau.vault import api as vault

WORDS = "J’ai rappelé. Elle m’attendait."


@pytest.fixture
def harvest(company: Company, circle: Circle) -> Harvest:
    """Return what a meeting kept of Aïcha's case."""
    return harvested(company, circle, "aicha", "bruno")


@pytest.fixture
def next_one(company: Company, circle: Circle, harvest: Harvest) -> Meeting:
    """Return the following meeting, at its first phase."""
    return under_way(company, circle, "driss", "aicha", "bruno")


def address(meeting: Meeting, harvest: Harvest) -> str:
    return reverse("circles:since", args=[meeting.circle_id, meeting.pk, harvest.pk])


@pytest.mark.parametrize("slug", sorted(library.protocols()))
def test_each_protocol_asks_once(slug: str) -> None:
    protocol = library.protocol(slug)

    asking = [phase for phase in protocol.phases if rules.asks_since(protocol, phase)]

    assert len(asking) == 1
    assert asking[0].returns or asking[0] == protocol.phases[0]


@pytest.mark.parametrize(
    ("of_meeting", "of_case", "asked"),
    [([], None, None), ([], 4, 4), ([2], 4, 2), ([5, 1], None, 5)],
)
def test_the_question_of_a_grid(
    of_meeting: list[int], of_case: int | None, asked: int | None
) -> None:
    assert rules.question_asked(of_meeting, of_case) == asked


def test_the_closing_round_and_the_intention_go_into_the_harvest(
    company: Company, circle: Circle
) -> None:
    case = case_by(company["aicha"], circle)
    meeting = under_way(company, circle, "driss", "aicha", "bruno")
    meeting = actions.choose_case(meeting=meeting, case=case, by=company["driss"])

    def put(kind: Kind, text: str, who: str) -> None:
        actions.contribute(meeting=meeting, kind=kind, text=text, by=company[who])

    for phase in course(meeting).phases[course(meeting).place(meeting.phase) :]:
        meeting = advanced(meeting, company["driss"], phase.slug)
        if Kind.INTENTION in phase.contributions:
            put(Kind.INTENTION, "Rappeler jeudi.", "aicha")
        if Kind.TRIAL in phase.contributions:
            put(Kind.TRIAL, "Demander qui manque.", "bruno")
            put(Kind.LEARNING, "Un silence parle.", "bruno")
    (proposal,) = access.harvest_proposals(
        actions.start_harvest(meeting=meeting, by=company["driss"]), by=company["driss"]
    )
    actions.close_meeting(meeting=meeting, by=company["driss"])

    assert (proposal.intention, proposal.trials) == ("Rappeler jeudi.", ("Demander qui manque.",))
    (view,) = access.harvests_of(circle, by=company["bruno"])
    assert view.intention == "Rappeler jeudi."
    assert view.trials == ("Demander qui manque.",)
    assert view.learnings == ("Un silence parle.",)
    assert (view.since, view.since_on) == ("", None)


def course(meeting: Meeting) -> Protocol:
    return access.course_of(meeting)


def test_an_older_harvest_still_opens(company: Company, harvest: Harvest) -> None:
    aicha = company["aicha"].unlocked
    old = vault.open_row(harvest, by=aicha)
    for name in ("intention", "trials", "since"):
        del old[name]
    vault.seal_row(harvest, old, by=aicha)

    (view,) = access.harvests_of(harvest.circle, by=company["bruno"])

    assert (view.intention, view.trials, view.since, view.since_on) == ("", (), "", None)


def test_who_presented_tells_and_the_group_reads(
    company: Company, harvest: Harvest, next_one: Meeting
) -> None:
    mine = access.returns_of(next_one, by=company["aicha"])
    assert mine is not None
    assert [view.id for view in mine.own] == [harvest.pk]

    row, _view = access.harvest_to_tell(next_one, harvest.pk, by=company["aicha"])
    actions.tell_since(harvest=row, text=f" {WORDS} ", meeting=next_one, by=company["aicha"])

    theirs = access.returns_of(next_one, by=company["bruno"])
    assert theirs is not None
    assert theirs.own == ()
    assert [(view.since, view.since_on) for view in theirs.told] == [(WORDS, today())]
    assert WORDS.encode() not in bytes(Harvest.objects.get(pk=harvest.pk).blob)


def test_it_may_be_taken_back(company: Company, harvest: Harvest) -> None:
    for text in (WORDS, "  "):
        actions.tell_since(harvest=harvest, text=text, by=company["aicha"])

    (view,) = access.harvests_of(harvest.circle, by=company["aicha"])
    assert (view.since, view.since_on) == ("", None)


def test_nobody_tells_for_another(company: Company, harvest: Harvest, next_one: Meeting) -> None:
    bruno = company["bruno"]

    assert refusal_of(actions.tell_since, harvest=harvest, text=WORDS, by=bruno) is (
        Refusal.ONLY_PRESENTER
    )
    with pytest.raises(Http404):
        access.harvest_to_tell(next_one, harvest.pk, by=bruno)


def test_it_is_asked_at_the_start_only(
    company: Company, circle: Circle, harvest: Harvest, next_one: Meeting
) -> None:
    case = case_by(company["bruno"], circle, title="La clé")
    meeting = actions.choose_case(meeting=next_one, case=case, by=company["driss"])
    meeting = actions.advance_phase(meeting=meeting, by=company["driss"])

    assert access.returns_of(meeting, by=company["aicha"]) is None
    with pytest.raises(Http404):
        access.harvest_to_tell(meeting, harvest.pk, by=company["aicha"])


def test_neither_before_nor_once_the_harvest_has_begun(
    company: Company, harvest: Harvest, next_one: Meeting
) -> None:
    Meeting.objects.filter(pk=next_one.pk).update(is_harvesting=True)
    next_one.refresh_from_db()

    assert access.returns_of(next_one, by=company["aicha"]) is None
    assert access.returns_of(harvest.meeting, by=company["aicha"]) is None


def test_a_protocol_that_has_its_moment_asks_there() -> None:
    codev = library.protocol("codeveloppement")
    late = replace(codev, phases=(*codev.phases[1:], codev.phases[0]))

    assert [rules.asks_since(late, phase) for phase in late.phases].index(True) == (
        len(late.phases) - 1
    )


def test_a_harvest_of_long_ago_is_left_in_peace(
    company: Company, circle: Circle, harvest: Harvest
) -> None:
    for number in range(rules.MEETINGS_BACK):
        harvested(company, circle, "bruno", "aicha", title=f"La suite {number}")
    meeting = under_way(company, circle, "driss", "aicha")

    returns = access.returns_of(meeting, by=company["aicha"])

    assert returns is not None
    assert returns.own == ()


def test_a_newcomer_is_asked_nothing_of_what_does_not_open(
    company: Company, circle: Circle, harvest: Harvest
) -> None:
    actions.tell_since(harvest=harvest, text=WORDS, by=company["aicha"])
    enter(company, circle, "peer1")
    meeting = under_way(company, circle, "driss", "peer1")

    assert access.returns_of(meeting, by=company["peer1"]) == access.Returns(own=(), told=())


# -- screens ----------------------------------------------------------------------------------


def test_the_room_leads_to_it_and_shows_it(
    cast: Cast, company: Company, harvest: Harvest, next_one: Meeting
) -> None:
    aicha, bruno = cast.client("aicha"), cast.client("bruno")
    room = reverse("circles:meeting", args=[next_one.circle_id, next_one.pk])
    assert address(next_one, harvest) in aicha.get(room).text
    assert address(next_one, harvest) not in bruno.get(room).text

    assert "Rien essayé est aussi une réponse" in aicha.get(address(next_one, harvest)).text
    assert aicha.post(address(next_one, harvest), {"text": WORDS}).url == room

    assert WORDS in bruno.get(room).text
    assert "Corriger" in aicha.get(room).text
    side_by_side = bruno.get(reverse("circles:harvests", args=[next_one.circle_id])).text
    assert WORDS in side_by_side


def test_a_text_too_long_is_kept_in_the_page(
    cast: Cast, harvest: Harvest, next_one: Meeting
) -> None:
    answer = cast.client("aicha").post(address(next_one, harvest), {"text": "a" * 20_001})

    page = BeautifulSoup(answer.text, "html.parser")
    assert page.select_one("#id_text").text.strip() == "a" * 20_001
    assert page.select_one("[aria-invalid=true]")


@pytest.mark.parametrize("who", ["bruno", "driss", "chantal", "farid", "gaelle"])
def test_for_anyone_else_it_does_not_exist(
    cast: Cast, harvest: Harvest, next_one: Meeting, who: str
) -> None:
    client = cast.client(who)

    for answer in (
        client.get(address(next_one, harvest)),
        client.post(address(next_one, harvest), {"text": WORDS}),
    ):
        assert answer.status_code == 404
