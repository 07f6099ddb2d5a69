"""Chromium as a way through the pages, with everything it complains about."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, ElementHandle, Page, Request

from tests.journeys.way import Beside, Typed, flat

# Finds what a person would: by its words, near other words, whatever is folded.
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
  return [...document.querySelectorAll(css)]
    .filter((one) => !one.closest("[hidden], dialog:not([open])") && name(one).includes(words))
    .sort((a, b) => distance(a) - distance(b) || (name(b) === words) - (name(a) === words))[0] ?? null;
}"""
# Finds the controls of a button's form that have this name, and this value if one is asked.
FIELDS = """(button, [name, values, beside]) => {
  const flat = (text) => text.replace(/[\\u00a0\\u202f\\s]+/g, " ").trim();
  const form = button.form;
  const distance = (one) => {
    for (let part = one.parentElement; part; part = part.parentElement)
      if (flat(part.textContent).includes(beside)) return flat(part.textContent).length;
    return 1e9;
  };
  let named = [...form.elements].filter((one) => one.type !== "hidden"
    && (one.name === name || one.name.endsWith("-" + name)));
  if (["radio", "checkbox"].includes(named[0]?.type) && values) named = named.filter((one) => values.includes(one.value));
  if (beside) named = named.sort((a, b) => distance(a) - distance(b)).slice(0, 1);
  return named;
}"""
UNFOLD = """one => {
  for (let fold; (fold = one.closest("details:not([open])")); ) fold.open = true;
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
        self._click(self._found("a[href]", words, near))

    def press(self, words: str, /, *, near: str = "", **typed: Typed) -> None:
        """Fill the fields of a button's form, then press the button."""
        button = self._found("button", words, near)
        for name, value in typed.items():
            self._type(button, name, value)
        self._click(button)

    def offers(self, words: str) -> bool:
        """Say whether a link or a button says these words."""
        return self._sought("a[href], button", words, "") is not None

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

    def _click(self, found: ElementHandle) -> None:
        found.evaluate(UNFOLD)
        if self.page.locator("#live").count() and found.evaluate(POSTS):
            self._post_in_place(found)
        else:
            with self.page.expect_event("domcontentloaded"):
                found.click()
        self.look(self)

    def _post_in_place(self, found: ElementHandle) -> None:
        """The page of a meeting posts by itself and changes what differs, or leads elsewhere."""
        with self.page.expect_response(lambda answer: answer.request.method == "POST") as posted:
            found.click()
        led_to = urlsplit(posted.value.headers.get("location", "")).path
        if led_to and led_to != self.address:
            self.page.wait_for_url(lambda url: urlsplit(url).path == led_to)
        self.page.locator("[aria-busy=true]").first.wait_for(state="detached")
        self.page.wait_for_load_state("domcontentloaded")

    # By handle, never by a mark: a page of a meeting may change between finding and pressing.
    def _sought(self, css: str, words: str, near: str) -> ElementHandle | None:
        return self.page.evaluate_handle(FIND, [css, words, near]).as_element()

    def _found(self, css: str, words: str, near: str) -> ElementHandle:
        found = self._sought(css, words, near)
        assert found, f"{self.who}: no « {words} » at {self.address}: {self.text[:600]}"
        return found

    def _type(self, button: ElementHandle, name: str, value: Typed) -> None:
        beside = value.words if isinstance(value, Beside) else ""
        values: Any = (
            value if isinstance(value, list) else [value] if isinstance(value, str) else None
        )
        named = button.evaluate_handle(FIELDS, [name, values, beside]).get_properties()
        fields = [one for one in (field.as_element() for field in named.values()) if one]
        assert fields, f"{self.who}: no field {name}={value} at {self.address}"
        fields[0].evaluate(UNFOLD)
        kind = fields[0].evaluate("field => field.type")
        if kind in ("radio", "checkbox"):
            self._tick(fields)
        elif kind == "select-one":
            fields[0].select_option(str(value))
        else:
            fields[0].fill(str(value))

    def _tick(self, fields: list[ElementHandle]) -> None:
        for one in fields:
            if not one.is_checked():
                one.evaluate_handle("field => field.labels[0]").as_element().click()  # type: ignore[union-attr]
            assert one.is_checked()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith("[DOM]"):
            self.complaints.append(f"{self.address} {message.text}")

    def _watch(self, request: Request) -> None:
        self.requests.append(f"{request.method} {request.url}")
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.complaints.append(f"{self.address} asked {request.url}")
