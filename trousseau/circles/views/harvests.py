"""Harvests side by side, and what is common."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from trousseau.circles import access, actions
from trousseau.circles.forms import CommonGroundForm
from trousseau.circles.views.pages import page
from trousseau.people.entrance import sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
def harvest_list(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Lay the harvests of a circle side by side, question by question."""
    circle = access.circle_for(request.user, pk)
    chapters = access.harvests_by_question(circle, by=request.actor)
    return page(request, "circles/harvests.html", circle, chapters=chapters)


@sealed_page
def common_ground(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Say, together, what is common."""
    circle = access.circle_for(request.user, pk)
    lines = access.common_ground_of(circle, by=request.actor)
    form = CommonGroundForm(request.POST or None, initial={"lines": lines})
    if request.method == "POST" and form.is_valid():
        actions.gather_common_ground(
            circle=circle, lines=form.cleaned_data["lines"], by=request.actor
        )
        messages.success(request, _("Gardé, scellé dans le cercle."))
        return redirect("circles:common", circle.pk)
    context = {"form": form, "lines": lines, "portrait": access.portrait_of(circle)}
    return page(request, "circles/common.html", circle, **context)
