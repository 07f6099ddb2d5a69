"""The whole way, told once: a private note becomes a public key. Any browser can walk it."""

from dataclasses import dataclass, field

from tests.journeys.way import Way

SIGNED, UNSIGNED = "Déposer et signer", "Déposer sans signer"
TITLE = "Le cabas de Mme Odile Ferrand"
CASE_TITLE = "Le cabas du mardi"
KEY_TITLE = "Porter le cabas, ou marcher à côté"
STORY = """Mme Odile Ferrand, 8 allée des Tilleuls à Vaubrac, m’attend chaque mardi avec un cabas de \
courriers. Son fils M. Karim Belhadji m’appelle au 06 39 98 12 34 pour que je décide à sa place.

La factrice aux bottes vertes m’a dit de laisser faire. Je suis rentré avec le cabas, encore une fois."""
SECRETS = (
    "Odile",
    "Ferrand",
    "Tilleuls",
    "Vaubrac",
    "Karim",
    "Belhadji",
    "06 39 98 12 34",
    "bottes",
)
MISSED = "La factrice aux bottes vertes"
WEIGHT = "embarqué"
QUESTION = "Qui ouvre les enveloppes ?"
ANSWER = "Elle, quand je me tais."
LEARNING = "Je repars avec le silence du mardi."
LAST_WORD = "Je poserai le cabas entre nous deux."
LEAD = "Retourner la voir sans rien porter."
RESERVE = "Pas quand le délai tombe le soir même."
ASKED = "Que se passe-t-il si je ne porte rien ?"


@dataclass
class Company:
    """Who walks: the presenter, a peer who will draft the key, the host, an editor, the others."""

    presenter: Way
    peer: Way
    host: Way
    editor: Way
    others: list[Way]
    circle: str = "Cercle du Gué"
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def group(self) -> list[Way]:
        """Everyone but the presenter and the host: those who may write unsigned."""
        return [self.peer, *self.others]


# --- The notebook -----------------------------------------------------------------------------


def write_a_note(all_: Company) -> None:
    """Write a situation in the notebook, once the honest sentence has been read."""
    me = all_.presenter
    me.open("/carnet/noter/")
    if me.offers("Ouvrir mon carnet"):
        assert "votre carnet est perdu" in me.text
        me.press("Ouvrir mon carnet", understood=True)
    me.press("Garder, scellé", story=STORY, title=TITLE, question="4", weight=WEIGHT)
    assert "Gardée, scellée." in me.text
    assert WEIGHT in me.text
    all_.notes["situation"] = me.address


# --- The first door ---------------------------------------------------------------------------


def answer_the_danger_question(all_: Company) -> None:
    """A yes leads to the danger page, and nothing leaves; then nobody is in danger."""
    me = all_.presenter
    me.open(all_.notes["situation"])
    me.follow("Passer au cercle")
    assert "Quelqu’un est-il en danger ?" in me.text
    asked = me.address
    me.press("Continuer", danger="oui")
    assert me.address == "/danger/"
    me.open(asked)
    me.press("Continuer", danger="non")
    assert "Relire ce qui pourrait désigner quelqu’un" in me.text


def review_every_find(all_: Company) -> None:
    """Decide one by one: keep one with a reason, replace the others, add what was missed."""
    me = all_.presenter
    me.press("Le repérer partout", typed=MISSED)
    me.press("Remplacer", wording="Quelqu’un du quartier")
    kept = decide_all(me, keep="06 39 98 12 34", reason="un numéro inventé pour ce récit")
    assert kept == 1
    # Kept by mistake: the find is asked about again, and replaced this time.
    me.follow("06 39 98 12 34")
    me.follow("Modifier")
    me.press("Remplacer", wording="mon téléphone")
    me.follow("Lire ce qui partira")


def decide_all(me: Way, *, keep: str = "", reason: str = "mot courant, ne désigne personne") -> int:
    """Go from find to find until everything is decided; return how many were kept."""
    kept = 0
    for _turn in range(60):
        if me.offers("Lire ce qui partira"):
            return kept
        sheet = me.part("#feuille")
        if keep and keep in sheet:
            me.follow("Garder", near="sur")
            me.press("Garder ces mots", reason=reason)
            kept += 1
        elif me.offers("Modifier"):
            me.press("Remplacer", near="sur")
        else:
            me.press("Remplacer", wording="quelqu’un")
    raise AssertionError("the review never ends")


