"""Actions: buttons, one-button forms, the question before what cannot be undone, pages."""

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest
from django.template import Context, Library
from django.utils.safestring import SafeString

from trousseau.ui.components.paint import check, paint

register = Library()

KINDS = ("", "main", "risk", "bare")


@register.simple_tag
def button(
    label: str,
    *,
    href: str = "",
    kind: str = "",
    icon: str = "",
    after: str = "",
    size: str = "",
    name: str = "",
    value: str = "",
    form: str = "",
    only_icon: bool = False,
    pressed: str = "",
    opens: str = "",
    disabled: bool = False,
    to: str = "",
    about: str = "",
) -> SafeString:
    """Draw a button that submits, elsewhere with `to`, or with `href` a link that looks like one.

    `opens` is the id of a dialog that a script opens instead of following `href`; `about` says
    what it acts on to those who hear the page.
    """
    check(kind, KINDS, "kind")
    check(size, ("", "wide", "grow", "mini"), "size")
    look = " ".join(filter(None, ("btn", kind, size)))
    return paint(
        "button",
        label=label,
        href=href,
        look=look,
        icon=icon,
        after=after,
        name=name,
        value=value,
        form=form,
        only_icon=only_icon,
        pressed=pressed,
        opens=opens,
        disabled=disabled,
        to=to,
        about=about,
    )


@register.simple_tag(takes_context=True)
def post_button(context: Context, label: str, url: str, **options: Any) -> SafeString:
    """Draw a one-button form that posts to `url`; options are those of `button`."""
    return paint(
        "post_button",
        url=url,
        button=button(label, **options),
        csrf_token=context.get("csrf_token", ""),
    )


@register.simple_block_tag(takes_context=True)
def confirm(
    context: Context,
    content: SafeString,
    *,
    question: str,
    verb: str,
    url: str,
    cancel: str,
    cancel_url: str,
    kind: str = "risk",
    dialog: str = "",
) -> SafeString:
    """Ask before what cannot be undone, on its own page, or in a dialog of this id."""
    return paint(
        "confirm_dialog" if dialog else "confirm",
        content=content,
        question=question,
        button=button(verb, kind=kind),
        url=url,
        cancel=cancel,
        cancel_url=cancel_url,
        dialog=dialog,
        csrf_token=context.get("csrf_token", ""),
    )


@register.simple_block_tag
def bar(content: SafeString) -> SafeString:
    """Hold the one big action of a task at the thumb."""
    return paint("bar", content=content)


@register.simple_tag(takes_context=True)
def pagination(context: Context, page: Page[Any], *, name: str = "page") -> SafeString:
    """Link the previous and next pages of a Django `Page`, keeping the rest of the query."""
    return paint(
        "pagination",
        page=page,
        previous=_page_query(context, name, page.number - 1),
        next=_page_query(context, name, page.number + 1),
    )


def _page_query(context: Context, name: str, number: int) -> str:
    request = context.get("request")
    query = request.GET.copy() if isinstance(request, HttpRequest) else None
    if query is None:
        return f"?{name}={number}"
    query[name] = str(number)
    return f"?{query.urlencode()}"
