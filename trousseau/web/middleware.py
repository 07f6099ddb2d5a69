"""The editors' pages: their own content policy (Wagtail writes scripts in them), and only editors."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse

from trousseau.people.models import Person, Role

EDITION = "/edition/"
POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "frame-src 'self'",
        "frame-ancestors 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
    ]
)


class EditionPolicyMiddleware:
    """Give `/edition/` its policy; every other address has the strict one (settings)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        response = self.get_response(request)
        if request.path.startswith(EDITION):
            response.headers["Content-Security-Policy"] = POLICY
        return response


class EditorsOnlyMiddleware:
    """Make `/edition/` absent for whoever has an account and does not edit.

    Wagtail would send them to the login page, which sends them back, without end.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request; without an account, Wagtail leads to our login page."""
        if request.path.startswith(EDITION) and is_not_an_editor(request.user):
            raise Http404
        return self.get_response(request)


def is_not_an_editor(person: Person | AnonymousUser) -> bool:
    """Say whether someone has an account and does not edit."""
    return isinstance(person, Person) and not person.has_role(Role.EDITOR)
