"""A meeting under way: one page, plain posts, and a reload."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trousseau.circles import access, actions
from trousseau.circles.crossing_forms import GridForm
from trousseau.circles.forms import CodeForm, ContributionForm, HarvestForm
from trousseau.circles.models import Meeting
from trousseau.circles.protocols import Kind
from trousseau.circles.rules import Refusal, Refused
from trousseau.circles.views.pages import View, page, refusing
from trousseau.circles.wording import REFUSALS
from trousseau.lib.clock import now
from trousseau.people.entrance import card_token, meeting_page, sealed_page, take_pass
from trousseau.people.http import Actor, MeetingRequest, SealedRequest
from trousseau.vault import api as vault


def room(
    request: MeetingRequest,
    meeting: Meeting,
    form: ContributionForm | None = None,
    *,
    stayed: str = "",
) -> HttpResponse:
    """Show the room to one member, as it is now; `stayed` is a text that came too late."""
    seen = access.room_of(meeting, by=request.actor, owns=cards_of(request))
    choosing = seen.phase.chooses_case
    context = {
        "meeting": meeting,
        "room": seen,
        "form": form or contribution_form(seen),
        "stayed": stayed,
        "returns": access.returns_of(meeting, by=request.actor),
        **crossing_context(meeting, by=request.actor),
        "table": access.choice_of(meeting, by=request.actor) if choosing else [],
        "here_url": address_of(request, meeting),
    }
    return page(request, "circles/room.html", meeting.circle, **context)


def cards_of(request: MeetingRequest) -> access.Owns:
    """Return what recognises the unsigned cards this browser sent."""

    def owns(nonce: str, stub: str) -> bool:
        return bool(nonce) and vault.stub(card_token(request, nonce)) == stub

    return owns


def address_of(request: HttpRequest, meeting: Meeting) -> str:
    """Return the whole address of a meeting, for a phone that has just photographed it."""
    path = reverse("circles:meeting", args=[meeting.circle_id, meeting.pk])
    return str(request.build_absolute_uri(path))


@meeting_page
def projection(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Show the room on a wall: what the whole group may read, never the account."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    if not meeting.is_open:
        return redirect("circles:meeting", circle_pk, pk)
    seen = access.room_of(meeting, by=request.actor)
    context = {"meeting": meeting, "room": seen, "here_url": address_of(request, meeting)}
    return page(request, "circles/projection.html", meeting.circle, **context)


def crossing_context(meeting: Meeting, *, by: Actor) -> dict[str, Any]:
    """Return what cross-expertise shows in the room: the grid as a form, or the spread."""
    crossing = access.crossing_of(meeting, by=by)
    if crossing is None or crossing.grid is None:
        return {"crossing": crossing, "grid_form": None}
    grid_form = GridForm(grid=crossing.grid, initial=crossing.mine)
    return {"crossing": crossing, "grid_form": grid_form}


def contribution_form(seen: access.Room, data: Any = None) -> ContributionForm | None:
    """Return the form of a slip, if this member may put one down now."""
    if not seen.kinds:
        return None
    return ContributionForm(
        data,
        kinds=seen.kinds,
        may_be_unsigned=seen.may_be_unsigned,
        hint=seen.phase.hint,
        initial={"text": seen.typing},
    )


@meeting_page
def contribute(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Put a slip down; what is refused stays in the page."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    if request.method != "POST" or not meeting.is_open:
        return redirect("circles:meeting", circle_pk, pk)
    form = contribution_form(access.room_of(meeting, by=request.actor), request.POST)
    if form is None:
        messages.warning(request, _("Ce n’est plus le moment d’écrire. Rien n’a été déposé."))
        return room(request, meeting, stayed=request.POST.get("text", ""))
    if form.is_valid() and put_down(request, meeting, form):
        return redirect("circles:meeting", circle_pk, pk)
    return room(request, meeting, form)


def put_down(request: MeetingRequest, meeting: Meeting, form: ContributionForm) -> bool:
    """Write the slip, or leave the reason in the form."""
    try:
        actions.contribute(
            meeting=meeting,
            kind=Kind(form.cleaned_data["kind"]),
            text=form.cleaned_data["text"],
            by=request.actor,
            once=form.cleaned_data["once"],
        )
    except Refused as refused:
        form.add_error(None, str(REFUSALS[refused.refusal]))
        return False
    messages.success(request, _("Déposée."))
    return True


def step(act: Callable[..., object], then: str = "circles:meeting", **how: object) -> View:
    """Make the view of one step of the meeting."""

    @require_POST
    @meeting_page
    @refusing("circles:meeting")
    def stepped(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
        act(meeting=access.meeting_for(request.user, pk, circle_pk), by=request.actor, **how)
        return redirect(then, circle_pk, pk)

    return stepped


def framed(act: Callable[..., object], then: str = "circles:meeting", **how: object) -> View:
    """Make the view of an act of the frame: it says which turn of the meeting it was decided on."""

    @require_POST
    @meeting_page
    @refusing("circles:meeting")
    def decided(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
        meeting = access.meeting_for(request.user, pk, circle_pk)
        act(meeting=meeting, by=request.actor, turn=number_in(request, "turn"), **how)
        return redirect(then, circle_pk, pk)

    return decided


def number_in(request: MeetingRequest, name: str) -> int | None:
    """Return a number the page posted: the turn or the phase it showed, a seat; None if it said none."""
    said = request.POST.get(name, "")
    return int(said) if said.isdecimal() else None


meeting_open = step(actions.open_meeting)
phase_advance = framed(actions.advance_phase)
phase_back = framed(actions.go_back)
exchange_stop = framed(actions.stop_exchange)
case_another = framed(actions.take_another_case)
harvest_start = framed(actions.start_harvest, then="circles:meeting-close")
clock_pause = framed(actions.pause)
clock_resume = framed(actions.resume)
ballots_count = framed(actions.count_ballots)
minutes_add = framed(actions.add_minutes)
presenter_hush = framed(actions.hush_presenter, hushed=True)
presenter_unhush = framed(actions.hush_presenter, hushed=False)


@require_POST
@meeting_page
@refusing("circles:meeting")
def meeting_join(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Take one's seat; from then on a long silence locks the notebook, never the circle."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    actions.join_meeting(meeting=meeting, by=request.actor)
    until = max(meeting.ends_at, now())
    take_pass(request, meeting_id=meeting.pk, safe_id=meeting.circle.safe_id, until=until)
    return redirect("circles:meeting", circle_pk, pk)


@sealed_page
def code_enter(request: SealedRequest) -> HttpResponse:
    """Go to the open meeting that six letters name; only its circle's members find it."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        meeting = access.meeting_with_code(request.user, form.cleaned_data["code"])
        if meeting is not None:
            return redirect("circles:meeting", meeting.circle_id, meeting.pk)
        form.add_error("code", str(REFUSALS[Refusal.NOT_A_CODE]))
    return render(request, "circles/join.html", {"form": form})


