"""Our addresses, and one that fails with what was typed in its message."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from trousseau.urls import urlpatterns as ours


def fail(request: HttpRequest) -> HttpResponse:
    """Fail as badly as can be: the typed text is in a local variable and in the message."""
    story = request.POST.get("story", "")
    raise RuntimeError(story)


urlpatterns = [path("panne/", fail), *ours]
