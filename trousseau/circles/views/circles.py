"""My circles, a new one, and one circle's front page."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trousseau.circles import access, actions, rules
from trousseau.circles.forms import CircleForm
from trousseau.circles.forms_taking import TakeForm
from trousseau.circles.views.pages import page
from trousseau.people.entrance import fresh_passphrase, sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
def circle_list(request: SealedRequest) -> HttpResponse:
    """Show my circles, the ones I am invited to, the ones that will let me in."""
    context = {
        "circles": access.circles_of(request.user),
        "invitations": access.invitations_for(request.user),
        "waiting": access.places_asked_by(request.user),
        "may_create": rules.may_create(request.user.roles),
        "may_compose": rules.may_compose(request.user.roles),
    }
    return render(request, "circles/list.html", context)


@sealed_page
def circle_create(request: SealedRequest) -> HttpResponse:
    """Create a circle."""
    if not rules.may_create(request.user.roles):
        raise Http404
    form = CircleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        circle = actions.create_circle(name=form.cleaned_data["name"], by=request.actor)
        messages.success(request, _("Le cercle existe. Invitez ses premiers membres."))
        return redirect("circles:detail", circle.pk)
    return render(request, "circles/create.html", {"form": form})


@sealed_page
def circle_detail(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Show a circle: its next meeting, its table, its keys, who is in it, what fades."""
    circle = access.circle_for(request.user, pk)
    return page(
        request, "circles/detail.html", circle, front=access.front_of(circle, by=request.actor)
    )


@sealed_page
def fading(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Show what was destroyed, and the dates to come."""
    circle = access.circle_for(request.user, pk)
    return page(request, "circles/fading.html", circle, fading=access.fading_of(circle))


@fresh_passphrase
def take(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Take a circle as it is, once a member has read what does not match its register."""
    circle = access.circle_for(request.user, pk)
    anomalies = access.anomalies_of(circle, by=request.actor)
    if not anomalies:
        return redirect("circles:detail", pk)
    form = TakeForm(request.POST or None, anomalies=anomalies)
    if request.method == "POST" and form.is_valid():
        actions.take_as_it_is(circle=circle, by=request.actor)
        messages.success(request, _("Le cercle est pris tel qu’il est."))
        return redirect("circles:detail", pk)
    return page(request, "circles/take.html", circle, form=form, anomalies=anomalies)
