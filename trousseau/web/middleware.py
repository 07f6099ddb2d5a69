"""A content policy of its own for the editors' pages: Wagtail writes scripts and styles in them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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
