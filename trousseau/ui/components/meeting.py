"""The meeting: phases, the floor as a ring of seats, minutes left, slips of paper."""

import math
from collections.abc import Sequence
from datetime import timedelta

import segno
from django.template import Library
from django.utils.safestring import SafeString

from trousseau.lib.wording import minutes_in_words
from trousseau.ui.components.paint import check, paint

register = Library()

SEATS = ("", "on", "lead", "lead hush", "lead on")


@register.simple_tag
def steps(now: int, of: int) -> SafeString:
    """Draw where we are in a few bars; screen readers hear the words beside."""
    states = ["past" if n < now else "now" if n == now else "" for n in range(1, of + 1)]
    return paint("steps", states=states)


@register.simple_tag
def phase(name: str, now: int, of: int, *, rule: str = "", level: int = 1) -> SafeString:
    """Head a phase: bars, « Phase 4 sur 6 », its name, one line of rule."""
    return paint("phase", name=name, now=now, of=of, rule=rule, level=level, bars=steps(now, of))


@register.simple_tag
def seats(
    states: Sequence[str],
    *,
    label: str = "",
    radius: float = 38,
    left: timedelta | None = None,
    held: bool = False,
) -> SafeString:
    """Draw the ring: `on` has the floor, `lead` presents, `lead hush` presents in silence.

    With `left`, the time left stands in its middle.
    """
    size = 8.4 if radius < 40 else 6.0
    ring = []
    for place, state in enumerate(states):
        angle = 2 * math.pi * place / len(states)
        x, y = 50 + radius * math.sin(angle), 50 - radius * math.cos(angle)
        look = check(state, SEATS, "seat")
        ring.append({"look": look, "x": f"{x:.1f}", "y": f"{y:.1f}", "r": f"{size:.1f}"})
    clock = "" if left is None else timer(left, held=held, bare=True)
    return paint("seats", ring=ring, label=label, clock=clock, held=held)


@register.simple_tag
def floor(
    sentence: str,
    states: Sequence[str],
    *,
    detail: str = "",
    left: timedelta | int | None = None,
    held: bool = False,
) -> SafeString:
    """Say who has the floor, in a ring and in words; `left` and `held` are the timer's."""
    clock = "" if left is None else timer(left, held=held)
    return paint("floor", sentence=sentence, ring=seats(states), detail=detail, left=clock)


@register.simple_tag
def timer(
    left: timedelta | int,
    *,
    total: int = 0,
    big: bool = False,
    held: bool = False,
    bare: bool = False,
) -> SafeString:
    """Say the time left, the server's; at zero the words change, not the colour.

    A script counts the seconds down; without it the minutes are those of the page. `left` may be
    in minutes, `total` is; `held`: the clock stands still; `bare`: nothing but the figures, inside a drawing.
    """
    seconds = left * 60 if isinstance(left, int) else max(0, int(left.total_seconds()))
    return paint(
        "timer",
        seconds=seconds,
        left=minutes_in_words(-(-seconds // 60)) if seconds else "",
        total=minutes_in_words(total) if total else "",
        big=big,
        held=held,
        bare=bare,
    )


@register.simple_tag
def qr(address: str, *, label: str) -> SafeString:
    """Draw an address for a phone's camera; `label` says where it leads."""
    drawn = segno.make(address, error="m", micro=False)
    path = drawn.svg_inline(omitsize=True, border=2, svgclass="qr", lineclass=None)
    return paint("qr", drawing=SafeString(path), label=label)


@register.simple_block_tag
def slip(content: SafeString, *, text: str, signed: str = "", mine: bool = False) -> SafeString:
    """Show a contribution on its slip of paper; the body holds its actions."""
    return paint(
        "slip", content=content if content.strip() else "", text=text, signed=signed, mine=mine
    )
