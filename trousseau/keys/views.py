"""The public pages of the keys: the board, a key, getting ready with it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trousseau.keys import access
from trousseau.lib.questions import NUMBERS, question

PAGE_SIZE = 60


@require_safe
def key_list(request: HttpRequest) -> HttpResponse:
    """Show the board of the six questions, and the keys of one or of all."""
    asked = request.GET.get("question", "")
    chosen = question(int(asked)) if asked in map(str, NUMBERS) else None
    keys = access.published_keys()
    if chosen:
        keys = keys.about(chosen.number)
    page = Paginator(keys, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "keys/list.html", {"page": page, "chosen": chosen})


@require_safe
def key_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a key."""
    key = access.key_by_slug(slug)
    return render(request, "keys/detail.html", {"key": key, "related": access.related_keys(key)})


@require_safe
def key_prepare(request: HttpRequest, slug: str) -> HttpResponse:
    """Read the situation, think, then open what peers asked themselves; nothing is sent."""
    return render(request, "keys/prepare.html", {"key": access.key_by_slug(slug)})
