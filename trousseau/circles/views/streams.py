"""The stream of a meeting: which fragment changed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from trousseau.circles import access, streams
from trousseau.people.entrance import pass_of, passive, private


@require_GET
@passive
@private
def meeting_stream(request: HttpRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Tell a member's page what changed; every refusal stops the browser asking again."""
    if not request.user.is_authenticated or not is_open_here(request, pk):
        return HttpResponse(status=403)
    meeting = access.meeting_for(request.user, pk, circle_pk)
    if meeting.is_closed or meeting.cancelled_on is not None:
        return HttpResponse(status=204)
    return streams.stream(request, meeting.pk, request.user)


def is_open_here(request: HttpRequest, meeting_pk: UUID) -> bool:
    """Say whether this browser's vault is open, or its pass of the meeting."""
    unlocked = getattr(request, "unlocked", None)
    return unlocked is not None or pass_of(request, meeting_pk) is not None
