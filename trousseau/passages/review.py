"""What the review's screen shows: texts cut at their finds, and the sheet that asks about one."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from trousseau.passages import rules
from trousseau.passages.forms_review import KEEP, REPLACE, ReviewForm
from trousseau.passages.rules import ADDED, KEPT, OPEN, REPLACED, Item, Piece, Review

KINDS = {
    "PERSON": _("Un nom"),
    "PHONE": _("Un téléphone"),
    "EMAIL": _("Un courriel"),
    "ADDRESS": _("Une adresse"),
    "PLACE": _("Un lieu"),
    "DATE": _("Une date"),
    "ORG": _("Un organisme"),
    "ID": _("Un numéro"),
    "URL": _("Une adresse de site"),
    "AGE": _("Un âge"),
    ADDED: _("Vos mots"),
}
GESTURES = (REPLACE, KEEP)


@dataclass(frozen=True)
class Mark:
    """A stretch of text as the screen draws it; `anchor` on the first place of an item."""

    text: str
    state: str = ""
    number: int = 0
    anchor: bool = False

    @property
    def digits(self) -> str:
        """The number, for an address."""
        return str(self.number)


@dataclass(frozen=True)
class Sheet:
    """The item asked about: its number, what it is, and the gesture whose field is open."""

    number: int
    item: Item
    gesture: str

    @property
    def kind(self) -> object:
        """What the words are, in French."""
        return KINDS.get(self.item.kind, KINDS[ADDED])

    @property
    def proposal(self) -> str:
        """The wording to offer: the author's own, else the machine's."""
        return self.item.wording or self.item.proposal


@dataclass(frozen=True)
class Screen:
    """The whole screen: each text in paragraphs of marks, and the sheet or nothing left."""

    texts: list[list[list[Mark]]]
    review: Review
    sheet: Sheet | None
    form: ReviewForm


def screen_of(
    review: Review, texts: tuple[str, ...], form: ReviewForm, *, number: str, gesture: str
) -> Screen:
    """Prepare the screen; a number or a gesture that makes no sense is the next undecided item."""
    asked = int(number) if number.isdecimal() else 0
    here = asked if 0 < asked <= review.total else rules.next_open(review)
    sheet = sheet_of(review, here, gesture) if here else None
    if sheet is not None:
        form.initial = {"wording": sheet.proposal, "reason": sheet.item.reason}
    seen: set[int] = set()
    drawn = [
        [
            [_mark(piece, here, seen) for piece in line]
            for line in rules.paragraphs(text, review.items)
        ]
        for text in texts
    ]
    return Screen(drawn, review, sheet, form)


def sheet_of(review: Review, number: int, gesture: str) -> Sheet:
    """Ask about one item; without a proposal the field to write one is open at once."""
    item = review.items[number - 1]
    open_field = gesture if gesture in GESTURES else ""
    if not open_field and not (item.wording or item.proposal):
        open_field = REPLACE
    return Sheet(number, item, open_field)


def _mark(piece: Piece, here: int, seen: set[int]) -> Mark:
    if piece.item is None:
        return Mark(piece.text)
    first = piece.number not in seen
    seen.add(piece.number)
    states = {REPLACED: "done", KEPT: "kept", OPEN: "sure" if piece.item.sure else "doubt"}
    state = "now" if piece.number == here else states[piece.item.state]
    return Mark(piece.shown, state, piece.number, first)
