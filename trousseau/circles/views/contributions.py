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
from trousseau.circles.wording import REFUSALS
from trousseau.people.entrance import sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
def answer(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Answer a question, as the presenter."""
    slip = access.contribution_for(request.user, pk)
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


@sealed_page
def edit(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Correct what one signed."""
    slip = access.contribution_for(request.user, pk)
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
@sealed_page
def withdraw(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Take back what one signed."""
    slip = access.contribution_for(request.user, pk)
    where = back(slip)
    try:
        actions.withdraw_contribution(contribution=slip, by=request.actor)
        messages.success(request, _("Retirée."))
    except Refused as refused:
        messages.warning(request, str(REFUSALS[refused.refusal]))
    return where


@require_POST
@sealed_page
def hide(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Put a slip face down, or back up."""
    slip = access.contribution_for(request.user, pk)
    hidden = not access.slip_of(slip, by=request.actor).is_hidden
    try:
        actions.hide_contribution(contribution=slip, hidden=hidden, by=request.actor)
    except Refused as refused:
        messages.warning(request, str(REFUSALS[refused.refusal]))
    return back(slip)


def back(slip: Contribution) -> HttpResponse:
    """Go back to the meeting."""
    return redirect("circles:meeting", slip.meeting.circle_id, slip.meeting_id)
