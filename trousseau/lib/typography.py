"""French spaces and curly apostrophes; and what a page can show at all."""

import re
import unicodedata

NARROW = "\u202f"
NO_BREAK = "\u00a0"
_SPACES = "[ \u00a0\u202f]"
_RULES = (
    (re.compile(f"(?<=\\S){_SPACES}+([;!?])"), NARROW + r"\1"),
    (re.compile(f"(?<=\\S){_SPACES}+:(?=\\s|$)"), NO_BREAK + ":"),
    (re.compile(f"«{_SPACES}*"), "«" + NO_BREAK),
    (re.compile(f"{_SPACES}*»"), NO_BREAK + "»"),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
)


def french_spaces(text: str) -> str:
    """Return the text with the spaces and apostrophes of French printers; addresses are kept."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


_BREAKS = {"\n", "\t"}


def printable(text: str) -> str:
    """Drop what no page can show: control characters, halves of pairs, non-characters."""
    return "".join(c for c in text if c in _BREAKS or not _is_unprintable(c))


def _is_unprintable(character: str) -> bool:
    """Say whether no font has a drawing for this character, by its very nature."""
    is_noncharacter = ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
    return is_noncharacter or unicodedata.category(character) in {"Cc", "Cs", "Co"}
