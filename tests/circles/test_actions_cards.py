"""Unsigned cards and ballots: on the pile, one each, shuffled, forgotten."""

from uuid import uuid4

import pytest

from tests.circles.factories import Company, advanced, case_by, circle_of, harvested, under_way
from tests.circles.test_actions_meetings import refusal_of
from trousseau.circles import access, actions
from trousseau.circles.models import Case, Circle, Contribution, Meeting
from trousseau.circles.protocols import Kind
from trousseau.circles.rules import Refusal
from trousseau.vault import api as vault
from trousseau.vault.models import TrailRow

PEERS = [f"peer{n}" for n in range(1, 6)]


@pytest.fixture
def start(company: Company) -> Meeting:
    """Return a meeting of eight people that chooses its case."""
    circle = circle_of(company, "aicha", "bruno", *PEERS)
    return under_way(company, circle, "driss", "aicha", "bruno", *PEERS)


@pytest.fixture
def evening(company: Company, start: Meeting) -> Meeting:
    """Return the same meeting at its hypotheses, on Aïcha's case."""
    case = case_by(company["aicha"], start.circle)
    meeting = actions.choose_case(meeting=start, case=case, by=company["driss"])
    return advanced(meeting, company["driss"], "hypotheses")


def texts(meeting: Meeting, company: Company, who: str) -> list[str]:
    slips = access.room_of(meeting, by=company[who]).slips
    return [slip.text for _heading, some in slips for slip in some]


def test_a_card_is_one_each_replaced_and_taken_back(company: Company, evening: Meeting) -> None:
    put = {"meeting": evening, "kind": Kind.HYPOTHESIS, "by": company["bruno"]}
    trail = TrailRow.objects.count()
    actions.put_card(text="Et si", **put)
    actions.put_card(text="Et si la fatigue", **put)
    actions.put_card(meeting=evening, kind=Kind.HYPOTHESIS, text="Autre", by=company["peer1"])

    (mine,) = access.room_of(evening, by=company["bruno"]).own_cards
    assert mine.text == "Et si la fatigue"
    assert access.room_of(evening, by=company["driss"]).own_cards == []
    assert texts(evening, company, "driss") == []
    actions.drop_card(meeting=evening, kind=Kind.HYPOTHESIS, by=company["peer1"])
    meeting = actions.advance_phase(meeting=evening, by=company["driss"])

    assert texts(meeting, company, "driss") == ["Et si la fatigue"]
    assert TrailRow.objects.count() == trail + 1, "the move, and nothing of the cards"


@pytest.mark.django_db(transaction=True)
def test_the_pile_is_forgotten_with_its_phase(company: Company, evening: Meeting) -> None:
    actions.put_card(meeting=evening, kind=Kind.HYPOTHESIS, text="Si", by=company["bruno"])

    actions.advance_phase(meeting=evening, by=company["driss"])

    left = vault.pile_take(
        meeting=evening.pk,
        run=evening.run,
        safe_id=evening.circle.safe_id,
        by=company["driss"].unlocked,
    )
    assert left == []
    with pytest.raises(vault.TooLate):
        vault.pile_put(
            meeting=evening.pk, run=evening.run, slot="card:hypothesis", payload={"text": "Tard"},
            safe_id=evening.circle.safe_id, by=company["bruno"].unlocked,
        )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_the_cards_about_a_case_go_with_it(company: Company, evening: Meeting) -> None:
    case, run = evening.chosen_case, evening.run
    assert case is not None
    actions.put_card(meeting=evening, kind=Kind.HYPOTHESIS, text="Si", by=company["bruno"])

    actions.withdraw_own_case(case=case, by=company["aicha"])

    left = vault.pile_take(
        meeting=evening.pk, run=run, safe_id=evening.circle.safe_id, by=company["driss"].unlocked
    )
    assert left == []


def test_a_revealed_card_is_taken_back_by_the_browser_that_sent_it(
    company: Company, evening: Meeting
) -> None:
    token = vault.new_token()
    actions.put_card(
        meeting=evening, kind=Kind.HYPOTHESIS, text="Si", nonce="n", stub=vault.stub(token),
        by=company["bruno"],
    )  # fmt: skip
    meeting = actions.advance_phase(meeting=evening, by=company["driss"])
    slip = Contribution.objects.get()

    def owns(nonce: str, stub: str) -> bool:
        return nonce == "n" and stub == vault.stub(token)

    ((_heading, (seen,)),) = access.room_of(meeting, by=company["bruno"], owns=owns).slips
    assert seen.may_withdraw
    take_back, trail = actions.withdraw_contribution, TrailRow.objects.count()
    assert refusal_of(take_back, contribution=slip, by=company["peer1"]) is Refusal.ONLY_AUTHOR
    take_back(contribution=slip, owns=owns, by=company["bruno"])
    assert not Contribution.objects.exists()
    assert TrailRow.objects.count() == trail