@require_POST
@meeting_page
@refusing("circles:meeting")
def floor_hand(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Hand the floor to someone present, or give it back."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    number, turn = number_in(request, "number"), number_in(request, "turn")
    actions.hand_floor(meeting=meeting, number=number, by=request.actor, turn=turn)
    return redirect("circles:meeting", circle_pk, pk)


@require_POST
@meeting_page
@refusing("circles:meeting")
def case_choose(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Choose the case the group works on."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    case = access.case_for(request.user, access.uuid_or_404(request.POST.get("case", "")))
    actions.choose_case(
        meeting=meeting, case=case, by=request.actor, turn=number_in(request, "turn")
    )
    return redirect("circles:meeting", circle_pk, pk)


@meeting_page
@refusing("circles:meeting")
def meeting_close(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Choose what stays of each case, then close."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    if not access.conducts(access.membership_of(request.user, meeting.circle), meeting):
        raise Http404
    if not meeting.is_open or not meeting.is_harvesting:
        return redirect("circles:meeting", circle_pk, pk)
    keeps = not meeting.leaves_nothing
    proposals = access.harvest_proposals(meeting, by=request.actor) if keeps else []
    forms = [HarvestForm(request.POST or None, proposal=one) for one in proposals]
    if request.method == "POST" and all(form.is_valid() for form in forms):
        harvests = {form.proposal.case_id: form.content for form in forms}
        actions.close_meeting(meeting=meeting, harvests=harvests, by=request.actor)
        messages.success(request, _("La séance est close. Les voix sont effacées."))
        return redirect("circles:meeting", circle_pk, pk)
    return page(request, "circles/meeting_close.html", meeting.circle, meeting=meeting, forms=forms)
