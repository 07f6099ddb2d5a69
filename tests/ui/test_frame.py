"""Layouts: landmarks, tabs, quick exit, theme; a link whose room is absent is left out."""

from types import SimpleNamespace

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from tests.ui.drawing import draw, html, one, words

PAGE = '{{% extends "ui/layouts/{}.html" %}}{{% block title %}}Titre{{% endblock %}}{{% block content %}}<h1>T</h1>{{% endblock %}}'
LAYOUTS = ["page", "public", "app", "task", "entrance"]


def visit(path: str = "/", *, signed_in: bool = False, **cookies: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies)
    request.user = SimpleNamespace(is_authenticated=signed_in)  # type: ignore[assignment]
    return request


@pytest.mark.urls("tests.ui.urls")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_a_whole_page(layout: str) -> None:
    soup = draw(PAGE.format(layout), visit())

    assert one(soup, "html")["lang"] == "fr"
    assert words(one(soup, "title")) == "Titre – Trousseau"
    assert one(soup, "a.skip")["href"] == "#" + str(one(soup, "main[tabindex='-1']")["id"])
    assert one(soup, "main h1")


@pytest.mark.urls("tests.ui.urls")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_layout_needs_an_inline_style_or_script(layout: str) -> None:
    soup = draw(PAGE.format(layout), visit())

    assert not soup.select("[style], style, script:not([src])")
    assert not [a for tag in soup.find_all(True) for a in tag.attrs if a.startswith("on")]


@pytest.mark.urls("tests.ui.urls")
@pytest.mark.parametrize("layout", ["app", "task"])
def test_danger_and_quit_are_two_taps_from_anywhere(layout: str) -> None:
    tools = one(draw(PAGE.format(layout), visit(signed_in=True)), "header .tools")

    assert one(tools, "a.danger")["href"] == "/danger/"
    form = one(tools, "form[method=post][action='/quitter/']")
    assert str(form["data-quit"]).startswith("https://")


@pytest.mark.urls("tests.ui.urls")
@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/aujourdhui/", "Aujourd’hui"),
        ("/carnet/", "Carnet"),
        ("/carnet/noter/", "Noter"),
        ("/carnet/3/", "Carnet"),
        ("/cercles/2/seances/", "Cercles"),
        ("/cles/", "Repères"),
    ],
)
def test_the_tab_of_the_room_is_current(path: str, label: str) -> None:
    tabs = draw("{% tabs %}", visit(path))

    assert words(one(tabs, "[aria-current=page]")) == label
    assert len(tabs.select("li")) == 5


@pytest.mark.urls("tests.ui.urls")
def test_home_does_not_make_every_entry_current() -> None:
    assert not draw("{% menu %}", visit("/")).select("[aria-current]")


@pytest.mark.urls("tests.ui.urls")
def test_the_public_site_shows_the_way_in_or_the_notebook() -> None:
    way_in = one(draw(PAGE.format("public"), visit()), "header .pill")
    notebook = one(draw(PAGE.format("public"), visit(signed_in=True)), "header .pill")

    assert (words(way_in), way_in["href"]) == ("Se connecter", "/entrer/")
    assert (words(notebook), notebook["href"]) == ("Mon carnet", "/aujourdhui/")


@pytest.mark.urls("tests.ui.nowhere")
def test_links_to_absent_rooms_are_left_out() -> None:
    soup = draw(PAGE.format("app"), visit(signed_in=True))

    assert not soup.select(".tabs li, .tools a, .tools form")


@pytest.mark.parametrize(
    ("choice", "attribute"),
    [("dark", ' data-theme="dark"'), ("light", ' data-theme="light"'), ("", ""), ('"><b>', "")],
)
def test_a_theme_is_carried_when_it_is_one_of_two(choice: str, attribute: str) -> None:
    assert html("{% theme %}", visit(theme=choice)) == attribute


def test_the_neutral_page_and_the_publisher_are_settings(settings: object) -> None:
    settings.QUICK_EXIT_URL = "https://pluie.example/"  # type: ignore[attr-defined]
    settings.PUBLISHER_NAME = "Centre du Val d’Orle"  # type: ignore[attr-defined]

    assert html("{% neutral_url %}") == "https://pluie.example/"
    assert html("{% publisher %}") == "Centre du Val d’Orle"


@pytest.mark.urls("tests.ui.urls")
def test_a_signed_in_page_is_not_for_search_engines() -> None:
    assert draw(PAGE.format("app"), visit()).select("meta[name=robots][content=noindex]")
