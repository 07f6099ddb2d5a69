"""Draft a key from harvests, answer on it, announce a round."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trousseau.circles import access, actions
from trousseau.circles.forms import (
    DraftForm,
    RoundForm,
    StandForm,
    initial_of_draft,
    initial_of_stand,
    start_of_draft,
)
from trousseau.circles.views.pages import page, refusing
from trousseau.people.entrance import sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
def draft_list(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Show the keys of the circle: being written, agreed, gone out."""
    circle = access.circle_for(request.user, pk)
    return page(
        request, "circles/drafts.html", circle, drafts=access.drafts_of(circle, by=request.actor)
    )


@sealed_page
@refusing("circles:harvests")
def draft_create(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Write a key, the chosen harvests under one's eyes."""
    circle = access.circle_for(request.user, pk)
    values = request.POST.getlist("harvest") or request.GET.getlist("recolte")
    chosen = [access.uuid_or_404(value) for value in values]
    rows = access.harvests_to_draft(circle, chosen)
    harvests = access.open_harvests(rows, by=request.actor)
    form = DraftForm(request.POST or None, initial=start_of_draft(harvests))
    if request.method == "POST" and form.is_valid():
        draft = actions.draft_key(
            circle=circle, harvests=rows, content=form.content, by=request.actor
        )
        return redirect("circles:draft", draft.pk)
    return page(
        request, "circles/draft_form.html", circle, form=form, harvests=harvests, draft=None
    )


@sealed_page
def draft(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Read a draft, and answer: do I recognise myself, may it be published."""
    found = access.draft_for(request.user, pk)
    seen = access.draft_view(found, by=request.actor)
    form = StandForm(request.POST or None, initial=initial_of_stand(seen))
    if request.method == "POST" and seen.may_answer and form.is_valid():
        actions.take_stand(draft=found, by=request.actor, **form.answer)
        messages.success(request, _("Votre avis est gardé, scellé dans le cercle."))
        return redirect("circles:draft", found.pk)
    return page(
        request, "circles/draft.html", found.circle, draft=seen, form=form, round_form=RoundForm()
    )


@sealed_page
@refusing("circles:draft")
def draft_edit(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Rewrite a draft; answers start over."""
    found = access.draft_for(request.user, pk)
    seen = access.draft_view(found, by=request.actor)
    form = DraftForm(request.POST or None, initial=initial_of_draft(seen))
    if request.method == "POST" and form.is_valid():
        actions.edit_draft(draft=found, content=form.content, by=request.actor)
        return redirect("circles:draft", found.pk)
    harvests = access.harvests_of_draft(seen, by=request.actor)
    return page(
        request, "circles/draft_form.html", found.circle, form=form, harvests=harvests, draft=seen
    )


@require_POST
@sealed_page
@refusing("circles:draft")
def draft_round(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Announce until when members may answer."""
    found = access.draft_for(request.user, pk)
    seen = access.draft_view(found, by=request.actor)
    form = RoundForm(request.POST)
    if not form.is_valid():
        stand = StandForm(initial=initial_of_stand(seen))
        return page(
            request, "circles/draft.html", found.circle, draft=seen, form=stand, round_form=form
        )
    actions.announce_round(draft=found, ends_on=form.cleaned_data["ends_on"], by=request.actor)
    messages.success(request, _("Le tour est annoncé à chaque membre."))
    return redirect("circles:draft", found.pk)


@sealed_page
@refusing("circles:draft")
def draft_delete(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Give up a draft, after being asked."""
    found = access.draft_for(request.user, pk)
    if request.method == "POST":
        circle = actions.delete_draft(draft=found, by=request.actor)
        messages.success(request, _("Le brouillon est détruit."))
        return redirect("circles:drafts", circle.pk)
    return page(request, "circles/draft_delete.html", found.circle, draft=found)
