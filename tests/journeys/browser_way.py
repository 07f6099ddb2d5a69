"""Chromium as a way through the pages, with everything it complains about."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request

from tests.journeys.way import Beside, Typed, flat

# Finds what a person would: by its words, near other words, whatever is folded. Marks it.
FIND = """([css, words, near]) => {
  const flat = (text) => text.replace(/[\\u00a0\\u202f\\s]+/g, " ").trim();
  const name = (one) => flat(one.getAttribute("aria-label") || one.textContent);
  const around = "li, article, section, fieldset, form, main, body";
  const distance = (one) => {
    for (let part = one.parentElement.closest(around); near && part; part = part.parentElement.closest(around)) {
      const text = flat(part.textContent);
      if (text.includes(near)) return text.length;
    }
    return near ? 1e9 : 0;
  };
  for (const one of document.querySelectorAll("[data-found]")) one.removeAttribute("data-found");
  const found = [...document.querySelectorAll(css)]
    .filter((one) => !one.closest("[hidden], dialog:not([open])") && name(one).includes(words))
    .sort((a, b) => distance(a) - distance(b) || (name(b) === words) - (name(a) === words))[0];
  found?.setAttribute("data-found", "");
  return Boolean(found);
}"""
# Marks the controls of the found button's form that have this name, and this value if one is asked.
FIELDS = """([name, values, beside]) => {
  const flat = (text) => text.replace(/[\\u00a0\\u202f\\s]+/g, " ").trim();
  for (const one of document.querySelectorAll("[data-field]")) one.removeAttribute("data-field");
  const form = document.querySelector("[data-found]").form;
  const distance = (one) => {
    for (let part = one.parentElement; part; part = part.parentElement)
      if (flat(part.textContent).includes(beside)) return flat(part.textContent).length;
    return 1e9;
  };
  let named = [...form.elements].filter((one) => one.type !== "hidden"
    && (one.name === name || one.name.endsWith("-" + name)));
  if (["radio", "checkbox"].includes(named[0]?.type) && values) named = named.filter((one) => values.includes(one.value));
  if (beside) named = named.sort((a, b) => distance(a) - distance(b)).slice(0, 1);
  for (const one of named) one.setAttribute("data-field", "");
  return named.map((one) => one.type);
}"""

POSTS = "one => Boolean(one.form?.closest('main, .bar')) && one.type === 'submit'"


class BrowserWay:
    """One person's window; `complaints` is what the console and the network said."""

    def __init__(self, who: str, context: BrowserContext, base: str) -> None:
        self.who, self.base = who, base
        self.look: Callable[[BrowserWay], None] = lambda way: None
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.address} {error}"))
        self.page.on("request", self._watch)

    def open(self, address: str) -> None:
        """Go to an address."""
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.ok, f"{self.who}: {answer.status} at {address}"
        self.look(self)

    def follow(self, words: str, *, near: str = "") -> None:
        """Follow a link."""
        self._find("a[href]", words, near)
        self._unfold("[data-found]")
        self._click()

    def press(self, words: str, /, *, near: str = "", **typed: Typed) -> None:
        """Fill the fields of a button's form, then press the button."""
        self._find("button", words, near)
        for name, value in typed.items():
            self._type(name, value)
        self._unfold("[data-found]")
        self._click()

    def offers(self, words: str) -> bool:
        """Say whether a link or a button says these words."""
        return bool(self.page.evaluate(FIND, ["a[href], button", words, ""]))

    def part(self, css: str) -> str:
        """Return the words of the first element of this kind."""
        return flat(self.page.locator(css).first.text_content() or "")

    @property
    def text(self) -> str:
        """The words of the page."""
        return flat(self.page.locator("html").text_content() or "")

    @property
    def address(self) -> str:
        """The path of the page."""
        return urlsplit(self.page.url).path

    def _click(self) -> None:
        found = self.page.locator("[data-found]")
        if self.page.locator("#live").count() and found.evaluate(POSTS):
            self._post_in_place(found)
        else:
            with self.page.expect_event("domcontentloaded"):
                found.click()
        self.look(self)

    def _post_in_place(self, found: Locator) -> None:
        """The page of a meeting posts by itself and changes what differs, or leads elsewhere."""
        with self.page.expect_response(lambda answer: answer.request.method == "POST"):
            found.click()
        self.page.locator("[aria-busy=true]").first.wait_for(state="detached")
        self.page.wait_for_load_state("domcontentloaded")

    def _find(self, css: str, words: str, near: str) -> None:
        found = self.page.evaluate(FIND, [css, words, near])
        assert found, f"{self.who}: no « {words} » at {self.address}: {self.text[:600]}"

    def _unfold(self, css: str) -> None:
        closed = self.page.locator(f"details:not([open]):has({css}) > summary")
        while closed.count():
            closed.first.click()

    def _type(self, name: str, value: Typed) -> None:
        beside = value.words if isinstance(value, Beside) else ""
        values: Any = (
            value if isinstance(value, list) else [value] if isinstance(value, str) else None
        )
        kinds = self.page.evaluate(FIELDS, [name, values, beside])
        assert kinds, f"{self.who}: no field {name}={value} at {self.address}"
        self._unfold("[data-field]")
        field = self.page.locator("[data-field]")
        if kinds[0] in ("radio", "checkbox"):
            self._tick(field)
        elif kinds[0] == "select-one":
            field.select_option(str(value))
        else:
            field.fill(str(value))

    def _tick(self, field: Any) -> None:
        for one in field.all():
            if not one.is_checked():
                one.evaluate_handle("field => field.labels[0]").as_element().click()
            assert one.is_checked()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith("[DOM]"):
            self.complaints.append(f"{self.address} {message.text}")

    def _watch(self, request: Request) -> None:
        self.requests.append(f"{request.method} {request.url}")
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.complaints.append(f"{self.address} asked {request.url}")
