"""Surfaces: cards, the card of a key, notes, empty states, toasts, who can read."""

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import Context, Library
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from trousseau.lib.questions import question as question_of
from trousseau.lib.wording import counted
from trousseau.ui.components.frame import address
from trousseau.ui.components.paint import check, paint

register = Library()

# Who can read: class, pictogram, first word, sentence.
SCOPES = {
    "notebook": ("notebook", "lock", _("Scellé."), _("Vous, et personne d’autre.")),
    "circle": ("circle", "ring", _("Cercle."), _("Ses membres peuvent lire.")),
    "public": ("", "eye", _("Public."), _("Tout le monde peut lire.")),
    "closed": ("notebook", "lock", _("Carnet refermé."), _("Personne ne peut le lire.")),
}


@register.simple_block_tag
def card(
    content: SafeString,
    *,
    title: str = "",
    level: int = 2,
    look: str = "h3",
    kind: str = "",
    over: str = "",
    icon: str = "",
) -> SafeString:
    """Hold one thing on paper; `kind`: soft, night (notebook) or dusk (circle)."""
    check(kind, ("", "soft", "night", "dusk"), "kind")
    return paint(
        "card",
        content=content,
        title=title,
        level=level,
        look=check(look, ("h2", "h3"), "look"),
        kind=kind,
        over=over,
        icon=icon,
    )


@register.simple_tag
def key_card(
    title: str,
    href: str,
    question: int,
    *,
    summary: str = "",
    quote: str = "",
    note: str = "",
    level: int = 3,
) -> SafeString:
    """Draw a key as a label with a punched hole; the whole card is the link."""
    return paint(
        "key_card",
        title=title,
        href=href,
        question=question_of(int(question)),
        summary=summary,
        quote=quote,
        note=note,
        level=level,
    )


@register.simple_block_tag
def note(
    content: SafeString, *, title: str = "", kind: str = "", label: str = "", icon: str = ""
) -> SafeString:
    """Say something beside the text; with a `label` it becomes a named landmark."""
    check(kind, ("", "danger"), "kind")
    return paint("note", content=content, title=title, kind=kind, label=label, icon=icon)


@register.simple_block_tag
def empty(
    content: SafeString, *, title: str, action: str = "", href: str = "", level: int = 2
) -> SafeString:
    """Say that there is nothing yet, in one sentence, with one action."""
    return paint("empty", content=content, title=title, action=action, href=href, level=level)


@register.simple_tag(takes_context=True)
def toasts(context: Context) -> SafeString:
    """Say what has just happened; a message whose extra tag is an address can be undone."""
    rows = [_toast(message) for message in context.get("messages") or ()]
    return paint("toasts", rows=rows, csrf_token=context.get("csrf_token", ""))


def _toast(message: Message) -> dict[str, object]:
    tag = message.extra_tags or ""
    return {
        "text": message.message,
        "undo": tag if tag.startswith("/") else "",
        "alert": message.level >= constants.WARNING,
    }


@register.simple_tag(takes_context=True)
def scope(
    context: Context,
    who: str,
    *,
    members: int = 0,
    alone: str = "",
    text: str = "",
    label: str = "",
) -> SafeString:
    """Say who can read this page; the more closed, the darker.

    `alone` is what the profile says: « seule » or « seul ». `text` replaces the sentence.
    """
    check(who, SCOPES, "scope")
    look, sign, strong, sentence = SCOPES[who]
    open_notebook = who == "notebook" and context.get("unlocked")
    return paint(
        "scope",
        look=look,
        sign=sign,
        strong=strong,
        sentence=text or _said_of(who, members, alone) or sentence,
        label=label or _("Qui peut lire cette page"),
        lock_url=address("account:lock") if open_notebook else "",
        csrf_token=context.get("csrf_token", ""),
    )


def _said_of(who: str, members: int, alone: str) -> str:
    if who == "notebook" and alone:
        return gettext("Vous %(alone)s pouvez lire.") % {"alone": alone}
    if who == "circle" and members:
        can_read = ngettext("%(members)s peut lire.", "%(members)s peuvent lire.", members)
        return can_read % {"members": counted(members, "membre").capitalize()}
    return ""
