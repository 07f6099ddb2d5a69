"""A meeting held on paper: its harvest typed afterwards, its people noted."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.circles.factories import Company, case_by, circle_of, draft_from, planned
from trousseau.circles import access, actions
from trousseau.circles.contents import HarvestContent
from trousseau.circles.models import Case, Circle, Contribution, Harvest, Meeting
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib import clock

pytestmark = pytest.mark.django_db

KEPT = HarvestContent(hypotheses=("On dirait deux demandes.",), last_word="Je retourne la voir.")


def places(company: Company, circle: Circle, *who: str) -> set[UUID]:
    return {access.membership_of(company[one].person, circle).pk for one in who}


@pytest.fixture
def held(company: Company, circle: Circle) -> Meeting:
    """Return a meeting planned for yesterday, that nobody opened."""
    return planned(circle, company["driss"], days=-1)


def test_a_harvest_typed_afterwards_closes_the_meeting(
    company: Company, circle: Circle, held: Meeting
) -> None:
    case = case_by(company["aicha"], circle)

    recorded = actions.record_meeting(
        meeting=held,
        cases=[case.pk],
        harvests={case.pk: KEPT},
        was_there=places(company, circle, "aicha", "driss"),
        by=company["driss"],
    )

    (harvest,) = access.harvests_of_meeting(recorded, by=company["bruno"])
    assert (harvest.hypotheses, harvest.last_word) == (KEPT.hypotheses, KEPT.last_word)
    assert harvest.day == held.day
    assert recorded.is_closed
    assert recorded.opened_at == held.starts_at
    assert not Contribution.objects.exists()
    kept = Case.objects.get(pk=case.pk)
    assert kept.meeting == held
    assert kept.keep_until is not None
    assert kept.keep_until >= clock.today() + timedelta(days=365)
    there = {
        line.name for line in access.roll_of(held, by=company["driss"]).lines if line.was_there
    }
    assert there == {"Aïcha", "Driss"}
    assert draft_from(Harvest.objects.get(), company["bruno"]).circle == circle


def test_a_meeting_without_a_case_may_be_kept(
    company: Company, circle: Circle, held: Meeting
) -> None:
    actions.record_meeting(meeting=held, cases=(), harvests={}, was_there=(), by=company["driss"])

    assert access.meetings_held(circle) == [held]
    assert not Harvest.objects.exists()


@pytest.mark.parametrize("days", [0.01, 1])
def test_what_has_not_been_held_is_not_kept(company: Company, circle: Circle, days: float) -> None:
    coming = planned(circle, company["driss"], days=days)  # type: ignore[arg-type]

    with pytest.raises(Refused) as refused:
        actions.record_meeting(
            meeting=coming, cases=(), harvests={}, was_there=(), by=company["driss"]
        )

    assert refused.value.refusal is Refusal.NOT_YET_HELD


def test_an_opened_a_cancelled_a_recorded_meeting_are_not_kept_again(
    company: Company, circle: Circle
) -> None:
    driss = company["driss"]
    meetings = [planned(circle, driss, days=-1) for _ in range(3)]
    actions.open_meeting(meeting=meetings[0], by=driss)
    actions.cancel_meeting(meeting=meetings[1], by=driss)
    actions.record_meeting(meeting=meetings[2], cases=(), harvests={}, was_there=(), by=driss)

    for meeting in meetings:
        with pytest.raises(Refused) as refused:
            actions.record_meeting(meeting=meeting, cases=(), harvests={}, was_there=(), by=driss)
        assert refused.value.refusal is Refusal.MEETING_UNDER_WAY


def test_a_case_is_not_worked_on_without_who_brought_it(
    company: Company, circle: Circle, held: Meeting
) -> None:
    case = case_by(company["aicha"], circle)

    with pytest.raises(Refused) as refused:
        actions.record_meeting(
            meeting=held,
            cases=[case.pk],
            harvests={case.pk: KEPT},
            was_there=places(company, circle, "driss", "bruno"),
            by=company["driss"],
        )

    assert refused.value.refusal is Refusal.PRESENTER_AWAY
    assert access.meetings_held(circle) == []
    assert Case.objects.get().meeting is None


def test_a_case_of_another_circle_or_another_meeting_is_not_on_the_table(
    company: Company, circle: Circle, held: Meeting
) -> None:
    driss = company["driss"]
    elsewhere = circle_of(company, "aicha", name="Autre")
    foreign, done = case_by(company["aicha"], elsewhere), case_by(company["aicha"], circle)
    there = places(company, circle, "aicha", "driss")
    earlier = planned(circle, driss, days=-2)
    actions.record_meeting(
        meeting=earlier, cases=[done.pk], harvests={done.pk: KEPT}, was_there=there, by=driss
    )

    for case in (foreign, done):
        with pytest.raises(Refused) as refused:
            actions.record_meeting(
                meeting=held, cases=[case.pk], harvests={case.pk: KEPT}, was_there=there, by=driss
            )
        assert refused.value.refusal is Refusal.NOT_ON_THE_TABLE


def test_only_who_facilitates_keeps_a_meeting(company: Company, held: Meeting) -> None:
    with pytest.raises(Refused) as refused:
        actions.record_meeting(
            meeting=held, cases=(), harvests={}, was_there=(), by=company["aicha"]
        )

    assert refused.value.refusal is Refusal.ONLY_FACILITATOR


def test_a_guest_for_one_meeting_keeps_it(company: Company, circle: Circle, held: Meeting) -> None:
    bruno = access.membership_of(company["bruno"].person, circle)
    actions.entrust_meeting(meeting=held, membership=bruno, by=company["driss"])

    recorded = actions.record_meeting(
        meeting=held, cases=(), harvests={}, was_there={bruno.pk}, by=company["bruno"]
    )

    assert recorded.is_closed
    assert access.frame_holders_of(recorded) == ["Driss", "Bruno"]


def test_where_nothing_stays_no_harvest_is_kept(company: Company, circle: Circle) -> None:
    driss, case = company["driss"], case_by(company["aicha"], circle)
    meeting = planned(circle, driss, days=-1)
    meeting.protocol = "balint"
    meeting.save(update_fields=["protocol"])

    actions.record_meeting(
        meeting=meeting,
        cases=[case.pk],
        harvests={case.pk: KEPT},
        was_there=places(company, circle, "aicha", "driss"),
        by=driss,
    )

    assert not Harvest.objects.exists()
    assert access.table_of(circle, by=driss) == []
