"""Whole meetings in Chromium: a facilitator, a wall, five phones, a network that drops."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.journeys.browser_way import BrowserWay
from tests.journeys.conftest import PHONE
from tests.journeys.live_room import Group
from tests.journeys.live_stage import prepare
from tests.journeys.pictures import OUT
from tests.journeys.server import Server, serving

pytestmark = pytest.mark.browser
expect.set_options(timeout=30_000)

LOST = "Connexion perdue."
STAYED = "#stayed-text"
DROPPED = "net::ERR_INTERNET_DISCONNECTED"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the circle of six."""
    var = tmp_path_factory.mktemp("live")
    env = prepare(var)
    with serving(env, var / "server.log") as running:
        yield running


@pytest.fixture(scope="module")
def group(server: Server, chromium: Browser) -> Iterator[Group]:
    """Open a window for each, logged in."""
    contexts: list[BrowserContext] = []

    def opened(name: str, size: dict[str, int] = PHONE) -> BrowserWay:
        context = chromium.new_context(base_url=server.url, viewport=size, locale="fr-FR")  # type: ignore[arg-type]
        context.set_default_timeout(30_000)
        contexts.append(context)
        return BrowserWay(name, context, server.url)

    OUT.mkdir(parents=True, exist_ok=True)
    yield Group(opened, Path(OUT))
    for context in contexts:
        context.close()


def test_a_gapp_runs_itself_on_six_pages(group: Group) -> None:
    gather(group)
    choose(group)
    tell(group)
    lose_the_network(group)
    change_under_the_fingers(group)
    sleep_and_come_late(group)
    stop(group)
    look_back(group)
    end(group)

    assert group.wrong == []
    assert [said for said in complaints(group) if DROPPED not in said] == []


def gather(group: Group) -> None:
    """Come by the link or the letters: the wall and the desk see each arrive."""
    group.open_the_meeting("Groupe d’analyse de pratiques")
    group.join("aicha", "nadege", "farouk")
    group.join_with_letters("bruno")

    for page in (group.wall, group.desk):
        expect(page.get_by_text("Cinq personnes présentes").first).to_be_visible()


def choose(group: Group) -> None:
    """Each gives a voice, nobody sees it before the count; the group chooses."""
    group.press(group["bruno"], "Ma voix pour « Le seau")
    group.press(group["nadege"], "Ma voix pour « Le seau")
    expect(group.desk.get_by_text("2 voix")).to_have_count(0)
    group.press(group.desk, "Compter les voix")
    expect(group["farouk"].get_by_text("2 voix")).to_be_visible()
    group.look("choix", "bruno")
    group.press(group.desk, "Travailler sur « Le seau")


def tell(group: Group) -> None:
    """The presenter has the floor; a double click goes one phase further, not two."""
    group.go_on("Exposé")
    expect(group["aicha"].get_by_text("Vous avez la parole.")).to_be_visible()
    expect(group["bruno"].locator("#announced")).to_contain_text("Phase 2 : Exposé.")
    group.look("expose", "aicha", "bruno")
    group.desk.locator(".bar").get_by_role("button").dblclick()
    group.all_at("Questions")
    group.desk.wait_for_timeout(1000)
    group.all_at("Questions")


def lose_the_network(group: Group) -> None:
    """What is put down without a network arrives once, when it is back; the page catches up."""
    lost = group["nadege"]
    lost.context.set_offline(True)
    lost.locator("[data-say] textarea").fill("Qui tenait la porte ?")
    lost.get_by_role("button", name="Déposer").click()
    expect(lost.get_by_text(LOST)).to_be_visible()
    expect(lost.locator("[data-say] textarea")).to_have_value("Qui tenait la porte ?")
    group.say("bruno", "Depuis quand vient-elle ?")
    lost.context.set_offline(False)
    for page in (lost, group["aicha"], group.desk, group.wall):
        expect(page.get_by_text("Qui tenait la porte ?")).to_have_count(1)
        expect(page.get_by_text("Depuis quand vient-elle ?")).to_be_visible()
    expect(lost.get_by_text(LOST)).to_be_hidden()
    expect(lost.locator("[data-say] textarea")).to_have_value("")
    group.look("questions", "aicha", "bruno")


def change_under_the_fingers(group: Group) -> None:
    """A slip that arrives moves nothing; a phase that changes keeps what was being typed."""
    page = group["farouk"]
    area = page.locator("[data-say] textarea")
    area.click()
    page.keyboard.type("Et elle, que ")
    group.say("bruno", "Qui avait la lettre ?")
    expect(page.get_by_text("Qui avait la lettre ?")).to_be_visible()
    page.keyboard.type("dit-elle ?")
    expect(area).to_have_value("Et elle, que dit-elle ?")
    group.go_on("Hypothèses")
    expect(page.locator(STAYED)).to_have_value("Et elle, que dit-elle ?")
    expect(area).to_have_value("")
    page.get_by_role("button", name="Le reprendre dans cette phase").click()
    expect(area).to_have_value("Et elle, que dit-elle ?")
    expect(page.locator(STAYED)).to_be_hidden()
    group.press(page, "Déposer")


