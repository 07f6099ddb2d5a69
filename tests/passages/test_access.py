"""Who may: the author of the situation; everyone else gets a 404, anonymous visitors the login."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from tests.cast import ROLES
from tests.circles.factories import circle_of
from trousseau.circles import actions as circles
from trousseau.lib import clock
from trousseau.notebook.models import Situation
from trousseau.passages import access
from trousseau.passages.models import Crossing

ROUTES = (
    ("danger-question", "get", ()),
    ("danger-question", "post", ()),
    ("circle-review", "get", ()),
    ("circle-review", "post", ()),
    ("circle-reading", "get", ()),
    ("circle-reading", "post", ()),
    ("circle-withdraw", "get", (0,)),
    ("circle-withdraw", "post", (0,)),
    ("circle-give-up", "post", ()),
)


@pytest.mark.parametrize("who", sorted(ROLES))
def test_the_door_of_a_situation_exists_for_its_author_only(cast, scene, who):
    scene.begin()
    client = cast.client(who)

    for name, method, more in ROUTES:
        address = reverse(f"passages:{name}", args=[scene.situation.pk, *more])
        answer = getattr(client, method)(address, {})
        mine = who == "aicha" and name != "circle-withdraw"  # nothing has passed yet
        assert answer.status_code in ((200, 302) if mine else (404,)), (name, method)


@pytest.mark.parametrize("there", [True, False])
def test_an_anonymous_visitor_is_sent_to_the_door_whether_it_exists_or_not(scene, there):
    pk = scene.situation.pk if there else uuid4()

    for name, method, more in ROUTES:
        answer = getattr(Client(), method)(reverse(f"passages:{name}", args=[pk, *more]), {})
        assert answer.status_code == 302
        assert answer.url.startswith("/compte/connexion/")


def test_only_circles_whose_charter_one_has_accepted_are_offered(scene):
    company = scene.company
    other = circle_of(company, "aicha", name="Ville basse")
    circles.adopt_charter(circle=other, text="Une autre charte.", by=company["driss"])
    assert access.ready_circles_of(scene.aicha.person) == [scene.circle]

    circles.accept_charter(circle=other, by=scene.aicha)

    assert access.ready_circles_of(scene.aicha.person) == [scene.circle, other]
    with pytest.raises(Http404):
        access.ready_circle_for(company["bruno"].person, other.pk)


def test_a_review_is_over_after_seven_days(scene):
    scene.begin()

    with clock.stopped_at(clock.now() + timedelta(days=7)), pytest.raises(Http404):
        assert scene.passage


def test_a_review_is_nobody_elses(scene):
    scene.begin()

    assert access.crossings_of(scene.company["bruno"]) == []
    assert len(access.crossings_of(scene.aicha)) == 1
    with pytest.raises(Http404):
        access.crossing_for(scene.company["bruno"], access.NOTEBOOK_TO_CIRCLE, scene.situation.pk)


def test_a_review_that_does_not_open_is_over(scene):
    scene.begin()
    Crossing.objects.update(blob=bytes(90))

    assert access.crossings_of(scene.aicha) == []


def test_a_situation_that_does_not_open_does_not_pass(scene):
    Situation.objects.update(blob=bytes(90))

    with pytest.raises(Http404):
        access.note_for(scene.aicha, scene.situation.pk)


def test_someone_who_left_the_circle_passes_nothing_more(scene):
    scene.begin()

    circles.leave_circle(circle=scene.circle, by=scene.aicha)

    with pytest.raises(Http404):
        assert scene.passage
