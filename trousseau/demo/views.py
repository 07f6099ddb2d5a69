"""The demonstration's outbox."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from trousseau.demo.outbox import letters


def outbox(request: HttpRequest) -> HttpResponse:
    """Show what would have been sent."""
    return render(request, "demo/outbox.html", {"letters": letters()})
