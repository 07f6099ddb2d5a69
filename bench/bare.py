"""The floor of a request: one view that answers two letters, for `bench.keys`."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def answer(request: HttpRequest) -> HttpResponse:
    """Answer, nothing more."""
    return HttpResponse("ok")


urlpatterns = [path("", answer)]
