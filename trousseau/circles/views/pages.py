"""What every page of a circle shares: who can read it, and refusals said in French."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from trousseau.circles import access
from trousseau.circles.models import Circle
from trousseau.circles.rules import Refusal, Refused
from trousseau.circles.wording import REFUSALS
from trousseau.people.http import MeetingRequest
from trousseau.vault import api as vault

View = Callable[..., HttpResponse]


def page(request: MeetingRequest, template: str, circle: Circle, **context: Any) -> HttpResponse:
    """Render a page of a circle; its strip says how many can read."""
    shared = {"circle": circle, "readers": access.count_of(circle)}
    return render(request, template, shared | context)


def refusing(back: str) -> Callable[[View], View]:
    """Say a refusal in a message, on the page named, instead of failing."""

    def decorated(view: View) -> View:
        @wraps(view)
        def guarded(request: MeetingRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except (Refused, vault.TooLate) as error:
                refusal = error.refusal if isinstance(error, Refused) else Refusal.STALE
                messages.warning(request, str(REFUSALS[refusal]))
                answer: HttpResponse = redirect(back, *args, **kwargs)
                return answer

        return guarded

    return decorated
