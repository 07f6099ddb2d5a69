"""One facilitator, a wall and five phones around one meeting, in real windows."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.cast import PASSPHRASE
from tests.journeys.browser_way import BrowserWay
from tests.journeys.crawling import SIDEWAYS, barriers
from tests.journeys.live_stage import CIRCLE, PHONES

DESK = {"width": 1280, "height": 900}
WALL = {"width": 1920, "height": 1080}
MEETING = re.compile(r"/seances/[0-9a-f-]{36}/$")
PATHS = "all => all.map(one => one.pathname)"
# The page as it is and as the server sends it now, without what differs at each sending.
AS_RELOADED = """async () => {
  const answer = await fetch(location.href, { headers: { "X-Refresh": "1" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const plain = (page) => {
    const body = page.body.cloneNode(true);
    for (const one of body.querySelectorAll("[data-still], #said")) one.remove();
    for (const one of body.querySelectorAll("[name=csrfmiddlewaretoken], [name=once]")) one.removeAttribute("value");
    for (const one of body.querySelectorAll("[data-left]")) one.replaceWith("");
    for (const one of body.querySelectorAll("[style='']")) one.removeAttribute("style"); // axe leaves it
    for (const one of body.querySelectorAll("details")) one.removeAttribute("open");
    for (const one of body.querySelectorAll("*")) {
      const all = [...one.attributes].map((pair) => [pair.name, pair.value]).sort();
      for (const [name] of all) one.removeAttribute(name);
      for (const [name, value] of all) one.setAttribute(name, value);
    }
    return body.innerHTML.replace(/\\s+/g, " ").replace(/> </g, "><");
  };
  return [plain(document), plain(fresh)];
}"""


class Group:
    """Six people, each in their window; what is wrong anywhere is gathered."""

    def __init__(self, opened: Callable[..., BrowserWay], pictures: Path) -> None:
        self.pictures = pictures
        self.host = came_in(opened("Driss", DESK), "driss")
        self.phones = {who: came_in(opened(name), who) for who, name in PHONES.items()}
        self.wall: Page = self.host.page.context.new_page()
        self.wall.set_viewport_size(WALL)  # type: ignore[arg-type]
        self.room = ""
        self.wrong: list[str] = []

    def __getitem__(self, who: str) -> Page:
        return self.phones[who].page

    @property
    def desk(self) -> Page:
        """The facilitator's page."""
        return self.host.page

    def open_the_meeting(self, protocol: str) -> None:
        """The host opens the circle's meeting of this protocol and takes a seat; the wall follows."""
        self.host.open("/cercles/")
        self.host.follow(CIRCLE)
        links = self.desk.locator("a[href*='/seances/']").evaluate_all(PATHS)
        for path in sorted({one for one in links if MEETING.search(one)}):
            self.host.open(path)
            if self.host.offers("Ouvrir la séance") and protocol in self.host.text:
                break
        self.room = self.host.address
        self.host.press("Ouvrir la séance")
        self.press(self.desk, "Rejoindre la séance")
        self.wall.goto(f"{self.host.base}{self.room}projection/")

    def join(self, *who: str) -> None:
        """Come by the link."""
        for one in who:
            self.phones[one].open(self.room)
            self.press(self[one], "Rejoindre la séance")

    def join_with_letters(self, who: str) -> None:
        """Come by the six letters that the wall shows."""
        letters = self.wall.locator(".code").first.inner_text()
        self.phones[who].open("/cercles/rejoindre/")
        self[who].get_by_label("Les six lettres").fill(letters.lower())
        self[who].get_by_role("button", name="Rejoindre").click()
        self.press(self[who], "Rejoindre la séance")

    def press(self, page: Page, words: str) -> None:
        """Press a button of the room, and wait until its answer is shown."""
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            page.get_by_role("button", name=words, exact=False).first.click()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)

    def say(self, who: str, words: str, verb: str = "Déposer") -> None:
        """Put a slip down."""
        self[who].locator("[data-say] textarea").fill(words)
        self.press(self[who], verb)

    def go_on(self, name: str) -> None:
        """The host passes to the next phase: every page follows by itself."""
        self.desk.locator(".bar").get_by_role("button").click()
        self.all_at(name)

    def all_at(self, name: str, *, but: str = "") -> None:
        """Wait until every page of the room shows this phase."""
        here = [way.page for who, way in self.phones.items() if who != but]
        for page in [self.desk, self.wall, *here]:
            if self.room in page.url:
                expect(page.locator("h1")).to_have_text(name)

    def look(self, name: str, *who: str) -> None:
        """Look at each sort of page with axe, compare it with a reload, and picture it."""
        for one in who:
            self._look(self.phones[one], f"{name}-{one}")
        self._look(self.host, f"{name}-animation")
        self.desk.set_viewport_size({"width": 360, "height": 740})
        self._look(self.host, f"{name}-animation", reload=False)
        self.desk.set_viewport_size(DESK)  # type: ignore[arg-type]
        self.wall.screenshot(path=self.pictures / f"seance-{name}-projection-1920.png")
        if self.wall.evaluate(SIDEWAYS) > 0:
            self.wrong.append(f"{name}: the wall scrolls sideways")

    def _look(self, way: BrowserWay, name: str, *, reload: bool = True) -> None:
        size = way.page.viewport_size
        assert size is not None
        # As tall as it takes: a bar at the thumb then covers nothing, in the picture or for axe.
        height = way.page.evaluate("document.documentElement.scrollHeight")
        way.page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})
        way.page.screenshot(path=self.pictures / f"seance-{name}-{size['width']}.png")
        self.wrong += barriers(way, f"{name} {size['width']}")
        if way.page.evaluate(SIDEWAYS) > 0:
            self.wrong.append(f"{name} {size['width']}: scrolls sideways")
        way.page.set_viewport_size(size)
        if reload:
            shown, fresh = way.page.evaluate(AS_RELOADED)
            pairs = zip(shown.split("<"), fresh.split("<"), strict=False)
            assert shown == fresh, (name, next(one for one in pairs if one[0] != one[1]))


def came_in(way: BrowserWay, who: str) -> BrowserWay:
    """Log in."""
    way.open("/compte/connexion/")
    way.press("Me connecter", login=f"{who}@cast.example", password=PASSPHRASE)
    return way
