"""The frame of each page: tabs, menus, theme, and the neutral page of the quick exit."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.template import Context, Library
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from trousseau.ui.components.paint import paint

register = Library()


@dataclass(frozen=True)
class Entry:
    """A link of a menu; the first of its URL names that exists is used, or it is left out."""

    label: object
    names: tuple[str, ...]
    icon: str = ""


TABS = (
    Entry(_("Aujourd’hui"), ("web:today",), "today"),
    Entry(_("Carnet"), ("notebook:list",), "book"),
    Entry(_("Noter"), ("notebook:situation-create",), "plus"),
    Entry(_("Cercles"), ("circles:list",), "ring"),
    Entry(_("Repères"), ("guides:list", "keys:list"), "guide"),
)
MENU = (
    Entry(_("Les clés"), ("keys:list",)),
    Entry(_("Publications"), ("publishing:list",)),
    Entry(_("Recherche"), ("catalogue:search",)),
)
FOOT = (
    Entry(_("Accessibilité"), ("web:accessibility",)),
    Entry(_("Données personnelles"), ("web:privacy",)),
    Entry(_("Mentions légales"), ("web:legal",)),
    Entry(_("Aide"), ("web:help",)),
    Entry(_("Flux et catalogue"), ("catalogue:feeds",)),
)


@register.simple_tag(takes_context=True)
def tabs(context: Context) -> SafeString:
    """Draw the five tabs of a signed-in person."""
    return paint("tabs", rows=_rows(TABS, context))


@register.simple_tag(takes_context=True)
def menu(context: Context) -> SafeString:
    """Draw the menu of the public site."""
    return paint("menu", rows=_rows(MENU, context))


@register.simple_tag(takes_context=True)
def foot_links(context: Context) -> SafeString:
    """Draw the links of the footer."""
    return paint("foot_links", rows=_rows(FOOT, context))


@register.simple_tag(takes_context=True)
def theme(context: Context) -> SafeString:
    """Carry the theme this person chose on this device; without one, the device decides."""
    request = context.get("request")
    choice = request.COOKIES.get("theme", "") if isinstance(request, HttpRequest) else ""
    return format_html(' data-theme="{}"', choice) if choice in {"light", "dark"} else SafeString()


@register.simple_tag
def neutral_url() -> str:
    """Return the harmless page that a quick exit shows instead of ours."""
    return str(getattr(settings, "QUICK_EXIT_URL", "https://meteofrance.com/"))


@register.simple_tag
def publisher() -> str:
    """Return the name of the resource centre that keeps this site."""
    return str(getattr(settings, "PUBLISHER_NAME", _("Centre de ressources")))


def _rows(entries: Iterable[Entry], context: Context) -> list[dict[str, object]]:
    found = [(entry, address(*entry.names)) for entry in entries]
    here = _longest(context, [href for _entry, href in found if href])
    return [
        {"label": entry.label, "icon": entry.icon, "href": href, "current": href == here}
        for entry, href in found
        if href
    ]


def _longest(context: Context, addresses: Iterable[str]) -> str:
    request = context.get("request")
    path = request.path if isinstance(request, HttpRequest) else ""
    return max((href for href in addresses if path.startswith(href)), key=len, default="")


def address(*names: str) -> str:
    """Return the address of the first URL name that exists, or nothing."""
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""
