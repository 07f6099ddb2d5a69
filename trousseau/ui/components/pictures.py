"""Pictures made of the six keys: the ring of the home page, the keys hanging, a cover."""

from django.template import Library
from django.utils.safestring import SafeString

from trousseau.ui.components.paint import paint
from trousseau.ui.sprite import sprite_url

register = Library()

_ANGLES = ((1, 75), (6, -75), (2, 45), (5, -45), (3, 15), (4, -15))
_DROPS = (9, 23, 13, 29, 17, 35)
_CORDS = (15, 37, 23, 51, 31, 63)


@register.simple_tag
def key_ring() -> SafeString:
    """Draw the brass ring and its six keys."""
    keys = [{"n": n, "angle": angle, "url": sprite_url(f"kv{n}")} for n, angle in _ANGLES]
    return paint("key_ring", keys=keys)


@register.simple_tag
def hanging_keys() -> SafeString:
    """Draw the six keys hanging from a rail, for narrow screens."""
    keys = [
        {"n": n, "x": 24 + 56 * (n - 1), "drop": drop, "url": sprite_url(f"kv{n}")}
        | {"left": f"{5.6 + 56 * (n - 1):.1f}", "top": f"{drop - 3.6:.1f}"}
        for n, drop in enumerate(_DROPS, 1)
    ]
    return paint("hanging_keys", keys=keys)


@register.simple_tag
def cover(title: str, publisher: str = "") -> SafeString:
    """Draw the cover of a publication: keys on cords, title and publisher on two lines each."""
    keys = [
        {"n": n, "cord": cord, "url": sprite_url(f"kv{n}")}
        | {"x": f"{24 + 32.4 * (n - 1):.1f}", "left": f"{7.68 + 32.4 * (n - 1):.2f}"}
        | {"top": f"{cord + 16.92:.2f}"}
        for n, cord in enumerate(_CORDS, 1)
    ]
    return paint("cover", keys=keys, title=_two_lines(title), publisher=_two_lines(publisher))


def _two_lines(text: str) -> list[str]:
    words = text.split()
    best = min(
        range(len(words) + 1),
        key=lambda cut: max(len(" ".join(words[:cut])), len(" ".join(words[cut:]))),
    )
    return [line for line in (" ".join(words[:best]), " ".join(words[best:])) if line]
