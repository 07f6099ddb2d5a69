"""Surfaces: cards, the card of a key, notes, empty states, toasts, who can read."""

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import Context, Library
from django.utils.safestring import SafeString

from trousseau.lib.questions import question as question_of
from trousseau.lib.wording import counted
from trousseau.ui.components.paint import check, paint

register = Library()

SCOPES = ("notebook", "circle", "public", "closed")


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
    return paint(
        "scope",
        who=who,
        members=counted(members, "membre").capitalize() if members else "",
        singular=members < 2,
        alone=alone,
        text=text,
        label=label,
        unlocked=bool(context.get("unlocked")),
        csrf_token=context.get("csrf_token", ""),
    )
