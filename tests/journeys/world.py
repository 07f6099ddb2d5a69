"""One world for the matrix of access: something real behind every address."""

from types import SimpleNamespace

from django.core import signing
from django.urls import reverse

from tests.cast import Cast
from tests.circles.factories import (
    advanced,
    agree,
    asked,
    case_by,
    circle_of,
    draft_from,
    enter,
    harvested,
    planned,
    under_way,
)
from tests.keys.factories import a_key, a_received_key
from tests.notebook.factories import take_weather, write
from tests.passages.factories import Scene, scene_of
from tests.publishing.factories import a_publication
from trousseau.circles import access as circles_access
from trousseau.circles import actions as circles
from trousseau.circles import library
from trousseau.circles.models import Circle, Harvest
from trousseau.circles.protocols import Kind
from trousseau.lib.clock import now
from trousseau.passages import notebook_to_circle as first_door
from trousseau.people.access import digest
from trousseau.people.models import Invitation, Role
from trousseau.people.views import LINK_SALT

PEERS = ("peer1", "peer2")


def build() -> SimpleNamespace:
    """Aïcha's and Bruno's circle, Chantal's circle at whose door Hugo waits, and the open shelves."""
    cast = Cast()
    scene = scene_of(cast)
    world = SimpleNamespace(cast=cast, situation=scene.situation.pk, zero=0, token="le-jeton")
    world.protocol = "gapp"
    world.mediator = cast.aicha.pk
    notebook_things(world, scene)
    circle_things(world, scene)
    other_circle_things(world, scene)
    public_things(world)
    return world


def notebook_things(world: SimpleNamespace, scene: Scene) -> None:
    """Pass Aïcha's situation to her circle, and leave the review of another half-way."""
    passage = scene.decide_everything()
    case = first_door.pass_to_circle(passage=passage, kept_tags=[], by=scene.aicha)
    reviewed = write(scene.aicha, title="La suite")
    scene.situation = reviewed
    scene.begin()
    world.case, world.reviewed = case.pk, reviewed.pk
    world.check_in = take_weather(scene.aicha).pk


def circle_things(world: SimpleNamespace, scene: Scene) -> None:
    """Hold one meeting, draft its key, plan a second, open a third; Hugo has left."""
    company, circle = scene.company, scene.circle
    for who in (*PEERS, "hugo"):
        enter(company, circle, who)
    circles.leave_circle(circle=circle, by=company["hugo"])
    harvest = harvested(company, circle, "aicha", "bruno", title="Le fauteuil")
    key_things(world, scene, harvest)
    world.harvest = harvest.pk
    world.planned = planned(circle, company["driss"], days=9).pk
    world.newcomer = asked(company, circle, "peer3").pk
    chosen = case_by(company["aicha"], circle, title="La clé du hall")
    meeting = under_way(company, circle, "aicha", "bruno", *PEERS)
    meeting = circles.choose_case(meeting=meeting, case=chosen, by=company["driss"])
    meeting = advanced(meeting, company["driss"], "questions")
    slip = circles.contribute(
        meeting=meeting, kind=Kind.QUESTION, text="Qui ?", by=company["bruno"]
    )
    meeting = advanced(meeting, company["driss"], "meta")
    circles.start_harvest(meeting=meeting, by=company["driss"])
    own = circles.copy_protocol(
        circle=circle, protocol=library.protocol("gapp"), name="Le nôtre", by=company["driss"]
    )
    world.protocol = own.slug
    world.circle, world.meeting, world.slip = circle.pk, meeting.pk, slip.pk
    world.feed_secret = circles.make_feed(by=company["aicha"])
    world.member = circles_access.membership_of(company["bruno"].person, circle).pk


def key_things(world: SimpleNamespace, scene: Scene, harvest: Harvest) -> None:
    """Agree on a key that Bruno has begun to take out, and draft another that waits."""
    draft = draft_from(harvest, scene.company["bruno"])
    agree(scene.company, draft, "aicha", "bruno", *PEERS)
    begun = world.cast.client("bruno").post(reverse("passages:key-door", args=[draft.pk]))
    assert begun.status_code == 302
    world.agreed = draft.pk
    world.draft = draft_from(harvest, scene.company["bruno"]).pk


def other_circle_things(world: SimpleNamespace, scene: Scene) -> None:
    """Hugo waits at the door of Chantal's circle, where Élise has been invited by nobody."""
    company = scene.company
    other: Circle = circle_of(company, by="chantal", name="Les Écluses")
    world.waits_at = other.pk
    asked(company, other, "hugo", host="chantal")
    world.circle_invitation = circles.invite_member(
        circle=scene.circle, person=company["chantal"].person, by=company["driss"]
    ).pk


def public_things(world: SimpleNamespace) -> None:
    """One key and one publication for everyone, one key that no editor has published."""
    editor = world.cast.elise
    world.slug = a_key(editor).slug
    world.unpublished = a_received_key(editor, title="Pas encore").slug
    page = a_publication(editor)
    world.publication, world.page = page.slug, page.pk
    Invitation.objects.create(
        email="nouvelle@cast.example",
        role=Role.MEDIATOR,
        token_digest=digest(world.token),
        invited_by=editor,
        expires_at=now().replace(year=now().year + 1),
    )
    person = world.cast.hugo
    world.link = signing.dumps([str(person.pk), person.get_session_auth_hash()], salt=LINK_SALT)
