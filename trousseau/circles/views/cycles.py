"""A cycle in one screen: plan it, read it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from trousseau.circles import access, actions
from trousseau.circles.cycle_forms import CycleForm, Dates, dates_of, planned_in_words
from trousseau.circles.models import Circle
from trousseau.circles.views.pages import page
from trousseau.people.entrance import sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
def cycle(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Show every meeting of the circle, past, under way, to come."""
    circle = access.circle_for(request.user, pk)
    place = access.membership_of(request.user, circle)
    courses = access.courses_of(circle)
    return page(request, "circles/cycle.html", circle, place=place, courses=courses)


@sealed_page
def cycle_plan(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Say the rhythm; then see the dates it gives, before anything is planned."""
    circle = animated_by_me(request, pk)
    form = CycleForm(request.POST or None, protocols=access.protocols_of(circle))
    if request.method == "POST" and form.is_valid():
        dates = Dates(initial=form.dates)
        return page(request, "circles/cycle_dates.html", circle, form=form, dates=dates)
    return page(request, "circles/cycle_form.html", circle, form=form)


@require_POST
@sealed_page
def cycle_commit(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Look at the dates again, or plan the meetings that were kept."""
    circle = animated_by_me(request, pk)
    form = CycleForm(request.POST, protocols=access.protocols_of(circle))
    dates = dates_of(request.POST)
    if not form.is_valid():
        return page(request, "circles/cycle_form.html", circle, form=form)
    if not dates.is_valid() or "check" in request.POST:
        return page(request, "circles/cycle_dates.html", circle, form=form, dates=dates)
    plans = dates.plans(form.slots)
    actions.plan_cycle(circle=circle, plans=plans, by=request.actor, **form.planned)
    messages.success(request, planned_in_words(len(plans)))
    return redirect("circles:cycle", circle.pk)


def animated_by_me(request: SealedRequest, pk: UUID) -> Circle:
    """Return a circle this person facilitates."""
    circle = access.circle_for(request.user, pk)
    if not access.membership_of(request.user, circle).is_facilitator:
        raise Http404
    return circle
