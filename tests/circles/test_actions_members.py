"""Creating a circle, coming in, leaving."""

import pytest
from django.core import mail
from django.http import Http404

from tests.circles.factories import Company, asked, case_by, enter
from trousseau.circles import access, actions
from trousseau.circles.models import (
    CharterAcceptance,
    Circle,
    CircleInvitation,
    CircleMembership,
    Standing,
)
from trousseau.circles.rules import Refusal, Refused
from trousseau.people import actions as people
from trousseau.vault import api as vault


def test_a_creator_facilitates_is_number_one_and_has_accepted(company: Company) -> None:
    circle = actions.create_circle(name="  Orle ", by=company["aicha"])

    place = access.membership_of(company["aicha"].person, circle)
    assert (circle.name, place.number, place.is_facilitator) == ("Orle", 1, True)
    assert access.has_accepted_charter(place) is not None
    assert vault.can_open(circle.safe_id, by=company["aicha"].unlocked)


@pytest.mark.parametrize("who", ["farid", "elise", "gaelle"])
def test_only_peers_create_a_circle(company: Company, who: str) -> None:
    with pytest.raises(Refused):
        actions.create_circle(name="Orle", by=company[who])


def test_an_invitation_goes_by_mail_without_content(
    company: Company, circle: Circle, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.invite_member(circle=circle, person=company["chantal"].person, by=company["bruno"])

    (letter,) = mail.outbox
    assert letter.to == ["chantal@cast.example"]
    assert circle.name not in letter.subject + str(letter.body)
    assert "Bruno" not in letter.subject + str(letter.body)


def test_nobody_is_invited_against_the_rules(company: Company, circle: Circle) -> None:
    with pytest.raises(Refused) as refused:
        actions.invite_member(
            circle=circle, person=company.cast.person("farid"), by=company["bruno"]
        )
    assert refused.value.refusal is Refusal.EMPLOYER_ACCOUNT
    with pytest.raises(Http404):
        actions.invite_member(circle=circle, person=company["hugo"].person, by=company["chantal"])


def test_declining_leaves_nothing(company: Company, circle: Circle) -> None:
    invitation = actions.invite_member(
        circle=circle, person=company["chantal"].person, by=company["bruno"]
    )

    assert (
        actions.answer_invitation(invitation=invitation, accepts=False, by=company["chantal"])
        is None
    )

    assert not CircleInvitation.objects.exists()
    assert not CircleMembership.objects.filter(person=company["chantal"].person).exists()


def test_accepting_gives_a_number_that_was_never_given(company: Company, circle: Circle) -> None:
    gone = access.membership_of(company["bruno"].person, circle)
    actions.leave_circle(circle=circle, by=company["bruno"])

    place = asked(company, circle, "chantal")

    assert place.number == gone.number + 1
    assert CharterAcceptance.objects.filter(membership=place).exists()
    again = enter(company, circle, "bruno")
    assert again.number == place.number + 1


def test_nobody_comes_in_without_comparing(company: Company, circle: Circle) -> None:
    place = asked(company, circle, "chantal")

    with pytest.raises(Refused) as refused:
        actions.admit_member(membership=place, compared=False, by=company["driss"])

    assert refused.value.refusal is Refusal.NOT_COMPARED
    assert not vault.can_open(circle.safe_id, by=company["chantal"].unlocked)


def test_words_that_changed_stop_everything(company: Company, circle: Circle) -> None:
    place = asked(company, circle, "chantal")

    with pytest.raises(Refused) as refused:
        actions.admit_member(membership=place, compared=True, words=["un"] * 5, by=company["driss"])

    assert refused.value.refusal is Refusal.WORDS_CHANGED
    place.refresh_from_db()
    assert place.standing == Standing.ASKED


def test_the_door_asks_again_who_may_sit_together(company: Company, circle: Circle) -> None:
    place = asked(company, circle, "chantal")
    people.say_oversight(superior=company["chantal"].person, subordinate=company["aicha"].person)

    with pytest.raises(Refused) as refused:
        actions.admit_member(membership=place, compared=True, by=company["driss"])

    assert refused.value.refusal is Refusal.HIERARCHY


def test_who_is_in_is_not_let_in_twice(company: Company, circle: Circle) -> None:
    place = access.membership_of(company["bruno"].person, circle)

    with pytest.raises(Refused) as refused:
        actions.admit_member(membership=place, compared=True, by=company["driss"])

    assert refused.value.refusal is Refusal.ALREADY_HERE


def test_leaving_closes_what_comes_next(company: Company, circle: Circle) -> None:
    actions.leave_circle(circle=circle, by=company["bruno"])

    assert not vault.can_open(circle.safe_id, by=company["bruno"].unlocked)
    new = case_by(company["aicha"], circle, title="Après")
    assert not access.readable([new], by=company["bruno"])


def test_a_facilitator_removes_a_member_and_the_secret_changes(
    company: Company, circle: Circle
) -> None:
    place = access.membership_of(company["bruno"].person, circle)
    with pytest.raises(Refused):
        actions.remove_member(membership=place, by=company["aicha"])

    actions.remove_member(membership=place, by=company["driss"])

    new = case_by(company["aicha"], circle)
    assert not access.readable([new], by=company["bruno"])
    assert access.readable([new], by=company["driss"])


def test_an_account_that_closed_can_still_be_removed(company: Company, circle: Circle) -> None:
    place = access.membership_of(company["bruno"].person, circle)
    CircleMembership.objects.filter(pk=place.pk).update(person=None)
    place.refresh_from_db()

    actions.remove_member(membership=place, by=company["driss"])

    assert place.standing == Standing.LEFT


def test_somebody_always_facilitates(company: Company, circle: Circle) -> None:
    driss = access.membership_of(company["driss"].person, circle)
    with pytest.raises(Refused) as refused:
        actions.leave_circle(circle=circle, by=company["driss"])
    assert refused.value.refusal is Refusal.LAST_FACILITATOR
    with pytest.raises(Refused):
        actions.entrust_facilitation(membership=driss, facilitates=False, by=company["driss"])

    aicha = access.membership_of(company["aicha"].person, circle)
    actions.entrust_facilitation(membership=aicha, by=company["driss"])
    actions.entrust_facilitation(membership=driss, facilitates=False, by=company["aicha"])
    actions.leave_circle(circle=circle, by=company["driss"])

    assert [m.name for m in access.members_of(circle) if m.is_facilitator] == ["Aïcha"]


def test_the_last_to_leave_closes_the_circle(company: Company) -> None:
    circle = actions.create_circle(name="Seul", by=company["aicha"])
    case_by(company["aicha"], circle)

    actions.leave_circle(circle=circle, by=company["aicha"])

    circle.refresh_from_db()
    assert circle.closed_on is not None
    assert access.circles_of(company["aicha"].person) == []


def test_a_new_charter_is_accepted_anew(company: Company, circle: Circle) -> None:
    with pytest.raises(Refused):
        actions.adopt_charter(circle=circle, text="La nôtre", by=company["aicha"])

    charter = actions.adopt_charter(circle=circle, text=" La nôtre ", by=company["driss"])

    aicha = access.membership_of(company["aicha"].person, circle)
    assert (charter.version, charter.text) == (2, "La nôtre")
    assert access.has_accepted_charter(aicha) is None
    first = actions.accept_charter(circle=circle, by=company["aicha"])
    assert actions.accept_charter(circle=circle, by=company["aicha"]) == first
