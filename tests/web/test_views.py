"""The shell: home, danger, quick exit, health, the offline worker, errors."""

import datetime as dt

import pytest
from django.test import Client

from tests.cast import Cast
from tests.house.layout import PACKAGE
from trousseau.lib import clock


def test_today_shows_where_to_put_something_down(cast: Cast) -> None:
    page = cast.client("aicha").get("/aujourdhui/")

    assert "Noter une situation" in page.content.decode()


def test_the_danger_page_is_alike_for_everyone_and_cachable(cast: Cast) -> None:
    anonymous, aicha = Client().get("/danger/"), cast.client("aicha").get("/danger/")

    assert anonymous.content == aicha.content
    assert "tel:119" in anonymous.content.decode()
    assert "public" in anonymous["Cache-Control"]


def test_the_danger_page_warns_when_its_review_is_due(db: None) -> None:
    late = dt.datetime(2027, 6, 1, tzinfo=dt.UTC)

    with clock.stopped_at(late):
        page = Client().get("/danger/")

    assert "à relire" in page.content.decode()
    assert "La date de relecture est passée" in page.content.decode()


def test_a_centre_may_write_its_own_danger_page(db: None, settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
    ours = (PACKAGE / "web" / "content" / "danger.toml").read_text(encoding="utf-8")
    (tmp_path / "web").mkdir()
    own = ours.replace("Un danger, maintenant", "Un danger, chez nous")
    (tmp_path / "web" / "danger.toml").write_text(own, encoding="utf-8")
    settings.TROUSSEAU_CONTENT = str(tmp_path)

    assert "Un danger, chez nous" in Client().get("/danger/").content.decode()


def test_a_quick_exit_locks_and_leaves(cast: Cast) -> None:
    client = cast.client("aicha")

    answer = client.post("/quitter/")

    assert answer["Location"] == "/cles/"
    assert b"Votre carnet s" in client.get("/compte/feuille/").content
    assert Client().post("/quitter/").status_code == 302


def test_leaving_is_never_a_get(cast: Cast) -> None:
    assert cast.client("aicha").get("/quitter/").status_code == 405


def test_health_asks_the_database(db: None) -> None:
    answer = Client().get("/sante/")

    assert answer.json() == {"ok": True}


def test_the_worker_keeps_the_danger_page_only(db: None) -> None:
    body = Client().get("/sw.js").content.decode()

    assert "/danger/" in body
    assert "carnet" not in body


@pytest.mark.parametrize("path", ["/aide/", "/composants/", "/"])
def test_open_pages_answer(path: str, db: None) -> None:
    assert Client().get(path).status_code == 200


def test_private_pages_are_kept_by_no_cache(cast: Cast) -> None:
    answer = cast.client("aicha").get("/compte/")

    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_an_expired_form_says_what_to_do(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/quitter/")

    assert answer.status_code == 403
    assert "Trousseau" in answer.content.decode()


def test_idle_time_closes_the_notebook(cast: Cast) -> None:
    client = cast.client("aicha")

    with clock.stopped_at(clock.now() + dt.timedelta(minutes=31)):
        page = client.get("/compte/phrase/")

    assert b"Votre carnet s" in page.content
