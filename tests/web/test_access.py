"""What the home gathers: links to what waits, in as many queries however much waits."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.circles.factories import WORDS, asked, circle_of, draft_from, harvested, planned
from tests.passages.factories import Scene, scene_of
from trousseau.circles import actions as circles
from trousseau.circles.models import CircleMembership
from trousseau.lib.clock import today
from trousseau.passages import circle_to_key
from trousseau.web import access

HOME = "/aujourdhui/"


@pytest.fixture
def scene(cast: Cast) -> Scene:
    """Return Aïcha, her circle with Bruno, her situation."""
    return scene_of(cast)


def test_a_newcomer_has_no_circle_and_no_key_yet(cast: Cast) -> None:
    today = access.today_of(cast.aicha, 7, actor=cast.actor("aicha"))

    assert today.circles == []
    assert today.key is None
    assert today.waiting.is_empty
    assert "Rien ne vous attend." in cast.client("aicha").get(HOME).text


def test_what_waits_is_shown_as_links(scene: Scene) -> None:
    circle, company = scene.circle, scene.company
    scene.begin()
    draft = draft_from(harvested(company, circle, "aicha", "bruno"), company["bruno"])
    meeting = planned(circle, company["driss"], days=3)
    newcomer = asked(company, circle, "chantal")
    invited = circle_of(company, by="bruno", name="Val de Sère")
    invitation = circles.invite_member(
        circle=invited, person=scene.aicha.person, by=company["bruno"]
    )
    links = [
        f"/cercles/{circle.pk}/seances/{meeting.pk}/",
        f"/cercles/{circle.pk}/membres/{newcomer.pk}/entrer/",
        f"/cercles/invitations/{invitation.pk}/",
        f"/passages/cercle/{scene.situation.pk}/",
        f"/cercles/cles/{draft.pk}/",
    ]
    client, locked = company.cast.client("aicha"), company.cast.locked_client("aicha")

    page, closed = client.get(HOME).text, locked.get(HOME).text

    assert [link for link in links if f'href="{link}"' not in page] == []
    assert [link for link in links if f'href="{link}"' in closed] == links[:3]
    assert "Ouvrir mon carnet" in closed
    assert "Belhadji" not in page
    assert [client.get(link).status_code for link in links if "/entrer/" not in link] == [200] * 4
    assert f"/cercles/{circle.pk}/entrer/" in company.cast.client("chantal").get(HOME).text


def test_an_answer_given_waits_no_longer_until_the_words_change(scene: Scene) -> None:
    company = scene.company
    draft = draft_from(harvested(company, scene.circle, "aicha", "bruno"), company["bruno"])
    mine = company["aicha"]
    circles.take_stand(draft=draft, recognises=True, reserve="", accepts=True, by=mine)

    assert access.waiting_of(mine.person, mine).drafts == []
    assert access.waiting_of(company["bruno"].person, company["bruno"]).drafts == [draft]

    circles.edit_draft(draft=draft, content=replace(WORDS, title="Autre"), by=company["bruno"])

    assert access.waiting_of(mine.person, mine).drafts == [draft]


def test_a_review_whose_text_or_circle_is_gone_is_no_dead_link(scene: Scene) -> None:
    scene.begin()
    me = scene.aicha
    assert len(access.waiting_of(me.person, me).reviews) == 1

    CircleMembership.objects.filter(person=me.person).update(standing="left", left_on=today())

    assert access.waiting_of(me.person, me).reviews == []


def test_a_key_under_review_is_taken_up_again(scene: Scene) -> None:
    company = scene.company
    draft = draft_from(harvested(company, scene.circle, "aicha"), company["aicha"])
    for who in ("aicha", "bruno"):
        circles.take_stand(draft=draft, recognises=True, reserve="", accepts=True, by=company[who])
    circle_to_key.begin_key_passage(draft_id=draft.pk, by=company["aicha"])

    page = company.cast.client("aicha").get(HOME).text

    assert f'href="/passages/cle/{draft.pk}/"' in page


def test_the_home_asks_as_many_queries_however_much_waits(scene: Scene) -> None:
    company, circle = scene.company, scene.circle
    client = company.cast.client("aicha")

    def one_more() -> int:
        draft_from(harvested(company, circle, "aicha", "bruno"), company["bruno"])
        planned(circle, company["driss"], days=2)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(HOME).status_code == 200
        return len(queries)

    scene.begin()
    one_more()

    assert one_more() == one_more()
