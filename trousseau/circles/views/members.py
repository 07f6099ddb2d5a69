"""Invite, answer, compare words, let in, leave, remove."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trousseau.circles import access, actions
from trousseau.circles.forms import AcceptForm, AdmitForm, InviteForm
from trousseau.circles.rules import Refused
from trousseau.circles.views.pages import page, refusing
from trousseau.circles.wording import REFUSALS, charter_parts
from trousseau.people.entrance import fresh_passphrase, sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
def member_list(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Show the members and who waits; invite someone."""
    circle = access.circle_for(request.user, pk)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite_member(circle=circle, person=form.person, by=request.actor)
        except Refused as refused:
            form.add_error("email", str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("L’invitation est partie."))
            return redirect("circles:members", circle.pk)
    return page(
        request,
        "circles/members.html",
        circle,
        form=form,
        front=access.company_of(circle, request.user),
    )


@sealed_page
def invitation(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Read the charter of a circle one is invited to, then answer."""
    invited = access.invitation_for(request.user, pk)
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.answer_invitation(invitation=invited, accepts=True, by=request.actor)
        messages.success(request, _("Votre réponse est donnée. Il reste à vous faire entrer."))
        return redirect("circles:waiting", invited.circle_id)
    charter = access.charter_of(invited.circle)
    parts = charter_parts(charter.text)
    context = {"invitation": invited, "charter": charter, "parts": parts, "form": form}
    return render(request, "circles/invitation.html", context)


@require_POST
@sealed_page
def invitation_decline(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Say no to an invitation."""
    invited = access.invitation_for(request.user, pk)
    actions.answer_invitation(invitation=invited, accepts=False, by=request.actor)
    messages.success(request, _("Vous avez dit non. Rien n’en est gardé."))
    return redirect("circles:list")


@sealed_page
def waiting(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Show a newcomer the five words to compare with who lets them in."""
    place = access.asked_place_for(request.user, pk)
    hosts = access.hosts_of(place)
    host = access.chosen_host(hosts, request.GET.get("avec", ""))
    words = access.newcomer_words(place, host, by=request.actor)
    context = {"circle": place.circle, "hosts": hosts, "host": host, "words": words}
    return render(request, "circles/waiting.html", context)


@fresh_passphrase
@refusing("circles:admit")
def admit(request: SealedRequest, pk: UUID, member_pk: UUID) -> HttpResponse:
    """Compare five words with a newcomer, then let them in."""
    circle = access.circle_for(request.user, pk)
    newcomer = access.newcomer_for(circle, member_pk)
    words = access.words_for(newcomer, by=request.actor)
    form = AdmitForm(request.POST or None, initial={"words": " ".join(words)})
    if request.method == "POST" and form.is_valid():
        shown = form.cleaned_data["words"].split()
        actions.admit_member(membership=newcomer, compared=True, words=shown, by=request.actor)
        messages.success(request, _("Le cercle compte un membre de plus."))
        return redirect("circles:members", circle.pk)
    return page(request, "circles/admit.html", circle, form=form, newcomer=newcomer, words=words)


@require_POST
@sealed_page
@refusing("circles:members")
def entrust(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Entrust the facilitation to a member, or take it back."""
    circle = access.circle_for(request.user, pk)
    place = access.member_for(circle, access.uuid_or_404(request.POST.get("member", "")))
    facilitates = not place.is_facilitator
    actions.entrust_facilitation(membership=place, facilitates=facilitates, by=request.actor)
    return redirect("circles:members", circle.pk)


@fresh_passphrase
@refusing("circles:detail")
def leave(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Leave a circle, after being asked."""
    circle = access.circle_for(request.user, pk)
    if request.method == "POST":
        actions.leave_circle(circle=circle, by=request.actor)
        messages.success(request, _("Vous avez quitté le cercle."))
        return redirect("circles:list")
    return page(request, "circles/leave.html", circle)


@fresh_passphrase
def remove(request: SealedRequest, pk: UUID, member_pk: UUID) -> HttpResponse:
    """Remove a member, after being asked; to who does not facilitate, the page does not exist."""
    circle = access.circle_for(request.user, pk)
    if not access.membership_of(request.user, circle).is_facilitator:
        raise Http404
    place = access.member_for(circle, member_pk)
    if request.method != "POST":
        return page(request, "circles/remove.html", circle, place=place)
    try:
        actions.remove_member(membership=place, by=request.actor)
        messages.success(request, _("Cette personne ne peut plus rien ouvrir de nouveau."))
    except Refused as refused:
        messages.warning(request, str(REFUSALS[refused.refusal]))
    return redirect("circles:members", circle.pk)
