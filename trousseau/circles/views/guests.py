"""Entrust one meeting to a guest: a member who holds its frame, that time only."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trousseau.circles import access, actions
from trousseau.circles.models import Meeting
from trousseau.circles.views.pages import page, refusing
from trousseau.people.entrance import sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
def guests(request: SealedRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Show who holds the frame of a meeting, and to whom it may be entrusted."""
    meeting = entrusted_by_me(request, circle_pk, pk)
    context = {"meeting": meeting, "frame": access.frame_of(meeting)}
    return page(request, "circles/guests.html", meeting.circle, **context)


@require_POST
@sealed_page
@refusing("circles:guests")
def guest_entrust(request: SealedRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Entrust the meeting to a member, or take it back from a guest."""
    meeting = entrusted_by_me(request, circle_pk, pk)
    chosen = access.uuid_or_404(request.POST.get("member", ""))
    place = access.member_for(meeting.circle, chosen)
    if place.number in access.guests_of(meeting):
        actions.take_meeting_back(meeting=meeting, membership=place, by=request.actor)
        messages.success(request, _("La séance n’est plus confiée à cette personne."))
    else:
        actions.entrust_meeting(meeting=meeting, membership=place, by=request.actor)
        messages.success(request, _("La séance est confiée. La personne est prévenue."))
    return redirect("circles:guests", circle_pk, pk)


def entrusted_by_me(request: SealedRequest, circle_pk: UUID, pk: UUID) -> Meeting:
    """Return a meeting to come or under way, of a circle this person facilitates."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    if not access.membership_of(request.user, meeting.circle).is_facilitator:
        raise Http404
    if not (meeting.is_planned or meeting.is_open):
        raise Http404
    return meeting
