"""Cross-expertise, answered alone and shown once; « et depuis ? » told by who presented."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trousseau.circles import access, actions
from trousseau.circles.crossing_forms import GridForm, SinceForm
from trousseau.circles.views.pages import page, refusing
from trousseau.circles.views.rooms import number_in
from trousseau.people.entrance import meeting_page, untraced
from trousseau.people.http import MeetingRequest


@untraced
@meeting_page
@refusing("circles:meeting")
def grid_answer(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Answer the grid alone; what is missing is asked again, nothing touched is lost."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    crossing = access.crossing_of(meeting, by=request.actor)
    if request.method != "POST" or crossing is None or crossing.grid is None:
        return redirect("circles:meeting", circle_pk, pk)
    form = GridForm(request.POST, grid=crossing.grid)
    if not form.is_valid():
        context = {"meeting": meeting, "crossing": crossing, "grid_form": form}
        return page(request, "circles/grid.html", meeting.circle, **context)
    actions.answer_grid(meeting=meeting, answers=form.answers, by=request.actor)
    messages.success(request, _("Vos réponses sont posées, sans nom. Vous pouvez les changer."))
    return redirect("circles:meeting", circle_pk, pk)


@require_POST
@meeting_page
@refusing("circles:meeting")
def spread_show(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Show how the answers spread, once."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    actions.show_spread(meeting=meeting, turn=number_in(request, "turn"), by=request.actor)
    return redirect("circles:meeting", circle_pk, pk)


@meeting_page
def since(request: MeetingRequest, circle_pk: UUID, pk: UUID, harvest_pk: UUID) -> HttpResponse:
    """Let who presented say what came of it."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    harvest, view = access.harvest_to_tell(meeting, harvest_pk, by=request.actor)
    form = SinceForm(request.POST or None, initial={"text": view.since})
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        actions.tell_since(harvest=harvest, text=text, meeting=meeting, by=request.actor)
        messages.success(request, _("Gardé, scellé dans la récolte."))
        return redirect("circles:meeting", circle_pk, pk)
    context = {"meeting": meeting, "harvest": view, "form": form}
    return page(request, "circles/since.html", meeting.circle, **context)
