"""Who reads whose attendance, and what a certificate counts."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import Http404

from tests.circles.factories import Company, case_by, circle_of, enter, planned, under_way
from trousseau.circles import access, actions
from trousseau.circles.models import Circle, Meeting
from trousseau.lib import clock
from trousseau.lib.clock import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(company: Company, circle: Circle) -> Meeting:
    return under_way(company, circle, "aicha")


def test_each_reads_their_own_line_and_who_facilitates_reads_all(
    company: Company, meeting: Meeting
) -> None:
    mine = access.roll_of(meeting, by=company["bruno"])
    all_of_us = access.roll_to_hold(meeting, by=company["driss"])

    assert [line.name for line in mine.lines] == ["Bruno"]
    assert [line.name for line in all_of_us.lines] == ["Aïcha", "Bruno", "Driss"]
    with pytest.raises(Http404):
        access.roll_to_hold(meeting, by=company["aicha"])
    with pytest.raises(Http404):
        access.roll_of(meeting, by=company["chantal"])


def test_the_page_offers_what_the_rules_allow(company: Company, meeting: Meeting) -> None:
    aicha, bruno = company["aicha"], company["bruno"]
    before = access.roll_of(meeting, by=aicha)
    actions.sign_attendance(meeting=meeting, by=aicha)
    signed = access.roll_of(meeting, by=aicha)
    over = actions.close_meeting(meeting=meeting, by=company["driss"])
    closed = access.roll_of(over, by=aicha)

    assert (before.may_sign, before.may_take_back) == (True, False)
    assert (signed.may_sign, signed.may_take_back) == (False, True)
    assert (closed.may_sign, closed.may_take_back) == (False, False)
    assert not access.roll_of(meeting, by=bruno).may_sign


def test_who_left_stays_on_the_line_they_were_on(
    company: Company, circle: Circle, meeting: Meeting
) -> None:
    actions.leave_circle(circle=circle, by=company["aicha"])
    enter(company, circle, "peer1")

    names = [line.name for line in access.roll_of(meeting, by=company["driss"]).lines]

    assert names == ["Aïcha", "Bruno", "Driss", "Peer1"]


def test_who_came_later_is_not_on_an_old_sheet(company: Company, circle: Circle) -> None:
    old = under_way(company, circle, "aicha")
    with clock.stopped_at(clock.now() + timedelta(days=9)):
        enter(company, circle, "peer1")
    assert "Peer1" not in [line.name for line in access.roll_of(old, by=company["driss"]).lines]

    over = actions.close_meeting(meeting=old, by=company["driss"])

    assert [line.name for line in access.roll_of(over, by=company["driss"]).lines] == [
        "Aïcha", "Bruno", "Driss",
    ]  # fmt: skip
    assert access.roll_of(over, by=company["peer1"]).mine.name == "Peer1"


def test_a_certificate_counts_closed_meetings_one_was_at(company: Company, circle: Circle) -> None:
    driss, place = company["driss"], access.membership_of(company["aicha"].person, circle)
    was_there = under_way(company, circle, "aicha")
    actions.close_meeting(meeting=was_there, by=driss)
    was_away = under_way(company, circle, "bruno")
    actions.close_meeting(meeting=was_away, by=driss)
    under_way(company, circle, "aicha")  # still open
    missed = planned(circle, driss)
    actions.miss_meeting(meeting=missed, by=company["aicha"])
    day = was_there.day

    def counted(start: int, end: int) -> list[Meeting]:
        facts = access.certified(
            circle,
            place.pk,
            starts_on=day + timedelta(days=start),
            ends_on=day + timedelta(days=end),
            by=company["aicha"],
        )
        assert (facts.name, facts.facilitators) == ("Aïcha", ["Driss"])
        return [one.meeting for one in facts.attendances]

    assert counted(-30, 30) == counted(0, 0) == [was_there]
    assert counted(1, 30) == counted(-30, -1) == []


def test_whose_certificate_one_may_print(company: Company, circle: Circle) -> None:
    aicha = access.membership_of(company["aicha"].person, circle)
    day = today()

    assert access.people_to_certify(circle, by=company["aicha"]) == [(aicha.pk, "Aïcha")]
    names = [name for _pk, name in access.people_to_certify(circle, by=company["driss"])]
    assert names == ["Driss", "Aïcha", "Bruno"]
    for pk, who in ((aicha.pk, "bruno"), (uuid4(), "driss")):
        with pytest.raises(Http404):
            access.certified(circle, pk, starts_on=day, ends_on=day, by=company[who])
    with pytest.raises(Http404):
        access.people_to_certify(circle, by=company["chantal"])


def test_only_what_opens_and_lies_on_the_table_is_recorded(
    company: Company, circle: Circle
) -> None:
    meeting = planned(circle, company["driss"], days=-1)
    case = case_by(company["aicha"], circle)
    foreign = case_by(company["aicha"], circle_of(company, "aicha", name="Autre"))

    (proposal,) = access.blank_proposals(meeting, {case.pk}, by=company["driss"])

    assert (proposal.case_id, proposal.title, proposal.hypotheses) == (case.pk, "Le seau", ())
    with pytest.raises(Http404):
        access.blank_proposals(meeting, {case.pk, foreign.pk}, by=company["driss"])
