"""A card by its own address, with the guards it has in the room: for the curious operator."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from trousseau.circles import access, actions
from trousseau.circles.protocols import Kind
from trousseau.people.entrance import meeting_page, take_pass, untraced
from trousseau.people.http import MeetingRequest


@meeting_page
def arrive(request: MeetingRequest, pk: UUID) -> HttpResponse:
    """Come to the room."""
    meeting = access.meeting_for(request.user, pk)
    safe_id, until = meeting.circle.safe_id, meeting.ends_at
    take_pass(request, meeting_id=pk, safe_id=safe_id, until=until)
    return HttpResponse("ici")


@meeting_page
def look(request: MeetingRequest, pk: UUID) -> HttpResponse:
    """Look at the phase."""
    return HttpResponse(access.meeting_for(request.user, pk).phase)


@require_POST
@untraced
@meeting_page
def card(request: MeetingRequest, pk: UUID) -> HttpResponse:
    """Put an unsigned card down."""
    meeting = access.meeting_for(request.user, pk)
    text = request.POST["text"]
    actions.put_card(meeting=meeting, kind=Kind.HYPOTHESIS, text=text, by=request.actor)
    return HttpResponse("posée")


urlpatterns = [
    path("salle/<uuid:pk>/", look),
    path("salle/<uuid:pk>/entrer/", arrive),
    path("salle/<uuid:pk>/carte/", card),
    path("", include("trousseau.urls")),
]
