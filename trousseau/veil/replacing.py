"""For writing the veiled text once each find has been decided on."""

from collections.abc import Mapping

from trousseau.veil.scanning import scan


def veil(text: str, decisions: Mapping[int, str | None] | None = None) -> str:
    """Replace every find by its proposal, or by what was decided.

    `decisions` maps the start of a find to the words chosen instead, or to None to leave it.
    """
    chosen = decisions or {}
    pieces: list[str] = []
    end = 0
    for find in scan(text):
        words = chosen.get(find.start, find.proposal)
        pieces += [text[end : find.start], find.text if words is None else words]
        end = find.end
    return "".join([*pieces, text[end:]])
