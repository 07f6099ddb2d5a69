"""Unsigned cards, ballots, and what is being typed: requests that leave nothing that lasts."""

import secrets
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trousseau.circles import access, actions
from trousseau.circles.forms import ContributionForm, TypingForm
from trousseau.circles.models import Meeting
from trousseau.circles.protocols import Kind
from trousseau.circles.rules import Refused
from trousseau.circles.views.pages import refusing
from trousseau.circles.views.rooms import contribution_form, room
from trousseau.circles.wording import REFUSALS
from trousseau.people.entrance import card_token, meeting_page, untraced
from trousseau.people.http import MeetingRequest
from trousseau.vault import api as vault


@require_POST
@untraced
@meeting_page
def card_put(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Put an unsigned card on the pile; what is refused stays in the page."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    if not meeting.is_open:
        return redirect("circles:meeting", circle_pk, pk)
    form = contribution_form(access.room_of(meeting, by=request.actor), request.POST)
    if form is None:
        messages.warning(request, _("Ce n’est plus le moment d’écrire. Rien n’a été déposé."))
        return room(request, meeting, stayed=request.POST.get("text", ""))
    if form.is_valid() and laid_down(request, meeting, form):
        return redirect("circles:meeting", circle_pk, pk)
    return room(request, meeting, form)


def laid_down(request: MeetingRequest, meeting: Meeting, form: ContributionForm) -> bool:
    """Put the card down, or leave the reason in the form."""
    nonce = secrets.token_hex(8)  # short: it lies on the slip beside the text
    try:
        actions.put_card(
            meeting=meeting,
            kind=Kind(form.cleaned_data["kind"]),
            text=form.cleaned_data["text"],
            nonce=nonce,
            stub=vault.stub(card_token(request, nonce)),
            by=request.actor,
        )
    except Refused as refused:
        form.add_error(None, str(REFUSALS[refused.refusal]))
    except vault.TooLong:
        form.add_error(
            "text", _("C’est trop long pour une carte non signée. Raccourcissez un peu.")
        )
    except vault.TooLate:
        form.add_error(None, _("La phase vient de finir. Votre texte est resté ici."))
    return not form.errors


@require_POST
@untraced
@meeting_page
@refusing("circles:meeting")
def card_drop(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Take one's unsigned card back."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    actions.drop_card(meeting=meeting, kind=kind_of(request), by=request.actor)
    return redirect("circles:meeting", circle_pk, pk)


@require_POST
@untraced
@meeting_page
@refusing("circles:meeting")
def ballot_cast(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Give one's voice to a case, or move it."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    case = access.case_for(request.user, access.uuid_or_404(request.POST.get("case", "")))
    actions.cast_ballot(meeting=meeting, case=case, by=request.actor)
    return redirect("circles:meeting", circle_pk, pk)


@require_POST
@untraced
@meeting_page
def typing_keep(request: MeetingRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Keep what is being typed while the phase lasts; a phone that slept finds it again."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    typed = TypingForm(request.POST)
    if not typed.is_valid():
        return HttpResponse(status=409)
    try:
        actions.keep_typing(meeting=meeting, by=request.actor, **typed.cleaned_data)
    except (Refused, vault.TooLate, vault.TooLong):
        return HttpResponse(status=409)
    return HttpResponse(status=204)


def kind_of(request: MeetingRequest) -> Kind:
    """Return the kind a form names; a wrong one is a question, and finds nothing."""
    chosen = request.POST.get("kind", "")
    return Kind(chosen) if chosen in set(Kind) else Kind.QUESTION
