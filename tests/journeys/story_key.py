"""The whole way, second half: a harvest becomes a key, the key leaves, anyone finds it."""

from datetime import timedelta

from tests.journeys.story import (
    ASKED,
    KEY_TITLE,
    QUESTION,
    RESERVE,
    Company,
    decide_all,
    enter_circle,
)
from tests.journeys.way import Beside, Way
from trousseau.lib.clock import today

SITUATION = "Quelqu’un confie ses courriers et attend qu’on les ouvre à sa place."
KIND = "On nous confie ce qu’on pourrait faire"
PUBLIC_PAGES = ("/", "/cles/", "/publications/", "/aide/", "/danger/", "/recherche/")


def draft_the_key(all_: Company) -> None:
    """The peer writes a key, the harvest beside."""
    peer = all_.peer
    enter_circle(all_, peer)
    peer.follow("Les récoltes, côte à côte")
    peer.press("Écrire une clé", near=QUESTION, recolte=Beside(QUESTION))
    assert QUESTION in peer.text
    peer.press(
        "Garder, scellé dans le cercle",
        title=KEY_TITLE,
        question="4",
        kind=KIND,
        situation=SITUATION,
        questions=f"{QUESTION}\n{ASKED}",
        cautions="Jamais de mot de passe chez moi.",
        levers="Passer du « pour » au « avec ».",
        limits="Un délai qui tombe dans la journée.",
    )
    all_.notes["draft"] = peer.address


def take_stands(all_: Company, *, silent: int = 0) -> None:
    """Members answer, one with a reserve, some not at all; the presenter's silence blocks."""
    peer, *others = all_.group
    for me in [peer, *others[: len(others) - silent]]:
        me.open(all_.notes["draft"])
        reserve = {"recognises": "0", "reserve": RESERVE} if me is peer else {"recognises": "1"}
        me.press("Garder mon avis, scellé", accepts="yes", **reserve)
    assert "Il manque le oui de la personne qui a exposé" in peer.text
    assert not peer.offers("Relire avant de la laisser sortir")
    peer.open(all_.notes["draft"].replace("/cercles/cles/", "/passages/cle/") + "ouvrir/")
    assert "ne peut pas encore sortir" in peer.text


def announce_a_round(all_: Company) -> None:
    """The drafter announces until when the others may answer."""
    all_.peer.open(all_.notes["draft"])
    all_.peer.press("Annoncer à chaque membre", ends_on=(today() + timedelta(days=9)).isoformat())
    assert "Le tour est annoncé à chaque membre." in all_.peer.text


def say_yes(all_: Company) -> None:
    """The presenter says yes in so many words."""
    me = all_.presenter
    me.open(all_.notes["draft"])
    assert "sans votre oui, rien ne sort" in me.text
    me.press("Garder mon avis, scellé", recognises="1", accepts="yes")


def take_the_key_out(all_: Company) -> None:
    """The drafter reviews the key as the case was, reads it, lets it leave: an editor has it."""
    peer = all_.peer
    all_.others[0].open(all_.notes["draft"])
    assert not all_.others[0].offers("Relire avant de la laisser sortir"), (
        "it leads nowhere for them"
    )
    peer.open(all_.notes["draft"])
    assert "Elle peut sortir du cercle." in peer.text
    peer.follow("Relire avant de la laisser sortir")
    peer.press("Relire avant de faire sortir")
    decide_all(peer)
    peer.follow("Lire ce qui partira")
    assert KEY_TITLE in peer.text
    assert RESERVE in peer.text, "reserves stay beside the key"
    peer.press("Faire sortir la clé", read=True)
    assert "Sortie du cercle." in peer.text
    all_.notes["key"] = "/cles/porter-le-cabas-ou-marcher-a-cote/"


def read_as_anyone(anyone: Way, all_: Company, publication: str) -> None:
    """Someone without an account reads every public page, gets ready, and finds the key."""
    for address in (*PUBLIC_PAGES, publication, f"{publication}lire/", all_.notes["key"]):
        anyone.open(address)
    assert ASKED.removesuffix(" ?") in anyone.text
    assert RESERVE in anyone.text
    anyone.open(f"{all_.notes['key']}se-preparer/")
    assert SITUATION in anyone.text
    for words in ("cabas", "CABAS", "courriers confies", "courrier confié", "l'enveloppe"):
        anyone.open("/recherche/")
        anyone.press("Chercher", q=words)
        assert KEY_TITLE in anyone.text, words


def withdraw_the_case(all_: Company) -> None:
    """The presenter takes the case back: it is gone, and the key says so."""
    me = all_.presenter
    me.open(all_.notes["situation"])
    me.follow("La retirer du cercle")
    me.press("Retirer")
    assert "Elle n’est plus dans le cercle" in me.text
    assert "une situation retirée" in me.text
    me.open(all_.notes["key"])
    assert "une situation retirée" in me.text
