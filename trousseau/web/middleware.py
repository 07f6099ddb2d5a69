"""The editors' pages, with a policy of their own and only for editors; and a word when the vault stops."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse

from trousseau.people.models import Person, Role
from trousseau.vault import api as vault
from trousseau.web import errors

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


class VaultMiddleware:
    """Answer with a page, not a breakdown, what the vault alone can raise anywhere.

    Too many derivations wait (docs/vault.md §14), or something sealed does not open (§9).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Ask for a moment, or say what does not open, where no form could say so itself."""
        if isinstance(exception, vault.CannotOpen):
            return errors.unopened(request)
        return errors.busy(request) if isinstance(exception, vault.Busy) else None


def is_not_an_editor(person: Person | AnonymousUser) -> bool:
    """Say whether someone has an account and does not edit."""
    return isinstance(person, Person) and not person.has_role(Role.EDITOR)
