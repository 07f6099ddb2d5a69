"""The search page: no account, no trace."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trousseau.catalogue import access
from trousseau.lib.questions import NUMBERS, QUESTIONS, question

PAGE_SIZE = 20
LONGEST_QUERY = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find keys and publications, in one question or in all."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    asked = request.GET.get("question", "")
    chosen = question(int(asked)) if asked in map(str, NUMBERS) else None
    records = access.found(query, chosen.number if chosen else None)
    page = Paginator(records, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"query": query, "page": page, "chosen": chosen, "questions": QUESTIONS}
    return render(request, "catalogue/search.html", context)
