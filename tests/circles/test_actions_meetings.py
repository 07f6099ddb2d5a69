"""Meetings: planned, opened, played, closed."""

from datetime import timedelta

import pytest
from django.core import mail

from tests.circles.factories import (
    Company,
    advanced,
    case_by,
    circle_of,
    harvested,
    number_of,
    planned,
    under_way,
)
from trousseau.circles import access, actions
from trousseau.circles.contents import HarvestContent
from trousseau.circles.models import Case, Circle, Contribution, Harvest, Meeting
from trousseau.circles.protocols import Kind
from trousseau.circles.rules import Refusal, Refused
from trousseau.lib import clock
from trousseau.vault import api as vault
from trousseau.vault.models import TrailRow

PEERS = [f"peer{n}" for n in range(1, 6)]


@pytest.fixture
def evening(company: Company) -> Meeting:
    """Return a meeting of eight people at its hypotheses, on Aïcha's case."""
    circle = circle_of(company, "aicha", "bruno", *PEERS)
    case = case_by(company["aicha"], circle)
    meeting = under_way(company, circle, "driss", "aicha", "bruno", *PEERS)
    meeting = actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    return advanced(meeting, company["driss"], "hypotheses")


def refusal_of(act: object, **asked: object) -> Refusal:
    with pytest.raises(Refused) as refused:
        act(**asked)  # type: ignore[operator]
    return refused.value.refusal


