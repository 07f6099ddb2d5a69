"""Read the charter, accept it, write its next version."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from trousseau.circles import access, actions
from trousseau.circles.forms import AcceptForm, CharterForm
from trousseau.circles.views.pages import page
from trousseau.circles.wording import charter_parts
from trousseau.people.entrance import sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
def charter(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Read the charter in force; accept it when that is still to do."""
    circle = access.circle_for(request.user, pk)
    place = access.membership_of(request.user, circle)
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.accept_charter(circle=circle, by=request.actor)
        messages.success(request, _("Charte acceptée."))
        return redirect("circles:detail", circle.pk)
    current = access.charter_of(circle)
    context = {
        "charter": current,
        "parts": charter_parts(current.text),
        "place": place,
        "form": form,
    }
    return page(
        request,
        "circles/charter.html",
        circle,
        acceptance=access.has_accepted_charter(place),
        **context,
    )


@sealed_page
def charter_edit(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Write the next version of the charter."""
    circle = access.circle_for(request.user, pk)
    if not access.membership_of(request.user, circle).is_facilitator:
        raise Http404
    text = access.charter_of(circle).text
    form = CharterForm(request.POST or None, initial={"text": text})
    if request.method == "POST" and form.is_valid():
        actions.adopt_charter(circle=circle, text=form.cleaned_data["text"], by=request.actor)
        messages.success(request, _("Nouvelle version datée d’aujourd’hui. Chacun la réaccepte."))
        return redirect("circles:charter", circle.pk)
    return page(request, "circles/charter_edit.html", circle, form=form)
