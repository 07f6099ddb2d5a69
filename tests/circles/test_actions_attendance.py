"""Signing on one's phone, reporting a sheet of paper, coming after all."""

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from tests.circles.factories import Company, planned, under_way
from trousseau.circles import access, actions
from trousseau.circles.models import Attendance, Circle, Meeting, Presence, SignedBy
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib.clock import today
from trousseau.vault.models import TrailRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(company: Company, circle: Circle) -> Meeting:
    """Return an open meeting that Aïcha has joined; Bruno is there without a phone."""
    return under_way(company, circle, "aicha")


def place(company: Company, who: str, circle: Circle) -> UUID:
    return access.membership_of(company[who].person, circle).pk


def said_of(company: Company, who: str, meeting: Meeting) -> access.Line:
    return access.roll_of(meeting, by=company[who]).mine


def test_one_tap_signs_and_another_changes_nothing(company: Company, meeting: Meeting) -> None:
    actions.sign_attendance(meeting=meeting, by=company["aicha"])
    before = TrailRow.objects.count()
    actions.sign_attendance(meeting=meeting, by=company["aicha"])

    mine = said_of(company, "aicha", meeting)
    assert (mine.on_phone, mine.signed_on) == (True, today())
    assert TrailRow.objects.count() == before
    assert TrailRow.objects.get(verb="attendance.signed").ref == str(meeting.pk)


def test_a_signature_is_taken_back_until_the_close(company: Company, meeting: Meeting) -> None:
    aicha = company["aicha"]
    actions.take_back_signature(meeting=meeting, by=aicha)  # nothing to take back
    actions.sign_attendance(meeting=meeting, by=aicha)
    actions.take_back_signature(meeting=meeting, by=aicha)
    assert not said_of(company, "aicha", meeting).signed_by

    actions.sign_attendance(meeting=meeting, by=aicha)
    actions.close_meeting(meeting=meeting, by=company["driss"])
    with pytest.raises(Refused) as refused:
        actions.take_back_signature(meeting=meeting, by=aicha)

    assert refused.value.refusal is Refusal.NOT_NOW
    assert said_of(company, "aicha", meeting).on_phone


def test_who_was_not_there_cannot_sign(company: Company, meeting: Meeting) -> None:
    with pytest.raises(Refused) as refused:
        actions.sign_attendance(meeting=meeting, by=company["bruno"])

    assert refused.value.refusal is Refusal.WAS_NOT_THERE
    with pytest.raises(Http404):
        actions.sign_attendance(meeting=meeting, by=company["chantal"])


def test_nobody_signs_before_the_meeting(company: Company, circle: Circle) -> None:
    coming = planned(circle, company["driss"])
    actions.miss_meeting(meeting=coming, by=company["bruno"])

    for who in ("aicha", "bruno"):
        with pytest.raises(Refused) as refused:
            actions.sign_attendance(meeting=coming, by=company[who])
        assert refused.value.refusal is Refusal.MEETING_NOT_OPEN
    with pytest.raises(Refused) as refused:
        actions.report_paper(meeting=coming, was_there=(), signed=(), by=company["driss"])
    assert refused.value.refusal is Refusal.MEETING_NOT_OPEN


def test_the_base_itself_refuses_the_signature_of_who_was_away(
    company: Company, circle: Circle
) -> None:
    coming = planned(circle, company["driss"])
    away = actions.miss_meeting(meeting=coming, by=company["bruno"])

    for wrong in (
        {"signed_by": SignedBy.PAPER, "signed_on": today()},
        {"presence": Presence.PRESENT, "signed_by": SignedBy.PHONE},
        {"presence": Presence.PRESENT, "signed_on": today()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Attendance.objects.filter(pk=away.pk).update(**wrong)


def test_paper_is_reported_as_paper(company: Company, meeting: Meeting, circle: Circle) -> None:
    aicha, bruno = (place(company, who, circle) for who in ("aicha", "bruno"))
    driss = company["driss"]

    actions.report_paper(meeting=meeting, was_there={bruno}, signed={aicha, bruno}, by=driss)

    for who in ("aicha", "bruno"):
        line = said_of(company, who, meeting)
        assert line.was_there
        assert line.on_paper
    assert said_of(company, "aicha", meeting).has_joined
    with pytest.raises(Refused) as refused:
        actions.take_back_signature(meeting=meeting, by=company["bruno"])
    assert refused.value.refusal is Refusal.SIGNED_ON_PAPER


def test_a_report_is_corrected(company: Company, meeting: Meeting, circle: Circle) -> None:
    bruno, driss = place(company, "bruno", circle), company["driss"]
    actions.report_paper(meeting=meeting, was_there={bruno}, signed={bruno}, by=driss)
    actions.report_paper(meeting=meeting, was_there={bruno}, signed=(), by=driss)
    assert said_of(company, "bruno", meeting).was_there
    assert not said_of(company, "bruno", meeting).signed_by

    actions.report_paper(meeting=meeting, was_there=(), signed=(), by=driss)

    assert not said_of(company, "bruno", meeting).was_there


def test_a_phone_is_never_touched_by_a_report(
    company: Company, meeting: Meeting, circle: Circle
) -> None:
    actions.sign_attendance(meeting=meeting, by=company["aicha"])
    bruno, driss = place(company, "bruno", circle), company["driss"]
    actions.report_paper(meeting=meeting, was_there={bruno}, signed=(), by=driss)
    actions.sign_attendance(meeting=meeting, by=company["bruno"])

    actions.report_paper(meeting=meeting, was_there=(), signed=(), by=driss)

    for who in ("aicha", "bruno"):
        assert said_of(company, who, meeting).on_phone


def test_the_sheet_of_who_was_away_is_refused_and_nothing_changes(
    company: Company, meeting: Meeting, circle: Circle
) -> None:
    bruno, driss = place(company, "bruno", circle), place(company, "driss", circle)

    with pytest.raises(Refused) as refused:
        actions.report_paper(
            meeting=meeting, was_there={driss}, signed={bruno}, by=company["driss"]
        )

    assert refused.value.refusal is Refusal.WAS_NOT_THERE
    assert not said_of(company, "driss", meeting).was_there


def test_only_who_facilitates_reports(company: Company, meeting: Meeting) -> None:
    with pytest.raises(Refused) as refused:
        actions.report_paper(meeting=meeting, was_there=(), signed=(), by=company["aicha"])

    assert refused.value.refusal is Refusal.ONLY_FACILITATOR


def test_who_is_noted_has_no_seat(company: Company, meeting: Meeting, circle: Circle) -> None:
    bruno = place(company, "bruno", circle)

    actions.report_paper(meeting=meeting, was_there={bruno}, signed=(), by=company["driss"])

    assert len(access.seats_of(meeting, presenter=None)) == 1


def test_one_may_come_after_all(company: Company, circle: Circle) -> None:
    coming, bruno = planned(circle, company["driss"]), company["bruno"]
    actions.miss_meeting(meeting=coming, by=bruno)

    actions.come_after_all(meeting=coming, by=bruno)

    assert not Attendance.objects.exists()
    actions.open_meeting(meeting=coming, by=company["driss"])
    with pytest.raises(Refused) as refused:
        actions.come_after_all(meeting=coming, by=bruno)
    assert refused.value.refusal is Refusal.MEETING_UNDER_WAY
