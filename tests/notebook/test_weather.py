"""« Ma météo »: data without figures, kept for oneself, and its screens."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import PASSPHRASE
from tests.notebook.factories import open_notebook, take_weather
from trousseau.lib import clock
from trousseau.notebook import access, actions, weather
from trousseau.notebook.models import CheckIn, Situation
from trousseau.notebook.rules import Moment
from trousseau.vault import api as vault
from trousseau.vault.models import RowSecret, TrailRow

PAGE = "/carnet/meteo/"
NOW = datetime(2026, 1, 14, 17, 24, tzinfo=UTC)
EVENING = {"moment": "apres", "charge": "lourd", "du_bien": "parler"}


@pytest.fixture
def aicha(cast):
    open_notebook(cast.actor("aicha"))
    return cast.actor("aicha")


@pytest.fixture
def client(cast, aicha):
    return cast.client("aicha")


def page_of(client, **query):
    return BeautifulSoup(client.get(PAGE, query).text, "html.parser")


def test_five_questions_four_of_them_with_words_in_order():
    items = weather.items()

    assert [item.ordered for item in items] == [True] * 4 + [False]
    assert all(len(item.words) == 5 for item in items if item.ordered)
    assert len({item.code for item in items}) == 5


def test_there_is_no_figure_anywhere_in_the_words():
    words = [label for item in weather.items() for _code, label in item.words]

    assert not [label for label in words if re.search(r"\d|%|score|niveau", label)]


def test_the_questions_say_they_belong_to_everyone():
    text = (weather.HERE / "meteo.toml").read_text(encoding="utf-8")

    assert 'licence = "CC0-1.0"' in text


def test_a_centre_asks_its_own_questions(tmp_path: Path, settings):
    (tmp_path / "notebook").mkdir()
    (tmp_path / "notebook" / "meteo.toml").write_text(
        '[[items]]\ncode = "vent"\nlabel = "Le vent"\nshort = "Vent"\nordered = true\n'
        'words = [["calme", "calme"], ["fort", "fort"]]\n',
        encoding="utf-8",
    )
    settings.TROUSSEAU_CONTENT = str(tmp_path)

    assert [(item.code, item.step("fort"), item.step("?")) for item in weather.items()] == [
        ("vent", 1, None)
    ]


def test_without_a_file_of_its_own_a_centre_asks_ours(tmp_path: Path, settings):
    settings.TROUSSEAU_CONTENT = str(tmp_path)

    assert len(weather.items()) == 5


def test_a_meteo_is_sealed_six_months_at_most_and_leaves_no_trail(aicha):
    before = TrailRow.objects.count()
    with clock.stopped_at(NOW):
        take_weather(aicha, Moment.BEFORE, charge="trop")

    row = CheckIn.objects.get()
    assert row.keep_until == date(2026, 6, 30)
    assert b"trop" not in bytes(row.blob)
    assert str(row) == str(row.pk)
    assert TrailRow.objects.count() == before
    (taken,) = access.skies_of(aicha).taken
    assert (taken.answers, taken.moment, taken.at) == ({"charge": "trop"}, Moment.BEFORE, NOW)


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("day", [1, 15, 28])
def test_no_meteo_outlives_six_months(aicha, month, day):
    taken_on = date(2026, month, day)
    with clock.stopped_at(datetime(2026, month, day, 12, tzinfo=UTC)):
        take_weather(aicha)

    kept = CheckIn.objects.get().keep_until - taken_on
    assert timedelta(days=150) < kept <= timedelta(days=184)


def test_the_clock_destroys_it_and_nothing_looks_missing(aicha):
    with clock.stopped_at(NOW):
        check_in = take_weather(aicha)
    july = datetime(2026, 7, 1, 4, tzinfo=UTC)

    with clock.stopped_at(july):
        vault.retain(july.date())

        assert access.skies_of(aicha) == access.Skies()
    assert not RowSecret.objects.filter(pk=check_in.pk).exists()


def test_a_silent_meteo_shows_in_no_size(aicha):
    take_weather(aicha, charge="trop")
    take_weather(aicha, charge="trop", pensees="sans_arret", seul="souvent", eviter="souvent")

    assert len({len(row.blob) for row in CheckIn.objects.all()}) == 1


def test_erasing_all_leaves_the_situations_and_the_others(aicha, cast):
    take_weather(aicha), take_weather(aicha)
    bruno = cast.actor("bruno")
    take_weather(bruno)
    actions.write_situation(
        notebook=open_notebook(aicha), content=access.rules.SituationContent("Un mot."), by=aicha
    )
    before = TrailRow.objects.count()

    actions.erase_all_weather(by=aicha)

    assert access.skies_of(aicha) == access.Skies()
    assert len(access.skies_of(bruno).taken) == 1
    assert Situation.objects.count() == 1
    assert TrailRow.objects.count() == before


def test_a_curve_goes_through_the_words_in_order_of_time(aicha):
    for days, word in ((0, "lourd"), (10, "leger"), (5, "oublie")):
        with clock.stopped_at(NOW + timedelta(days=days)):
            take_weather(aicha, Moment.AFTER, charge=word)

    (curve,) = access.skies_of(aicha).curves

    assert curve.marks == [(3, 0.0, "disc"), (0, 1.0, "disc")]
    assert curve.words == ["léger", "ça va", "chargé", "lourd", "trop"]
    assert (curve.first, curve.last) == (NOW, NOW + timedelta(days=10))


def test_a_question_a_centre_no_longer_asks_is_still_told(aicha):
    take_weather(aicha, du_bien="rire", vent="fort")

    ((_taken, told),) = access.skies_of(aicha).told

    assert told == [("Du bien", "rire"), ("vent", "fort")]


def test_what_does_not_open_is_named_and_can_be_erased(aicha, client, cast):
    bruno = cast.actor("bruno")
    planted = take_weather(bruno)
    CheckIn.objects.filter(pk=planted.pk).update(safe=open_notebook(aicha).safe)

    page = page_of(client).get_text()

    assert "Une météo qui ne s’ouvre pas" in page
    assert "Quelque chose a changé sans vous" in page
    client.post(reverse("notebook:weather-erase", args=[planted.pk]))
    assert not CheckIn.objects.exists()


def test_it_exists_for_its_author_only(aicha, cast):
    check_in = take_weather(aicha)

    answer = cast.client("bruno").post(reverse("notebook:weather-erase", args=[check_in.pk]))

    assert answer.status_code == 404
    assert CheckIn.objects.exists()


def test_the_first_time_leads_to_the_honest_sentence_and_back(cast):
    client = cast.client("bruno")

    assert client.get(PAGE).url == "/carnet/premiere-note/?pour=meteo"
    opened = client.post("/carnet/premiere-note/?pour=meteo", {"understood": "on"})
    assert opened.url == PAGE
    assert client.get("/carnet/premiere-note/?pour=meteo").url == PAGE


@pytest.mark.parametrize(
    ("asked", "checked"), [("avant", "avant"), ("apres", "apres"), ("", "autre"), ("x", "autre")]
)
def test_a_meeting_may_say_which_moment_it_is(client, asked, checked):
    page = page_of(client, moment=asked)

    assert page.select_one("[name=moment][checked]")["value"] == checked


def test_a_few_taps_make_a_curve_and_its_table(client, aicha):
    answer = client.post(PAGE, EVENING, follow=True)

    page = BeautifulSoup(answer.text, "html.parser")
    assert "Gardée, scellée." in answer.text
    assert len(page.select("svg.curve")) == 1
    row = page.select_one("tbody tr").get_text(" ", strip=True)
    for words in ("après une séance", "lourd", "parler à quelqu’un"):
        assert words in row
    assert not page.select("[name=charge][checked]")


def test_the_same_words_follow_whatever_was_touched(client, aicha):
    """No detection, no alert: the sentence and its link are there before any answer."""
    before = page_of(client).select_one("aside[aria-label='Pour en parler']")
    client.post(PAGE, {"moment": "autre", "charge": "trop", "pensees": "sans_arret"})

    after = page_of(client).select_one("aside[aria-label='Pour en parler']")

    assert str(after) == str(before)
    assert before.a["href"] == "/aide/#parler"
    assert BeautifulSoup(client.get("/aide/").text, "html.parser").select_one("#parler")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"moment": "autre"}, "Touchez au moins un mot"),
        ({"moment": "autre", "charge": "7"}, "7 n’en fait pas partie"),
    ],
)
def test_a_mistake_is_said_and_keeps_nothing(client, sent, said):
    answer = client.post(PAGE, sent)

    assert answer.status_code == 200
    assert said in answer.text
    assert not CheckIn.objects.exists()


def test_one_tap_erases_one_and_erasing_all_asks_first(client, aicha):
    check_in = take_weather(aicha)
    take_weather(aicha)

    client.post(reverse("notebook:weather-erase", args=[check_in.pk]))
    assert CheckIn.objects.count() == 1

    everything = reverse("notebook:weather-erase-all")
    assert "Effacer toutes vos météos" in client.get(everything).text
    assert CheckIn.objects.count() == 1
    assert client.post(everything).url == PAGE
    assert not CheckIn.objects.exists()


def test_on_a_locked_notebook_the_taps_are_kept_until_the_passphrase(cast, aicha):
    client = cast.locked_client("aicha")

    asked = client.post(PAGE, EVENING)
    assert 'value="lourd"' in asked.text
    assert not CheckIn.objects.exists()

    client.post(PAGE, EVENING | {"vault_passphrase": PASSPHRASE})
    (taken,) = access.skies_of(aicha).taken
    assert taken.answers == {"charge": "lourd", "du_bien": "parler"}


def test_the_page_asks_as_many_queries_for_ten_meteos_as_for_two(client, aicha):
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE).status_code == 200
        return len(captured)

    take_weather(aicha), take_weather(aicha)
    few = asked()
    for _turn in range(8):
        take_weather(aicha)

    assert asked() == few
