"""Pages of a meeting as a room would have them, for the stories of test_meeting_page.py."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from trousseau.circles.models import Circle
from trousseau.lib import clock
from trousseau.people.entrance import card_token, meeting_page, passive, take_pass, untraced
from trousseau.people.http import MeetingRequest
from trousseau.vault import api as vault


def circle() -> Circle:
    return Circle.objects.get()


@meeting_page
def join(request: MeetingRequest, pk: UUID) -> HttpResponse:
    """Join for the two hours from now."""
    end = clock.now() + timedelta(hours=2)
    take_pass(request, meeting_id=pk, safe_id=circle().safe_id, until=end)
    return HttpResponse(card_token(request, "nonce"))


@meeting_page
def room(request: MeetingRequest, pk: UUID) -> HttpResponse:
    """Say whether the circle opens."""
    opens = vault.can_open(circle().safe_id, by=request.actor.unlocked)
    return HttpResponse(f"ouvert : {opens}")


@meeting_page
@passive
def fragment(request: MeetingRequest, pk: UUID) -> HttpResponse:
    """Say the same to a stream."""
    return HttpResponse("ici")


@require_POST
@meeting_page
def leave(request: MeetingRequest, pk: UUID) -> HttpResponse:
    """Do what a pass is not enough for."""
    request.actor.unlocked.insist_on_root()
    return HttpResponse(request.POST["text"])


@require_POST
@untraced
@meeting_page
def card(request: MeetingRequest, pk: UUID) -> HttpResponse:
    """Put an unsigned card down."""
    vault.pile_put(
        meeting=pk,
        run=1,
        slot="card:question",
        payload={"text": request.POST["text"]},
        safe_id=circle().safe_id,
        by=request.actor.unlocked,
    )
    messages.success(request, "Votre carte attend. " * 300)
    request.session["trace"] = "who and when"
    return HttpResponse("posée")


@require_POST
@untraced
@meeting_page
def traced(request: MeetingRequest, pk: UUID) -> HttpResponse:
    """Forget that one may not write."""
    Circle.objects.update(name="trace")
    return HttpResponse("")


urlpatterns = [
    path("salle/<uuid:pk>/rejoindre/", join),
    path("salle/<uuid:pk>/", room),
    path("salle/<uuid:pk>/fragment/", fragment),
    path("salle/<uuid:pk>/sortir/", leave),
    path("salle/<uuid:pk>/carte/", card),
    path("salle/<uuid:pk>/trace/", traced),
    path("", include("trousseau.urls")),
]
