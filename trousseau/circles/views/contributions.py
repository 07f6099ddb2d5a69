"""Answer a question, correct or take back one's slip, put one face down."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trousseau.circles import access, actions
from trousseau.circles.forms import WordsForm
from trousseau.circles.models import Contribution
from trousseau.circles.rules import Refused
from trousseau.circles.views.pages import page
from trousseau.circles.views.rooms import cards_of
from trousseau.circles.wording import REFUSALS
from trousseau.people.entrance import meeting_page
from trousseau.people.http import MeetingRequest


@meeting_page
def answer(request: MeetingRequest, circle_pk: UUID, pk: UUID, slip_pk: UUID) -> HttpResponse:
    """Answer a question, as the presenter."""
    slip = access.contribution_for(request.user, slip_pk, pk, circle_pk)
    seen = access.slip_of(slip, by=request.actor)
    form = WordsForm(request.POST or None, initial={"text": seen.answer})
    if request.method == "POST" and form.is_valid():
        try:
            text = form.cleaned_data["text"]
            actions.answer_question(contribution=slip, text=text, by=request.actor)
            return back(slip)
        except Refused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
    return page(
        request,
        "circles/answer.html",
        slip.meeting.circle,
        form=form,
        slip=seen,
        meeting=slip.meeting,
    )


@meeting_page
def edit(request: MeetingRequest, circle_pk: UUID, pk: UUID, slip_pk: UUID) -> HttpResponse:
    """Correct what one signed."""
    slip = access.contribution_for(request.user, slip_pk, pk, circle_pk)
    seen = access.slip_of(slip, by=request.actor)
    form = WordsForm(request.POST or None, initial={"text": seen.text if seen.is_mine else ""})
    if request.method == "POST" and form.is_valid():
        try:
            text = form.cleaned_data["text"]
            actions.edit_contribution(contribution=slip, text=text, by=request.actor)
            return back(slip)
        except Refused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
    context = {"form": form, "slip": None, "meeting": slip.meeting}
    return page(request, "circles/answer.html", slip.meeting.circle, **context)


@require_POST
@meeting_page
def withdraw(request: MeetingRequest, circle_pk: UUID, pk: UUID, slip_pk: UUID) -> HttpResponse:
    """Take back what one signed."""
    slip = access.contribution_for(request.user, slip_pk, pk, circle_pk)
    where = back(slip)
    try:
        owns = cards_of(request)
        actions.withdraw_contribution(contribution=slip, owns=owns, by=request.actor)
        messages.success(request, _("Retirée."))
    except Refused as refused:
        messages.warning(request, str(REFUSALS[refused.refusal]))
    return where


@require_POST
@meeting_page
def hide(request: MeetingRequest, circle_pk: UUID, pk: UUID, slip_pk: UUID) -> HttpResponse:
    """Put a slip face down, or back up."""
    slip = access.contribution_for(request.user, slip_pk, pk, circle_pk)
    hidden = not access.slip_of(slip, by=request.actor).is_hidden
    try:
        actions.hide_contribution(contribution=slip, hidden=hidden, by=request.actor)
    except Refused as refused:
        messages.warning(request, str(REFUSALS[refused.refusal]))
    return back(slip)


def back(slip: Contribution) -> HttpResponse:
    """Go back to the meeting."""
    return redirect("circles:meeting", slip.meeting.circle_id, slip.meeting_id)