def let_it_leave(all_: Company) -> None:
    """Read exactly what leaves, then let it leave; the circle holds no way back to the notebook."""
    me = all_.presenter
    leaving = me.part("main .card")
    for secret in SECRETS:
        assert secret not in leaving, secret
    me.press("Passer au cercle", read=True)
    assert "Le cercle peut lire votre situation" in me.text
    assert all_.circle in me.text


def see_the_case(all_: Company) -> None:
    """A peer reads the case on the circle's table, and nothing of what stayed."""
    peer = all_.peer
    enter_circle(all_, peer)
    peer.follow("Le cabas")
    assert "m’attend chaque mardi avec un cabas" in peer.text
    assert WEIGHT not in peer.text
    for secret in SECRETS:
        assert secret not in peer.text, secret


def enter_circle(all_: Company, me: Way) -> None:
    """Go to the circle's front page."""
    me.open("/cercles/")
    me.follow(all_.circle)
    assert all_.circle in me.part("h1")


# --- The meeting ------------------------------------------------------------------------------


def open_the_meeting(all_: Company) -> None:
    """The host opens the meeting, everyone joins with one tap and gives a voice."""
    host = all_.host
    enter_circle(all_, host)
    host.follow("Voir la séance")
    all_.notes["meeting"] = host.address
    host.press("Ouvrir la séance")
    for me in (all_.presenter, *all_.group, host):
        me.open(all_.notes["meeting"])
        me.press("Rejoindre la séance")
    for me in all_.group:
        me.press("Ma voix pour", near="m’attend chaque mardi")
    host.open(all_.notes["meeting"])
    host.press("Travailler sur", near="m’attend chaque mardi")


def go_on(all_: Company, phase: str) -> None:
    """The host ends a phase; the next one has this name."""
    all_.host.open(all_.notes["meeting"])
    all_.host.press("Passer à la phase")
    assert phase in all_.host.text


def ask_and_answer(all_: Company) -> None:
    """The group asks, signed; the presenter answers."""
    go_on(all_, "Exposé")
    go_on(all_, "Questions")
    all_.peer.open(all_.notes["meeting"])
    all_.peer.press("Déposer", text=QUESTION)
    me = all_.presenter
    me.open(all_.notes["meeting"])
    assert not me.offers("Déposer"), "the presenter listens"
    me.follow("Répondre", near=QUESTION)
    me.press("Garder", text=ANSWER)
    all_.peer.open(all_.notes["meeting"])
    assert ANSWER in all_.peer.text


def suppose(all_: Company) -> None:
    """Each puts down a hypothesis, most of them unsigned; they show only when the phase ends."""
    go_on(all_, "Hypothèses")
    for number, me in enumerate(all_.group):
        me.open(all_.notes["meeting"])
        me.press(SIGNED if me is all_.peer else UNSIGNED, text=hypothesis(number))
    all_.presenter.open(all_.notes["meeting"])
    assert hypothesis(1) not in all_.presenter.text
    assert not all_.presenter.offers("Déposer"), "the presenter is silent"
    go_on(all_, "Conclusion")
    for me in (all_.presenter, all_.host):
        me.open(all_.notes["meeting"])
        for number in range(len(all_.group)):
            assert hypothesis(number) in me.text
    # The host is not in the story's slips: only the signed one shows a name.
    slips = all_.presenter.text
    assert all(other.who not in slips for other in all_.others), "an unsigned slip shows a name"


def hypothesis(number: int) -> str:
    """Return what one member supposes."""
    return f"Et si le cabas numéro {number} pesait autrement"


def conclude(all_: Company) -> None:
    """The presenter has the last word, and a lead of their own; the group looks at its work."""
    me = all_.presenter
    me.open(all_.notes["meeting"])
    me.press("Déposer", kind="last_word", text=LAST_WORD)
    me.press("Déposer", kind="lead", text=LEAD)
    go_on(all_, "Regard sur la séance")
    all_.peer.open(all_.notes["meeting"])
    all_.peer.press(SIGNED, text=LEARNING)


def harvest(all_: Company) -> None:
    """The group chooses what stays; the host closes."""
    host = all_.host
    host.open(all_.notes["meeting"])
    host.press("Finir la phase et récolter")
    if host.offers("Choisir ce que nous gardons"):
        host.follow("Choisir ce que nous gardons")
    assert LEARNING in host.text
    host.press("Garder la récolte et clore", kept=QUESTION)
    assert "La séance est close." in host.text
    assert LAST_WORD in host.text
