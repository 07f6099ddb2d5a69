"""A circle's own protocols: copied, edited, deleted, and never in a state nobody could follow."""

import pytest

from tests.circles.factories import Company, planned
from trousseau.circles import access, actions, library
from trousseau.circles.models import Circle, CircleProtocol
from trousseau.circles.protocols import BadProtocolError, from_data
from trousseau.circles.rules import Refusal, Refused

pytestmark = pytest.mark.django_db


def copied(company: Company, circle: Circle, slug: str = "gapp") -> CircleProtocol:
    return actions.copy_protocol(
        circle=circle,
        protocol=access.protocol_for(circle, slug),
        name="Le nôtre",
        by=company["driss"],
    )


def test_a_copy_says_what_it_comes_from_and_its_address_nothing_typed(
    company: Company, circle: Circle
) -> None:
    first = copied(company, circle)
    second = copied(company, circle, first.slug)

    assert (first.slug, second.slug) == ("gapp-2", "gapp-3")
    assert second.based_on == "gapp"
    view = access.protocol_view(circle, "gapp-3")
    assert view.origin_name == "GAPP"
    assert view.protocol.name == "Le nôtre"
    assert view.protocol.origin == library.protocol("gapp").origin
    assert access.protocol_view(circle, "gapp").origin_name == ""


def test_a_circle_sees_its_own_first_and_never_another_s(company: Company, circle: Circle) -> None:
    copied(company, circle)
    other = actions.create_circle(name="Les Écluses", by=company["chantal"])

    seen = [view.protocol.slug for view in access.protocols_of(circle)]

    assert seen[0] == "gapp-2"
    assert len(seen) == len(set(seen)) == 10
    assert "gapp-2" not in [view.protocol.slug for view in access.protocols_of(other)]
    with pytest.raises(KeyError):
        access.protocol_for(other, "gapp-2")


def test_only_who_facilitates_writes(company: Company, circle: Circle) -> None:
    own, aicha = copied(company, circle), company["aicha"]
    gapp = library.protocol("gapp")

    for act in (
        lambda: actions.copy_protocol(circle=circle, protocol=gapp, name="X", by=aicha),
        lambda: actions.edit_protocol(own=own, data=own.data, seen_version=1, by=aicha),
        lambda: actions.delete_protocol(own=own, by=aicha),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal is Refusal.ONLY_FACILITATOR


def test_what_could_not_be_followed_is_never_written(company: Company, circle: Circle) -> None:
    own = copied(company, circle)

    with pytest.raises(BadProtocolError):
        actions.edit_protocol(
            own=own, data=own.data | {"phases": []}, seen_version=1, by=company["driss"]
        )

    own.refresh_from_db()
    assert own.version == 1
    assert from_data(own.data).phases == library.protocol("gapp").phases


def test_an_older_page_does_not_undo_a_newer_version(company: Company, circle: Circle) -> None:
    own, driss = copied(company, circle), company["driss"]
    newer = actions.edit_protocol(
        own=own, data=own.data | {"name": "À deux"}, seen_version=1, by=driss
    )

    with pytest.raises(Refused) as refused:
        actions.edit_protocol(own=own, data=own.data, seen_version=1, by=driss)

    assert refused.value.refusal is Refusal.PROTOCOL_CHANGED
    assert (newer.version, newer.name) == (2, "À deux")
    assert access.protocol_for(circle, own.slug).name == "À deux"


def test_it_is_not_deleted_under_a_meeting_to_come(company: Company, circle: Circle) -> None:
    own, driss = copied(company, circle), company["driss"]
    meeting = planned(circle, driss)
    meeting.protocol = own.slug
    meeting.save(update_fields=["protocol"])

    with pytest.raises(Refused) as refused:
        actions.delete_protocol(own=own, by=driss)
    assert refused.value.refusal is Refusal.PROTOCOL_IN_USE

    actions.cancel_meeting(meeting=meeting, by=driss)
    actions.delete_protocol(own=own, by=driss)
    assert not CircleProtocol.objects.exists()


def test_an_open_meeting_keeps_the_protocol_it_opened_with(
    company: Company, circle: Circle
) -> None:
    own, driss = copied(company, circle), company["driss"]
    meeting = planned(circle, driss)
    meeting.protocol = own.slug
    meeting.save(update_fields=["protocol"])
    meeting = actions.open_meeting(meeting=meeting, by=driss)

    fewer = own.data | {
        "phases": [phase for phase in own.data["phases"] if phase["slug"] != "meta"]
    }
    actions.edit_protocol(own=own, data=fewer, seen_version=1, by=driss)

    meeting.refresh_from_db()
    assert len(access.course_of(meeting).phases) == 6
    assert len(access.protocol_for(circle, own.slug).phases) == 5


def test_a_meeting_is_not_planned_on_a_protocol_that_is_not_there(
    company: Company, circle: Circle
) -> None:
    with pytest.raises(KeyError):
        actions.plan_meeting(
            circle=circle,
            starts_at=planned(circle, company["driss"]).starts_at,
            ends_at=planned(circle, company["driss"]).ends_at,
            protocol="absent",
            by=company["driss"],
        )