def sleep_and_come_late(group: Group) -> None:
    """A page opened anew finds what was typed; who comes late is where the group is."""
    page = group["bruno"]
    with page.expect_response(lambda answer: answer.url.endswith("/frappe/")):
        page.locator("[data-say] textarea").press_sequentially("Et si le cousin")
    page.reload()
    expect(page.locator("[data-say] textarea")).to_have_value("Et si le cousin")
    group.join("ines")
    group.all_at("Hypothèses")
    expect(group.desk.get_by_text("Six personnes présentes").first).to_be_visible()
    hand = group.desk.locator(".people").get_by_role("button", name="Nadège")
    hand.click()
    expect(group["nadege"].get_by_text("Vous avez la parole.")).to_be_visible()
    expect(group.desk.get_by_text("N’ont pas encore eu la parole")).to_be_visible()
    group.look("hypotheses", "aicha", "nadege")


def stop(group: Group) -> None:
    """The presenter stops the exchange, asked nothing: the last word is theirs."""
    group.press(group["aicha"], "Arrêter l’échange")
    group.all_at("Conclusion")
    expect(group["ines"].get_by_text("Et elle, que dit-elle ?")).to_be_visible()
    group.say("aicha", "Je poserai le seau entre nous deux.")
    group.look("conclusion", "aicha", "bruno")


def look_back(group: Group) -> None:
    """Unsigned cards wait, seen by their authors only, until the end."""
    group.go_on("Regard sur la séance")
    expect(group["bruno"].locator(STAYED)).to_have_value("Et si le cousin")
    group.say("bruno", "Je repars avec ce silence.", "Déposer sans signer")
    group.say("nadege", "Je vais demander à la voir seule.", "Déposer et signer")
    expect(group["bruno"].get_by_text("Je repars avec ce silence.")).to_be_visible()
    expect(group["ines"].get_by_text("Je repars avec ce silence.")).to_have_count(0)
    group.look("regard", "bruno")


def end(group: Group) -> None:
    """The group chooses what stays; each page then shows what the meeting gave."""
    group.desk.get_by_role("button", name="Finir la phase et récolter").click()
    group.desk.wait_for_url("**/clore/")
    expect(group["farouk"].get_by_text("La récolte a commencé.")).to_be_visible()
    group.desk.get_by_role("button", name="Garder la récolte et clore").click()
    for who in group.phones:
        expect(group[who].get_by_text("Séance close")).to_be_visible()
    expect(group["ines"].get_by_text("Je repars avec ce silence.")).to_be_visible()


def test_a_codeveloppement_runs_itself_on_six_pages(group: Group) -> None:
    group.open_the_meeting("Groupe de codéveloppement")
    group.join("aicha", "bruno", "nadege", "farouk", "ines")
    group.look("codev-depuis", "bruno")
    group.go_on("Choix")
    group.press(group.desk, "Travailler sur « La lettre")
    group.go_on("Exposé")
    group.go_on("Clarification")
    drop_and_rejoin(group)
    group.go_on("Contrat")
    group.say("bruno", "J’aimerais que vous m’aidiez à ne plus porter cette lettre.")
    expect(group["ines"].get_by_text("ne plus porter cette lettre.")).to_be_visible()
    group.look("codev-contrat", "bruno", "aicha")
    consult(group)
    group.say("bruno", "J’irai la voir un autre jour.")
    group.look("codev-synthese", "bruno")
    group.go_on("Apprentissages")
    group.say("ines", "Je repars avec la lenteur.", "Déposer sans signer")
    group.look("codev-apprentissages", "ines")
    end_without_words(group)

    assert group.wrong == []
    assert [said for said in complaints(group) if DROPPED not in said] == []


def drop_and_rejoin(group: Group) -> None:
    """A phone whose page is lost comes back where the group is; the seat is still its own."""
    page = group["farouk"]
    page.goto("about:blank")
    group.say("aicha", "Qui a écrit la lettre ?")
    group.phones["farouk"].open(group.room)
    expect(page.get_by_text("Qui a écrit la lettre ?")).to_be_visible()
    expect(page.get_by_role("button", name="Rejoindre la séance")).to_have_count(0)
    group.look("codev-clarification", "bruno", "farouk")


def consult(group: Group) -> None:
    """The group lends what it lived; the frame pauses, adds minutes, lets the presenter answer."""
    group.go_on("Consultation")
    group.say("farouk", "J’ai vécu une lettre que je n’ai pas ouverte.")
    group.press(group.desk, "Pause")
    expect(group["ines"].get_by_text("en pause")).to_be_visible()
    expect(group.wall.get_by_text("en pause")).to_be_visible()
    group.press(group.desk, "Reprendre le temps")
    group.press(group.desk, "5 minutes de plus")
    expect(group.desk.get_by_text("sur 35 min")).to_be_visible()
    expect(group["bruno"].get_by_text("Vous écoutez, en silence.")).to_be_visible()
    group.press(group.desk, "Laisser Bruno répondre")
    expect(group["bruno"].get_by_text("Vous écoutez, en silence.")).to_have_count(0)
    group.look("codev-consultation", "bruno", "ines")
    group.press(group.desk, "Arrêter ici")
    group.all_at("Synthèse et intention")


def end_without_words(group: Group) -> None:
    """Close at once."""
    group.desk.get_by_role("button", name="Finir la phase et récolter").click()
    group.desk.wait_for_url("**/clore/")
    group.desk.get_by_role("button", name="Garder la récolte et clore").click()
    for who in group.phones:
        expect(group[who].get_by_text("Séance close")).to_be_visible()


def complaints(group: Group) -> list[str]:
    """Return what the windows complained about."""
    return [said for way in [group.host, *group.phones.values()] for said in way.complaints]
