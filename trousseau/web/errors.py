"""Error pages that say what to do, and lose nothing."""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.defaults import server_error

from trousseau.people.entrance import private, typed_in

logger = logging.getLogger("trousseau.web")
A_MOMENT, A_PAUSE = "10", "120"  # seconds, for who waits (Retry-After)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Explain an expired form; going back keeps the text typed."""
    return render(request, "403_csrf.html", status=403)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Ask to wait: allauth's limits end here (`handler429`)."""
    return render(request, "429.html", status=429)


def busy(request: HttpRequest) -> HttpResponse:
    """Ask for a moment: too many people open their notebook at once."""
    answer = render(request, "503.html", {"busy": True}, status=503)
    answer.headers["Retry-After"] = A_MOMENT
    return answer


@private
def unopened(request: HttpRequest) -> HttpResponse:
    """Say that something sealed does not open, where to look, and keep what was typed."""
    logger.error("alarm: something sealed does not open")
    return render(request, "web/unopened.html", typed_in(request), status=409)


def breakdown(request: HttpRequest) -> HttpResponse:
    """Say that a database does not answer; of anything else, only that it broke (`handler500`)."""
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return server_error(request)
    # Without the request: asking who is there would ask the database again.
    answer = HttpResponse(render_to_string("503.html"), status=503)
    answer.headers["Retry-After"] = A_PAUSE
    return answer
