"""One door: the whole cast against every row of Aïcha's and Bruno's circle."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.http import Http404

from tests.cast import Cast
from tests.circles.factories import (
    Company,
    advanced,
    asked,
    case_by,
    circle_of,
    draft_from,
    enter,
    harvested,
    planned,
    under_way,
)
from trousseau.circles import access, actions
from trousseau.circles.access.cases import first_words
from trousseau.circles.models import Circle, CircleMembership, Contribution, Meeting, Standing
from trousseau.circles.protocols import Kind
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib import clock
from trousseau.people import actions as people
from trousseau.people.models import Person

MEMBERS = {"aicha", "bruno", "driss"}
CAST = ["aicha", "bruno", "chantal", "driss", "elise", "farid", "gaelle", "hugo"]


@dataclass
class Things:
    circle: Circle
    case: UUID
    meeting: UUID
    draft: UUID
    contribution: UUID


@pytest.fixture
def things(company: Company, circle: Circle) -> Things:
    """Return a circle that Hugo has left, with one row of each kind."""
    actions.create_circle(name="Autre", by=company["chantal"])
    place = enter(company, circle, "hugo")
    actions.remove_member(membership=place, by=company["driss"])
    draft = draft_from(harvested(company, circle, "aicha", "bruno"), company["bruno"])
    case = case_by(company["aicha"], circle)
    meeting = under_way(company, circle, "aicha", "bruno")
    meeting = actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    for _phase in range(2):
        meeting = actions.advance_phase(meeting=meeting, by=company["driss"])
    slip = actions.contribute(
        meeting=meeting, kind=Kind.QUESTION, text="Qui ?", by=company["bruno"]
    )
    return Things(circle, case.pk, meeting.pk, draft.pk, slip.pk)


DOORS: dict[str, Callable[[Person, Things], object]] = {
    "circle": lambda person, things: access.circle_for(person, things.circle.pk),
    "membership": lambda person, things: access.membership_of(person, things.circle),
    "case": lambda person, things: access.case_for(person, things.case),
    "meeting": lambda person, things: access.meeting_for(person, things.meeting),
    "draft": lambda person, things: access.draft_for(person, things.draft),
    "contribution": lambda person, things: access.contribution_for(
        person, things.contribution, things.meeting, things.circle.pk
    ),
}


def entered(company: Company, things: Things, door: str) -> set[str]:
    """Return who of the cast gets through a door."""
    through = set()
    for who in CAST:
        try:
            DOORS[door](company.cast.person(who), things)
        except Http404:
            continue
        through.add(who)
    return through


def test_members_enter_and_the_rest_of_the_cast_gets_404(company: Company, things: Things) -> None:
    assert {door: entered(company, things, door) for door in DOORS} == dict.fromkeys(DOORS, MEMBERS)


@pytest.mark.parametrize("door", DOORS)
def test_what_does_not_exist_looks_the_same(cast: Cast, door: str) -> None:
    nowhere = Things(Circle(pk=uuid4()), uuid4(), uuid4(), uuid4(), uuid4())

    with pytest.raises(Http404):
        DOORS[door](cast.aicha, nowhere)


def test_a_closed_circle_is_closed_to_its_members(company: Company, things: Things) -> None:
    Circle.objects.filter(pk=things.circle.pk).update(closed_on=clock.today())

    for door in ("circle", "case", "meeting", "draft"):
        assert entered(company, things, door) == set()


def test_each_sees_their_own_circles(company: Company, things: Things) -> None:
    assert access.circles_of(company["aicha"].person) == [things.circle]
    assert access.circles_of(company["hugo"].person) == []
    assert [one.name for one in access.circles_of(company["chantal"].person)] == ["Autre"]


def test_a_meeting_of_another_circle_is_no_meeting(company: Company, things: Things) -> None:
    person = company["aicha"].person

    assert access.meeting_for(person, things.meeting, things.circle.pk).pk == things.meeting
    with pytest.raises(Http404):
        access.meeting_for(person, things.meeting, uuid4())


def test_a_contribution_is_reached_only_while_its_meeting_is_open(
    company: Company, things: Things
) -> None:
    meeting = advanced(Meeting.objects.get(pk=things.meeting), company["driss"], "conclusion")
    actions.close_meeting(meeting=meeting, by=company["driss"])

    with pytest.raises(Http404):
        access.contribution_for(
            company["bruno"].person, things.contribution, things.meeting, things.circle.pk
        )


def test_invitations_and_places_belong_to_one_person(company: Company, circle: Circle) -> None:
    invitation = actions.invite_member(
        circle=circle, person=company["chantal"].person, by=company["bruno"]
    )
    assert access.invitation_for(company["chantal"].person, invitation.pk) == invitation
    with pytest.raises(Http404):
        access.invitation_for(company["hugo"].person, invitation.pk)

    place = actions.answer_invitation(invitation=invitation, accepts=True, by=company["chantal"])
    assert place is not None
    assert access.asked_place_for(company["chantal"].person, circle.pk) == place
    assert access.places_asked_by(company["chantal"].person) == [place]
    assert access.newcomer_for(circle, place.pk) == place
    assert access.hosts_of(place)[0].person == company["bruno"].person
    with pytest.raises(Http404):
        access.asked_place_for(company["hugo"].person, circle.pk)
    with pytest.raises(Http404):
        access.newcomer_for(circle, uuid4())
    with pytest.raises(Http404):
        access.member_for(circle, place.pk)


def test_words_are_the_same_on_both_screens(company: Company, circle: Circle) -> None:
    place = asked(company, circle, "chantal", host="bruno")
    hosts = access.hosts_of(place)
    bruno = access.chosen_host(hosts, "")
    driss = access.chosen_host(hosts, str(access.membership_of(company["driss"].person, circle).pk))

    shown = access.newcomer_words(place, bruno, by=company["chantal"])

    assert shown == access.words_for(place, by=company["bruno"])
    assert shown != access.newcomer_words(place, driss, by=company["chantal"])
    with pytest.raises(Http404):
        access.chosen_host([], "")


def test_without_an_account_there_are_no_words(company: Company, circle: Circle) -> None:
    place = asked(company, circle, "chantal")
    gone = CircleMembership(circle=circle, person=None, number=9)

    with pytest.raises(Http404):
        access.newcomer_words(place, gone, by=company["chantal"])
    with pytest.raises(Http404):
        access.words_for(gone, by=company["driss"])


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        ("chantal", None),
        ("driss", Refusal.ALREADY_HERE),
        ("farid", Refusal.EMPLOYER_ACCOUNT),
        ("elise", Refusal.NOT_A_PEER),
        ("gaelle", Refusal.NOT_A_PEER),
    ],
)
def test_who_may_be_invited(
    company: Company, circle: Circle, who: str, refusal: Refusal | None
) -> None:
    assert access.why_not_invite(circle, company.cast.person(who)) is refusal


def test_a_superior_and_a_subordinate_never_share_a_circle(
    company: Company, circle: Circle
) -> None:
    people.say_oversight(superior=company["chantal"].person, subordinate=company["bruno"].person)
    people.say_oversight(superior=company["aicha"].person, subordinate=company["hugo"].person)

    assert access.why_not_invite(circle, company["chantal"].person) is Refusal.HIERARCHY
    assert access.why_not_invite(circle, company["hugo"].person) is Refusal.HIERARCHY


def test_the_portrait_names_values_and_counts_nobody(company: Company, circle: Circle) -> None:
    assert access.traits_of(circle) == []
    employer = people.name_employer(slug="x", name="X", kind="association")
    traits = {"territory_place": "Vaubrac", "employer": employer}
    people.describe_profile(
        person=company["aicha"].person, territory_scale="residence", missions=["prevention"],
        supervision="alone", start_year=clock.today().year, **traits,
    )  # fmt: skip
    people.describe_profile(
        person=company["bruno"].person, territory_scale="city",
        missions=["acces_au_droit", "prevention"], supervision="multidisciplinary_team",
        start_year=clock.today().year - 19, **traits,
    )  # fmt: skip

    portrait = " ".join(access.portrait_of(circle))

    assert "une résidence et une ville" in portrait
    assert "accès au droit et prévention" in portrait
    assert "de quelques mois à 19 ans" in portrait
    assert "Vaubrac" not in portrait


def test_a_closed_account_keeps_a_number_without_a_name(company: Company, circle: Circle) -> None:
    number = access.membership_of(company["bruno"].person, circle).number
    CircleMembership.objects.filter(circle=circle, number=number).update(person=None)

    assert access.names_of(circle)[number] == "Une personne partie"
    assert [member.number for member in access.members_of(circle)] == [1, 2, number]


def test_a_circle_without_a_charter_is_not_a_circle(circle: Circle) -> None:
    with pytest.raises(Http404):
        access.charter_of(Circle(pk=uuid4()))


def test_a_newcomer_opens_the_new_and_not_the_old(company: Company, circle: Circle) -> None:
    old = case_by(company["aicha"], circle, title="Avant")
    draft = draft_from(harvested(company, circle, "bruno", "aicha"), company["bruno"])
    enter(company, circle, "chantal")
    new = case_by(company["aicha"], circle, title="Après")
    chantal = company["chantal"]

    table = access.table_of(circle, by=chantal)
    assert {view.id: view.opens for view in table} == {old.pk: False, new.pk: True}
    assert not access.draft_view(draft, by=chantal).opens
    assert not access.harvests_of(circle, by=chantal)[0].opens
    with pytest.raises(Http404):
        access.agreed_draft(draft, by=chantal)


def test_a_newcomer_sits_in_a_meeting_on_an_old_case(company: Company, circle: Circle) -> None:
    case = case_by(company["aicha"], circle, title="Avant")
    enter(company, circle, "chantal")
    meeting = under_way(company, circle, "aicha", "chantal")
    actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    meeting.refresh_from_db()

    room = access.room_of(meeting, by=company["chantal"])

    assert room.case is not None
    assert not room.case.opens
    assert room.seat_states == ["", ""]


def test_a_leaver_opens_nothing_new(company: Company, circle: Circle) -> None:
    actions.leave_circle(circle=circle, by=company["bruno"])
    case = case_by(company["aicha"], circle)

    assert access.readable([case], by=company["aicha"])
    assert not access.readable([case], by=company["bruno"])


def test_an_agreed_draft_hands_over_its_words_only(company: Company, circle: Circle) -> None:
    draft = draft_from(harvested(company, circle, "aicha", "bruno"), company["bruno"])
    with pytest.raises(Http404):
        access.agreed_draft(draft, by=company["bruno"])
    for who in ("aicha", "bruno"):
        actions.take_stand(draft=draft, recognises=True, accepts=True, by=company[who])

    agreed = access.agreed_draft(draft, by=company["bruno"])

    assert agreed.content.title == "Chercher le deuxième fauteuil"
    year = (clock.now() + timedelta(days=1)).year
    assert agreed.provenance == {
        "situations": 1,
        "meetings": 1,
        "people": 2,
        "first_year": year,
        "last_year": year,
    }


def test_common_ground_is_empty_until_it_is_said(company: Company, circle: Circle) -> None:
    assert access.common_ground_of(circle, by=company["aicha"]) == ()


def test_harvests_that_are_not_here_are_nowhere(company: Company, circle: Circle) -> None:
    harvest = harvested(company, circle, "aicha", "bruno")

    assert access.harvests_to_draft(circle, [harvest.pk]) == [harvest]
    with pytest.raises(Http404):
        access.harvests_to_draft(circle, [harvest.pk, uuid4()])


def test_an_identifier_that_is_none_is_absent(circle: Circle) -> None:
    with pytest.raises(Http404):
        access.uuid_or_404("nope")


def test_what_waits_for_the_end_is_seen_by_its_signatory_alone(
    company: Company, circle: Circle
) -> None:
    case = case_by(company["aicha"], circle)
    meeting = under_way(company, circle, "aicha", "bruno")
    meeting = actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    while meeting.phase != "hypotheses":
        meeting = actions.advance_phase(meeting=meeting, by=company["driss"])
    slip = actions.contribute(
        meeting=meeting, kind=Kind.HYPOTHESIS, text="Et si", by=company["bruno"]
    )

    assert access.slip_of(slip, by=company["bruno"]).is_mine
    with pytest.raises(Http404):
        access.slip_of(slip, by=company["aicha"])
    assert access.room_of(meeting, by=company["aicha"]).slips == []


def test_what_fades_is_dated_then_receipted(company: Company, circle: Circle) -> None:
    case = case_by(company["aicha"], circle)
    meeting = under_way(company, circle, "aicha", "bruno")
    meeting = actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    for _phase in range(2):
        meeting = actions.advance_phase(meeting=meeting, by=company["driss"])
    actions.contribute(meeting=meeting, kind=Kind.QUESTION, text="Qui ?", by=company["bruno"])
    advanced(meeting, company["driss"], "conclusion")
    actions.close_meeting(meeting=meeting, by=company["driss"])

    (fading,) = access.fading_of(circle)

    assert (fading.contributions, fading.accounts) == (1, 1)
    assert fading.contributions_until is not None
    assert fading.contributions_until >= clock.today() + timedelta(days=90)
    Contribution.objects.all().delete()
    (fading,) = access.fading_of(circle)
    assert (fading.contributions, fading.contributions_destroyed) == (0, 1)


def test_what_is_missing_is_said(company: Company) -> None:
    circle = actions.create_circle(name="Seul", by=company["driss"])
    case = case_by(company["driss"], circle)
    assert access.anomalies_of(circle, by=company["driss"]) == []

    type(case).objects.filter(pk=case.pk).delete()

    assert access.anomalies_of(circle, by=company["driss"]) == ["Un texte manque, avant sa date."]


def test_the_front_gathers_a_circle(company: Company, circle: Circle) -> None:
    case_by(company["aicha"], circle)
    planned(circle, company["driss"])
    planned(circle, company["driss"], days=9)
    asked(company, circle, "chantal")

    front = access.front_of(circle, by=company["aicha"])

    assert front.facilitators == ["Driss"]
    assert front.protocol == "GAPP"
    assert len(front.later) == 1
    assert [place.standing for place in front.newcomers] == [Standing.ASKED]


def test_a_list_shows_how_an_account_begins() -> None:
    long = "Un mot " * 40

    assert first_words("Court.") == "Court."
    assert len(first_words(long)) <= 121
    assert first_words(long).endswith("Un mot…")


def test_nobody_presents_before_the_choice(company: Company, circle: Circle) -> None:
    meeting = under_way(company, circle, "aicha")

    with pytest.raises(Refused):
        actions.stop_exchange(meeting=meeting, by=company["aicha"])


def test_of_two_invitations_one_answers_the_right_one(company: Company, circle: Circle) -> None:
    other = circle_of(company, "bruno", name="Autre")
    chantal = company["chantal"].person
    sent = [
        actions.invite_member(circle=one, person=chantal, by=company["bruno"])
        for one in (circle, other)
    ]

    assert [access.invitation_for(chantal, one.pk) for one in sent] == sent
