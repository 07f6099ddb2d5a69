"""Django's test client as a browser without JavaScript: forms are read from the pages."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag
from django.test import Client

from tests.journeys.way import Beside, Typed, flat

AROUND = ("li", "article", "section", "fieldset", "form", "main", "body")


class ClientWay:
    """One browser, one person; CSRF is checked, redirects are followed."""

    def __init__(self, who: str, client: Any = None) -> None:
        self.who = who
        self.client = client or Client(enforce_csrf_checks=True)
        self.url = "/"
        self.page = BeautifulSoup("", "html.parser")

    def open(self, address: str, *, status: int = 200) -> None:
        """Go to an address."""
        self._take(self.client.get(address, follow=True), address, status)

    def follow(self, words: str, *, near: str = "") -> None:
        """Follow a link."""
        link = self._named("a[href]", words, near)
        assert link is not None, f"{self.who}: no link « {words} » at {self.url}: {self.text[:600]}"
        self.open(urljoin(self.url, str(link["href"])))

    def press(self, words: str, /, *, near: str = "", status: int = 200, **typed: Typed) -> None:
        """Send the form of a button."""
        button = self._named("button", words, near)
        assert button is not None, f"{self.who}: no « {words} » at {self.url}: {self.text[:600]}"
        form = self._form_of(button)
        data = filled(list(self._controls(form)), typed)
        if button.get("name"):
            data[str(button["name"])] = [str(button.get("value", ""))]
        address = urljoin(self.url, str(button.get("formaction") or form.get("action") or self.url))
        send = (
            self.client.post
            if str(form.get("method", "get")).lower() == "post"
            else self.client.get
        )
        self._take(send(address, data, follow=True), address, status)

    def offers(self, words: str) -> bool:
        """Say whether a link or a button says these words."""
        return self._named("a[href], button", words, "") is not None

    def part(self, css: str) -> str:
        """Return the words of the first element of this kind."""
        found = self.page.select_one(css)
        assert found is not None, f"{self.who}: no {css} at {self.url}"
        return flat(found.get_text(" "))

    @property
    def text(self) -> str:
        """The words of the page."""
        return flat(self.page.get_text(" "))

    @property
    def address(self) -> str:
        """The path of the page."""
        return urlsplit(self.url).path

    def _take(self, answer: Any, address: str, status: int) -> None:
        chain = answer.redirect_chain
        self.url = urljoin(address, chain[-1][0]) if chain else address
        self.page = BeautifulSoup(answer.getvalue(), "html.parser")
        found = answer.status_code
        assert found == status, f"{self.who}: {found} at {self.url}: {self.text[:600]}"

    def _named(self, css: str, words: str, near: str) -> Tag | None:
        found = [one for one in self.page.select(css) if is_shown(one) and said(one, words)]
        return min(
            found, key=lambda one: (distance(one, near), not exactly(one, words)), default=None
        )

    def _form_of(self, button: Tag) -> Tag:
        name = button.get("form")
        form = self.page.find("form", id=name) if name else button.find_parent("form")
        assert isinstance(form, Tag), f"{self.who}: a button without a form at {self.url}"
        return form

    def _controls(self, form: Tag) -> Iterator[Tag]:
        yield from form.select("input, select, textarea")
        if form.get("id"):
            yield from self.page.select(f'[form="{form["id"]}"]:is(input, select, textarea)')


def is_shown(tag: Tag) -> bool:
    """Say whether a person can see an element (what a closed fold or menu holds, they can)."""
    return not any(
        (one.has_attr("hidden") and one.get("data-w-dropdown-target") != "content")
        or (one.name == "dialog" and not one.has_attr("open"))
        for one in [tag, *tag.parents]
    )


def name_of(tag: Tag) -> str:
    """Return the words of a link or a button."""
    return flat(str(tag.get("aria-label") or tag.get_text(" ")))


def said(tag: Tag, words: str) -> bool:
    """Say whether a link or a button says these words."""
    return words in name_of(tag)


def exactly(tag: Tag, words: str) -> bool:
    """Say whether a link or a button says these words alone."""
    return words == name_of(tag)


def distance(tag: Tag, near: str) -> int:
    """Return how large the smallest part around an element is that holds the other words."""
    if not near:
        return 0
    around = (flat(one.get_text(" ")) for one in tag.find_parents(AROUND))
    return next((len(text) for text in around if near in text), 10**9)


def filled(controls: list[Tag], typed: dict[str, Typed]) -> dict[str, list[str]]:
    """Return what a browser would send: what the page holds, and what was typed over it."""
    data: dict[str, list[str]] = {}
    known = set()
    for control in controls:
        name = str(control.get("name", ""))
        wanted = [key for key in typed if name == key or name.endswith(f"-{key}")]
        value = typed[wanted[0]] if wanted else False
        if isinstance(value, Beside):
            value = control is beside(controls, name, value.words)
        values = written(control, value) if wanted else held(control)
        known.update(wanted)
        if name and values:
            data.setdefault(name, []).extend(values)
    assert set(typed) <= known, (
        f"no field {set(typed) - known} in {[c.get('name') for c in controls]}"
    )
    sent = [key for name in data for key in typed if name == key or name.endswith(f"-{key}")]
    assert {key for key, value in typed.items() if value} <= set(sent), f"no such choice: {typed}"
    return data


def beside(controls: list[Tag], name: str, words: str) -> Tag:
    """Return the control of this name that is nearest to these words."""
    named = [one for one in controls if one.get("name") == name]
    return min(named, key=lambda one: distance(one, words))


def held(control: Tag) -> list[str]:
    """Return what a control sends when nobody touches it."""
    if control.name == "textarea":
        return [control.get_text().removeprefix("\n")]
    if control.name == "select":
        options = control.select("option[selected]") or control.select("option")[:1]
        return [str(one.get("value", one.get_text())) for one in options]
    if control.get("type") in ("radio", "checkbox") and not control.has_attr("checked"):
        return []
    return [str(control.get("value", "on" if control.get("type") == "checkbox" else ""))]


def written(control: Tag, typed: Typed) -> list[str]:
    """Return what a control sends after someone used it; nobody types in a hidden field."""
    kind = control.get("type")
    assert kind != "hidden", f"{control.get('name')} is hidden"
    if kind in ("radio", "checkbox"):
        value = str(control.get("value", "on"))
        chosen = typed if isinstance(typed, list) else [typed]
        return [value] if typed is True or value in chosen else []
    if control.name == "select":
        values = [str(one.get("value", "")) for one in control.select("option")]
        assert typed in values, f"{typed} is not in {values}"
    return [str(typed)]
