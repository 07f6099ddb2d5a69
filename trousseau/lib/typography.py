"""French spaces: narrow before ; ! ?, no-break before : and inside « », curly apostrophes."""

import re

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