def test_a_meeting_is_told_by_mail_without_content(
    company: Company, circle: Circle, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        meeting = planned(circle, company["driss"])
        later = meeting.starts_at + timedelta(days=7)
        meeting = actions.edit_meeting(
            meeting=meeting,
            starts_at=later,
            ends_at=later + timedelta(hours=2),
            by=company["driss"],
        )
        meeting = actions.edit_meeting(
            meeting=meeting, starts_at=later, ends_at=later + timedelta(hours=2), by=company["driss"],
            questions=[2],
        )  # fmt: skip
        actions.cancel_meeting(meeting=meeting, by=company["driss"])

    assert [letter.subject for letter in mail.outbox] == [
        *["Une séance est prévue"] * 2,
        *["Une séance a changé"] * 2,
        *["Une séance est annulée"] * 2,
    ]
    assert {letter.to[0] for letter in mail.outbox} == {"aicha@cast.example", "bruno@cast.example"}
    written = " ".join(f"{letter.subject} {letter.body}" for letter in mail.outbox)
    assert "Glycines" not in written
    assert circle.name not in written


def test_only_who_facilitates_plans(company: Company, circle: Circle) -> None:
    with pytest.raises(Refused) as refused:
        planned(circle, company["aicha"])
    assert refused.value.refusal is Refusal.ONLY_FACILITATOR


def test_an_open_meeting_is_neither_moved_nor_cancelled(company: Company, circle: Circle) -> None:
    meeting = under_way(company, circle)
    driss = company["driss"]

    assert (
        refusal_of(actions.cancel_meeting, meeting=meeting, by=driss) is Refusal.MEETING_UNDER_WAY
    )
    assert refusal_of(actions.open_meeting, meeting=meeting, by=driss) is Refusal.MEETING_UNDER_WAY
    assert refusal_of(actions.miss_meeting, meeting=meeting, by=company["aicha"]) is (
        Refusal.MEETING_UNDER_WAY
    )


def test_one_joins_an_open_meeting_with_the_charter_accepted(
    company: Company, circle: Circle
) -> None:
    meeting = planned(circle, company["driss"])
    aicha = company["aicha"]
    assert refusal_of(actions.join_meeting, meeting=meeting, by=aicha) is Refusal.MEETING_NOT_OPEN
    actions.miss_meeting(meeting=meeting, by=aicha)
    meeting = actions.open_meeting(meeting=meeting, by=company["driss"])
    actions.adopt_charter(circle=circle, text="Autre", by=company["driss"])
    assert refusal_of(actions.join_meeting, meeting=meeting, by=aicha) is Refusal.CHARTER_FIRST

    actions.accept_charter(circle=circle, by=aicha)
    actions.join_meeting(meeting=meeting, by=aicha)

    place = access.membership_of(aicha.person, circle)
    assert access.presence_of(place, meeting) == "present"


def test_a_choice_may_change_until_the_account_begins(company: Company, circle: Circle) -> None:
    first, second = (case_by(company["aicha"], circle, title=title) for title in ("A", "B"))
    meeting = under_way(company, circle, "aicha", "bruno")
    driss = company["driss"]

    meeting = actions.choose_case(meeting=meeting, case=first, by=driss)
    meeting = actions.choose_case(meeting=meeting, case=second, by=driss)

    assert set(Case.objects.on_the_table()) == {first}
    assert meeting.chosen_case == second
    second.refresh_from_db()
    assert refusal_of(actions.choose_case, meeting=meeting, case=second, by=driss) is (
        Refusal.NOT_ON_THE_TABLE
    )
    meeting = actions.advance_phase(meeting=meeting, by=driss)
    assert refusal_of(actions.choose_case, meeting=meeting, case=first, by=driss) is Refusal.NOT_NOW


def test_after_the_reveal_no_author_is_anywhere(company: Company, evening: Meeting) -> None:
    trail = TrailRow.objects.count()
    for who in PEERS:
        actions.put_card(meeting=evening, kind=Kind.HYPOTHESIS, text=f"de {who}", by=company[who])
    assert TrailRow.objects.count() == trail, "an unsigned act leaves no trail"
    assert not Contribution.objects.exists(), "a card waits on the pile"

    actions.advance_phase(meeting=evening, by=company["driss"])

    rows = list(Contribution.objects.all())
    numbers = {number_of(company[who].person, evening.circle) for who in PEERS}
    for _row, payload in access.readable(rows, by=company["aicha"]):
        assert payload["author"] is None
        assert payload["day"] == clock.today().isoformat()
        assert numbers.isdisjoint(value for value in payload.values() if isinstance(value, int))
    columns = {field.name for field in Contribution._meta.concrete_fields}
    assert columns == {
        "id", "safe", "blob", "revision", "keep_until", "meeting", "case", "is_revealed",
    }  # fmt: skip


def test_the_order_after_the_reveal_says_nothing_of_arrival(
    company: Company, evening: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in PEERS:
        actions.put_card(meeting=evening, kind=Kind.HYPOTHESIS, text=f"de {who}", by=company[who])
    shuffled: list[int] = []

    def shuffle(rows: list[object]) -> None:
        shuffled.append(len(rows))
        rows.reverse()

    monkeypatch.setattr("trousseau.circles.actions.moves.SHUFFLER.shuffle", shuffle)

    actions.advance_phase(meeting=evening, by=company["driss"])

    assert shuffled == [5]
    sealed = vault.open_rows(Contribution.objects.order_by("pk"), by=company["aicha"].unlocked)
    assert {one.payload["text"] for one in sealed if one.payload} == {f"de {who}" for who in PEERS}
    (heard,) = access.room_of(Meeting.objects.get(pk=evening.pk), by=company["aicha"]).slips
    assert [slip.text for slip in heard[1]] == sorted(slip.text for slip in heard[1])


def test_unsigned_is_refused_to_four_and_in_the_open(company: Company, circle: Circle) -> None:
    case = case_by(company["aicha"], circle)
    meeting = under_way(company, circle, "aicha", "bruno")
    bruno, write = company["bruno"], actions.contribute
    asked = {"meeting": meeting, "text": "Et si", "by": bruno}
    card = actions.put_card
    actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    assert refusal_of(write, kind=Kind.HYPOTHESIS, **asked) is Refusal.NOT_NOW
    advanced(meeting, company["driss"], "questions")
    assert refusal_of(card, kind=Kind.QUESTION, **asked) is Refusal.SIGNED_ONLY
    actions.advance_phase(meeting=meeting, by=company["driss"])
    assert refusal_of(card, kind=Kind.HYPOTHESIS, **asked) is Refusal.TOO_FEW


def test_the_presenter_is_silent_then_stops_and_has_the_last_word(
    company: Company, evening: Meeting
) -> None:
    aicha = company["aicha"]
    put = {"meeting": evening, "by": aicha}
    assert refusal_of(actions.contribute, kind=Kind.HYPOTHESIS, text="Moi", **put) is (
        Refusal.PRESENTER_LISTENS
    )
    assert refusal_of(actions.stop_exchange, meeting=evening, by=company["bruno"]) is (
        Refusal.ONLY_PRESENTER
    )

    meeting = actions.stop_exchange(meeting=evening, by=aicha)

    assert meeting.phase == "conclusion"
    actions.contribute(meeting=meeting, kind=Kind.LAST_WORD, text="Assez.", by=aicha)
    assert (
        refusal_of(
            actions.contribute, meeting=meeting, kind=Kind.LEAD, text="Tu…", by=company["bruno"]
        )
        is Refusal.ONLY_PRESENTER
    )


def test_a_question_is_answered_by_the_presenter_and_edited_by_its_author(
    company: Company, circle: Circle
) -> None:
    case = case_by(company["aicha"], circle)
    meeting = under_way(company, circle, "aicha", "bruno")
    actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    meeting = advanced(meeting, company["driss"], "questions")
    aicha, bruno = company["aicha"], company["bruno"]
    slip = actions.contribute(meeting=meeting, kind=Kind.QUESTION, text="Qui ?", by=bruno)

    assert refusal_of(actions.answer_question, contribution=slip, text="Moi", by=bruno) is (
        Refusal.ONLY_PRESENTER
    )
    assert refusal_of(actions.edit_contribution, contribution=slip, text="X", by=aicha) is (
        Refusal.ONLY_AUTHOR
    )
    actions.edit_contribution(contribution=slip, text="Qui était là ?", by=bruno)
    actions.answer_question(contribution=slip, text="Le gardien.", by=aicha)

    seen = access.slip_of(slip, by=bruno)
    assert (seen.text, seen.answer) == ("Qui était là ?", "Le gardien.")
    actions.withdraw_contribution(contribution=slip, by=bruno)
    assert not Contribution.objects.exists()


def test_only_a_question_is_answered(company: Company, evening: Meeting) -> None:
    slip = actions.contribute(meeting=evening, kind=Kind.HYPOTHESIS, text="Si", by=company["bruno"])

    assert (
        refusal_of(actions.answer_question, contribution=slip, text="Non", by=company["aicha"])
        is Refusal.NOT_NOW
    )


def test_a_hidden_slip_goes_to_no_harvest(company: Company, evening: Meeting) -> None:
    actions.contribute(
        meeting=evening, kind=Kind.HYPOTHESIS, text="Tu devrais", by=company["bruno"]
    )
    meeting = actions.advance_phase(meeting=evening, by=company["driss"])
    slip = Contribution.objects.get()
    assert refusal_of(actions.hide_contribution, contribution=slip, by=company["peer1"]) is (
        Refusal.ONLY_PRESENTER
    )

    actions.hide_contribution(contribution=slip, by=company["aicha"])

    assert access.room_of(meeting, by=company["peer1"]).slips == []
    assert access.room_of(meeting, by=company["driss"]).slips != []
    assert access.harvest_proposals(meeting, by=company["driss"])[0].hypotheses == ()
    actions.hide_contribution(contribution=slip, hidden=False, by=company["driss"])
    assert access.harvest_proposals(meeting, by=company["driss"])[0].hypotheses == ("Tu devrais",)


def test_a_harvest_begins_when_nothing_more_is_put_down(company: Company, evening: Meeting) -> None:
    actions.contribute(meeting=evening, kind=Kind.HYPOTHESIS, text="Si", by=company["bruno"])
    assert access.harvest_proposals(evening, by=company["driss"])[0].hypotheses == ()

    early = {"meeting": evening, "by": company["driss"]}
    assert refusal_of(actions.start_harvest, **early) is Refusal.LAST_WORD_FIRST
    concluded = actions.advance_phase(meeting=evening, by=company["driss"])
    meeting = actions.start_harvest(meeting=concluded, by=company["driss"])

    assert access.harvest_proposals(meeting, by=company["driss"])[0].hypotheses == ("Si",)
    assert access.room_of(meeting, by=company["bruno"]).kinds == ()
    late = {"meeting": meeting, "by": company["bruno"]}
    assert (
        refusal_of(actions.contribute, kind=Kind.HYPOTHESIS, text="Et", **late) is Refusal.NOT_NOW
    )
    assert (
        refusal_of(actions.advance_phase, meeting=meeting, by=company["driss"]) is Refusal.NOT_NOW
    )
    assert (
        refusal_of(actions.stop_exchange, meeting=meeting, by=company["aicha"]) is Refusal.NOT_NOW
    )


def test_a_close_keeps_harvests_and_dates_the_rest(company: Company, evening: Meeting) -> None:
    actions.contribute(meeting=evening, kind=Kind.HYPOTHESIS, text="Si", by=company["bruno"])
    kept = HarvestContent(hypotheses=("Si",), meta="Nous avons su nous taire.")
    assert evening.chosen_case is not None

    concluded = actions.advance_phase(meeting=evening, by=company["driss"])
    meeting = actions.close_meeting(
        meeting=concluded, harvests={evening.chosen_case.pk: kept}, by=company["driss"]
    )

    (harvest,) = access.harvests_of_meeting(meeting, by=company["bruno"])
    assert (harvest.title, harvest.hypotheses, harvest.meta) == ("Le seau", ("Si",), kept.meta)
    assert Harvest.objects.get().keep_until is None
    slip, case = Contribution.objects.get(), Case.objects.get(pk=evening.chosen_case.pk)
    assert slip.keep_until is not None
    assert case.keep_until is not None
    assert slip.keep_until >= clock.today() + timedelta(days=90)
    assert case.keep_until >= clock.today() + timedelta(days=365)
    assert meeting.contributions_put_down == 1
    assert refusal_of(actions.close_meeting, meeting=meeting, by=company["driss"]) is (
        Refusal.MEETING_NOT_OPEN
    )


def test_two_cases_in_one_meeting_give_two_harvests(company: Company, circle: Circle) -> None:
    first, second = (case_by(company["aicha"], circle, title=title) for title in ("A", "B"))
    meeting = under_way(company, circle, "aicha", "bruno")
    driss = company["driss"]
    for case in (first, second):
        meeting = actions.choose_case(meeting=meeting, case=case, by=driss)
        meeting = advanced(meeting, driss, "conclusion")
        actions.contribute(meeting=meeting, kind=Kind.LEAD, text="Voir", by=company["aicha"])
        if case == first:
            meeting = actions.take_another_case(meeting=meeting, by=driss)

    meeting = actions.close_meeting(meeting=meeting, by=driss)

    harvests = access.harvests_of_meeting(meeting, by=company["bruno"])
    assert sorted(one.title for one in harvests) == ["A", "B"]
    assert [one.leads for one in harvests] == [("Voir",), ("Voir",)]


def test_the_clock_destroys_what_was_put_down_and_keeps_the_harvest(
    company: Company, circle: Circle
) -> None:
    harvest = harvested(company, circle, "aicha", "bruno")

    vault.retain(clock.today() + timedelta(days=500))

    assert not Case.objects.exists()
    assert not Contribution.objects.exists()
    assert Harvest.objects.get() == harvest
    (fading,) = access.fading_of(circle)
    assert fading.accounts_destroyed == 1


def test_what_is_common_is_said_and_said_again(company: Company, circle: Circle) -> None:
    actions.gather_common_ground(circle=circle, lines=["Un.", " ", "Deux."], by=company["driss"])
    actions.gather_common_ground(circle=circle, lines=["Trois."], by=company["aicha"])

    assert access.common_ground_of(circle, by=company["bruno"]) == ("Trois.",)
