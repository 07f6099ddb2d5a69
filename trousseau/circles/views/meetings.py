"""Plan a meeting, move it, cancel it; its page, before, during and after."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trousseau.circles import access, actions
from trousseau.circles.meeting_forms import MeetingForm
from trousseau.circles.models import Meeting
from trousseau.circles.views.pages import page, refusing
from trousseau.circles.views.rooms import room
from trousseau.people.entrance import meeting_page, sealed_page
from trousseau.people.http import MeetingRequest, SealedRequest


@sealed_page
def meeting_plan(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Plan a meeting."""
    circle = access.circle_for(request.user, pk)
    if not access.membership_of(request.user, circle).is_facilitator:
        raise Http404
    protocols = access.protocols_of(circle)
    form = MeetingForm(request.POST or None, protocols=protocols)
    if request.method == "POST" and form.is_valid():
        protocol = form.cleaned_data["protocol"]
        actions.plan_meeting(circle=circle, protocol=protocol, by=request.actor, **form.planned)
        messages.success(request, _("La séance est prévue. Les membres sont prévenus."))
        return redirect("circles:detail", circle.pk)
    return page(request, "circles/meeting_form.html", circle, form=form, meeting=None)


@sealed_page
@refusing("circles:meeting")
def meeting_edit(request: SealedRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Move a planned meeting, or correct it."""
    meeting = planned_by_me(request, circle_pk, pk)
    protocols = access.protocols_of(meeting.circle)
    form = MeetingForm(request.POST or None, protocols=protocols, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        actions.edit_meeting(meeting=meeting, by=request.actor, **form.planned)
        messages.success(request, _("La séance est à jour."))
        return redirect("circles:meeting", circle_pk, pk)
    return page(request, "circles/meeting_form.html", meeting.circle, form=form, meeting=meeting)


@sealed_page
@refusing("circles:meeting")
def meeting_cancel(request: SealedRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Cancel a planned meeting, after being asked."""
    meeting = planned_by_me(request, circle_pk, pk)
    if request.method == "POST":
        actions.cancel_meeting(meeting=meeting, by=request.actor)
        messages.success(request, _("La séance est annulée. Les membres sont prévenus."))
        return redirect("circles:detail", circle_pk)
    return page(request, "circles/meeting_cancel.html", meeting.circle, meeting=meeting)


@meeting_page
def meeting(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Show a meeting as it is now: to come, under way, or what it gave."""
    found = access.meeting_for(request.user, pk, circle_pk)
    if found.is_open:
        return room(request, found)
    if found.is_closed:
        context = {
            "meeting": found,
            "harvests": access.harvests_of_meeting(found, by=request.actor),
            "fading": access.fading_of_meeting(found),
            "spreads": access.spreads_of(found, by=request.actor),
        }
        return page(request, "circles/meeting_held.html", found.circle, **context)
    return page(
        request,
        "circles/meeting_planned.html",
        found.circle,
        meeting=found,
        doorstep=access.doorstep_of(found, by=request.actor),
    )


@require_POST
@sealed_page
@refusing("circles:meeting")
def meeting_miss(request: SealedRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Say that one cannot come."""
    found = access.meeting_for(request.user, pk, circle_pk)
    actions.miss_meeting(meeting=found, by=request.actor)
    messages.success(request, _("Le groupe saura que vous ne venez pas."))
    return redirect("circles:detail", circle_pk)


def planned_by_me(request: SealedRequest, circle_pk: UUID, pk: UUID) -> Meeting:
    """Return a meeting this person may move: they facilitate."""
    found = access.meeting_for(request.user, pk, circle_pk)
    if not access.membership_of(request.user, found.circle).is_facilitator:
        raise Http404
    return found