def test_after_the_close_no_browser_is_recognised(company: Company, evening: Meeting) -> None:
    actions.put_card(
        meeting=evening, kind=Kind.HYPOTHESIS, text="Si", nonce="n", stub="s", by=company["bruno"]
    )
    meeting = actions.advance_phase(meeting=evening, by=company["driss"])

    actions.close_meeting(meeting=meeting, by=company["driss"])

    ((_row, payload),) = access.readable(Contribution.objects.all(), by=company["driss"])
    assert {"nonce", "stub"}.isdisjoint(payload)


def test_a_ballot_moves_and_is_counted_once(company: Company, start: Meeting) -> None:
    first, second = (case_by(company["aicha"], start.circle, title=one) for one in ("A", "B"))
    for who in PEERS:
        actions.cast_ballot(meeting=start, case=first, by=company[who])
    actions.cast_ballot(meeting=start, case=second, by=company["peer5"])
    before = access.choice_of(start, by=company["peer5"])
    assert [(view.votes, view.has_my_vote) for view in before] == [(None, False), (None, True)]
    driss = company["driss"]
    assert refusal_of(actions.count_ballots, meeting=start, by=company["aicha"]) is (
        Refusal.ONLY_FACILITATOR
    )

    meeting = actions.count_ballots(meeting=start, by=driss)

    counted = access.choice_of(meeting, by=company["bruno"])
    assert [(view.title, view.votes) for view in counted] == [("A", 4), ("B", 1)]
    assert refusal_of(actions.cast_ballot, meeting=meeting, case=first, by=driss) is Refusal.NOT_NOW
    meeting = actions.choose_case(meeting=meeting, case=first, by=driss)
    meeting = actions.advance_phase(meeting=meeting, by=driss)
    assert refusal_of(actions.count_ballots, meeting=meeting, by=driss) is Refusal.NOT_NOW


def test_one_votes_for_what_is_on_the_table(company: Company, circle: Circle) -> None:
    worked = Case.objects.get(stub=harvested(company, circle, "aicha", "bruno").stub)
    meeting = under_way(company, circle, "bruno")

    assert refusal_of(actions.cast_ballot, meeting=meeting, case=worked, by=company["bruno"]) is (
        Refusal.NOT_ON_THE_TABLE
    )


def test_what_is_being_typed_is_found_again(company: Company, evening: Meeting) -> None:
    bruno = company["bruno"]
    actions.keep_typing(meeting=evening, text="On dirait", by=bruno)
    assert access.room_of(evening, by=bruno).typing == "On dirait"
    assert access.room_of(evening, by=company["driss"]).typing == ""

    actions.keep_typing(meeting=evening, text="  ", by=bruno)
    assert access.room_of(evening, by=bruno).typing == ""
    actions.keep_typing(meeting=evening, text="On dirait que", by=bruno)
    actions.put_card(meeting=evening, kind=Kind.HYPOTHESIS, text="On dirait que", by=bruno)
    assert access.room_of(evening, by=bruno).typing == ""


def test_who_was_not_handed_the_floor_is_named_to_the_frame_alone(
    company: Company, evening: Meeting
) -> None:
    driss = company["driss"]
    assert access.room_of(evening, by=driss).unspoken == []
    chairs = {chair.name: chair.number for chair in access.room_of(evening, by=driss).chairs}
    meeting = actions.hand_floor(meeting=evening, number=chairs["Bruno"], by=driss)
    meeting = actions.hand_floor(meeting=meeting, number=chairs["Peer1"], by=driss)

    assert access.room_of(meeting, by=driss).unspoken == ["Peer2", "Peer3", "Peer4", "Peer5"]
    assert access.room_of(meeting, by=company["bruno"]).unspoken == []
    actions.put_card(meeting=meeting, kind=Kind.HYPOTHESIS, text="Si", by=company["peer2"])
    assert "Peer2" in access.room_of(meeting, by=driss).unspoken, "a card is no spoken turn"


def test_words_that_come_after_their_slip_are_no_draft(company: Company, evening: Meeting) -> None:
    bruno, once = company["bruno"], uuid4()
    typed = {"meeting": evening, "text": "On dirait", "by": bruno}
    actions.contribute(kind=Kind.HYPOTHESIS, once=once, **typed)
    actions.keep_typing(once=once, **typed)
    assert access.room_of(evening, by=bruno).typing == ""
    actions.keep_typing(once=uuid4(), **typed)
    assert access.room_of(evening, by=bruno).typing == "On dirait", "another slip, the same words"

    actions.put_card(kind=Kind.HYPOTHESIS, **typed)
    actions.keep_typing(once=uuid4(), **typed)

    assert access.room_of(evening, by=bruno).typing == ""
