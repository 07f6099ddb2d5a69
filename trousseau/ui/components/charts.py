"""Charts in words: a curve whose steps are words, bars beside their counts. No scale of figures."""

from collections.abc import Iterable, Sequence

from django.template import Library
from django.utils.safestring import SafeString

from trousseau.lib.wording import counted
from trousseau.ui.components.paint import check, paint

register = Library()

MARKS = ("ring", "disc", "square")
LEFT, WIDTH, TOP, STEP = 108, 188, 14, 30


@register.simple_tag
def curve(
    words: Sequence[str],
    points: Iterable[tuple[int, float, str]],
    *,
    label: str,
    first: str = "",
    last: str = "",
) -> SafeString:
    """Draw points (place of their word from the top, place in time from 0 to 1, mark) as a line."""
    rows = [{"word": word, "y": TOP + STEP * place} for place, word in enumerate(words)]
    dots = [
        {"x": f"{LEFT + WIDTH * place:.1f}", "y": TOP + STEP * step}
        | {"mark": check(mark, MARKS, "mark")}
        for step, place, mark in points
    ]
    line = " ".join(f"{dot['x']},{dot['y']}" for dot in dots)
    foot = TOP + STEP * len(rows) + 4
    frame = {"label": label, "first": first, "last": last, "foot": foot, "height": foot + 8}
    return paint("curve", rows=rows, dots=dots, line=line, **frame)


@register.simple_tag
def bars(title: str, counts: Sequence[tuple[str, int]]) -> SafeString:
    """Tell how many people in a table: each answer, its number in words, a bar."""
    most = max((many for _words, many in counts), default=0) or 1
    rows = [
        {
            "words": words,
            "many": counted(many, "personne", feminine=True) if many else "",
            "width": many * 100 // most,
        }
        for words, many in counts
    ]
    return paint("bars", title=title, rows=rows)
