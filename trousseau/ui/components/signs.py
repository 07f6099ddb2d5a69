"""Signs: pictograms, keys, the tag of a question, chips, the board of the six keys."""

from collections.abc import Sequence

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from trousseau.lib.questions import QUESTIONS, question
from trousseau.ui.components.paint import check, paint
from trousseau.ui.sprite import sprite_url

register = Library()

_SVG = '<svg class="{}" viewBox="{}" aria-hidden="true" focusable="false"><use href="{}"/></svg>'


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw a pictogram; words always stand beside it."""
    return format_html(_SVG, "icon", "0 0 24 24", sprite_url(f"i-{name}"))


@register.simple_tag
def weather(step: int) -> SafeString:
    """Draw the sky of a météo, from 1 (light) to 5 (heavy)."""
    return icon(f"w{step}")


@register.simple_tag
def key(number: int, *, hanging: bool = False, big: bool = False) -> SafeString:
    """Draw the key of a question, lying or hanging."""
    name = f"kv{int(number)}" if hanging else f"k{int(number)}"
    look = "key-v" if hanging else "key big" if big else "key"
    return format_html(_SVG, look, "0 0 32 64" if hanging else "0 0 64 32", sprite_url(name))


@register.simple_tag
def mark() -> SafeString:
    """Draw the mark: six arcs around a keyhole."""
    return format_html(_SVG, "mark", "0 0 32 32", sprite_url("mark"))


@register.simple_tag
def question_tag(number: int) -> SafeString:
    """Say which question this is about: key, number, name."""
    return paint("question_tag", question=question(int(number)))


@register.simple_tag
def chip(label: str, *, on: bool = False, icon: str = "", href: str = "") -> SafeString:
    """Say a state in two words; `on` is for what is happening now."""
    return paint("chip", label=label, on=on, icon=icon, href=href)


@register.simple_tag
def board(
    url: str = "", *, links: Sequence[str] = (), texts: str = "full", hung: bool = False
) -> SafeString:
    """Hang the six questions on the rail, linked to `url?question=n` or to six `links`."""
    check(texts, ("full", "short"), "texts")
    targets = links or [f"{url}?question={one.number}" for one in QUESTIONS]
    rows = [
        {"question": one, "href": href, "text": one.full if texts == "full" else one.short}
        for one, href in zip(QUESTIONS, targets, strict=True)
    ]
    return paint("board", rows=rows, hung=hung)
