"""The door to people: absent, closed and expired look the same."""

import datetime as dt
import uuid

import pytest
from django.http import Http404

from tests.cast import Cast
from trousseau.lib import clock
from trousseau.people import access, actions
from trousseau.people.models import Role


def test_a_person_is_found_by_address_whatever_the_case(cast: Cast) -> None:
    aicha = cast.aicha

    assert access.person_by_email("  AICHA@cast.example ") == aicha
    assert access.person_by_email("personne@cast.example") is None


def test_a_closed_account_is_not_found(cast: Cast) -> None:
    cast.hugo.is_active = False
    cast.hugo.save(update_fields=["is_active"])

    assert access.person_by_email(cast.hugo.email) is None
    assert access.person(str(cast.hugo.pk)) is None


def test_a_person_is_found_by_id_and_by_holder(cast: Cast) -> None:
    assert access.person(str(cast.aicha.pk)) == cast.aicha
    assert access.person_of_holder(cast.aicha.holder_id) == cast.aicha
    assert access.person_of_holder(uuid.uuid4()) is None


def test_people_are_listed_by_role(cast: Cast) -> None:
    made = [cast.bruno, cast.aicha, cast.driss]

    assert access.people_with(Role.MEDIATOR) == [cast.aicha, cast.bruno]
    assert len(made) == 3


def test_hierarchy_goes_both_ways(cast: Cast) -> None:
    actions.say_oversight(superior=cast.farid, subordinate=cast.aicha)

    assert access.hierarchy_of(cast.aicha) == {cast.farid.pk}
    assert access.hierarchy_of(cast.farid) == {cast.aicha.pk}
    assert access.hierarchy_of(cast.bruno) == set()


def test_traits_are_read_in_one_query(cast: Cast, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    employer = actions.name_employer(slug="regie", name="Régie", kind="regie_de_quartier")
    for person in (cast.aicha, cast.bruno):
        actions.describe_profile(
            person=person,
            territory_scale="city",
            employer=employer,
            supervision="alone",
            start_year=2010,
        )

    with django_assert_num_queries(1):
        found = access.profiles_of([cast.aicha.pk, cast.bruno.pk])
        assert [profile.employer.name for profile in found] == ["Régie", "Régie"]
    assert access.profile_of(cast.chantal) is None
    assert access.employers() == [employer]


@pytest.mark.parametrize("days", [0, 15])
def test_an_invitation_lives_fourteen_days(cast: Cast, days: int) -> None:
    invitation = actions.invite(email="n@centre.example", role=Role.MEDIATOR, by=cast.gaelle)
    invitation.token_digest = access.digest("jeton")
    invitation.save(update_fields=["token_digest"])

    with clock.stopped_at(clock.now() + dt.timedelta(days=days)):
        if days:
            with pytest.raises(Http404):
                access.open_invitation("jeton")
        else:
            assert access.open_invitation("jeton") == invitation


def test_a_used_or_unknown_invitation_is_absent(cast: Cast) -> None:
    invitation = actions.invite(email="n@centre.example", role=Role.MEDIATOR, by=cast.gaelle)
    invitation.token_digest, invitation.accepted_at = access.digest("jeton"), clock.now()
    invitation.save(update_fields=["token_digest", "accepted_at"])

    for token in ("jeton", "autre"):
        with pytest.raises(Http404):
            access.open_invitation(token)
    assert access.invitations_by(cast.gaelle) == [invitation]


@pytest.mark.parametrize(
    ("email", "theirs"), [("x@cast.example", True), ("x@ailleurs.example", False)]
)
def test_an_employers_domain_is_recognised(cast: Cast, email: str, theirs: bool) -> None:
    assert cast.farid.has_role(Role.EMPLOYER)

    assert access.is_employers_domain(email) is theirs
