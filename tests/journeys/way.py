"""A way through the pages: what a person can do with a browser, whatever the browser is."""

import re
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Beside:
    """Of several boxes to tick, the one beside these words."""

    words: str


Typed = str | bool | list[str] | Beside


class Way(Protocol):
    """Someone's browser. Links and buttons are named by their words, fields by their name."""

    who: str

    def open(self, address: str) -> None:
        """Go to an address, as one types it."""

    def follow(self, words: str, *, near: str = "") -> None:
        """Follow the link that says these words; of several, the one nearest to other words."""

    def press(self, words: str, /, *, near: str = "", **typed: Typed) -> None:
        """Fill the fields of a button's form, then press the button."""

    def offers(self, words: str) -> bool:
        """Say whether a link or a button says these words."""

    def part(self, css: str) -> str:
        """Return the words of the first element of this kind."""

    @property
    def text(self) -> str:
        """The words of the page."""

    @property
    def address(self) -> str:
        """The path of the page."""


def flat(text: str) -> str:
    """Return words on one line, every kind of space alike."""
    return " ".join(re.sub(r"[\u00a0\u202f\s]+", " ", text).split())
