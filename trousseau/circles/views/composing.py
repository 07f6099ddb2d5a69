"""Compose circles: choose people, look at a proposal, change it, create and invite."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from trousseau.circles import access, actions, grouping, rules
from trousseau.circles.access import Profiled
from trousseau.circles.composing_forms import GroupsForm, PeopleForm, placed
from trousseau.circles.views.pages import refusing
from trousseau.people.entrance import sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
def compose(request: SealedRequest) -> HttpResponse:
    """Choose who is to be placed; then see a proposal, before anyone is invited."""
    form = PeopleForm(request.POST or None, peers=peers(request))
    if request.method == "POST" and form.is_valid():
        return proposal(request, form.chosen, size=form.cleaned_data["size"], seed=0)
    return render(request, "circles/compose.html", {"form": form})


@require_POST
@sealed_page
@refusing("circles:compose")
def compose_groups(request: SealedRequest) -> HttpResponse:
    """Propose otherwise, look again, or create the circles and invite."""
    form = posted(request)
    if not form.is_valid() or "check" in request.POST:
        return shown(request, form)
    if "again" in request.POST:
        size, seed = form.cleaned_data["size"], form.cleaned_data["seed"]
        return proposal(request, form.chosen, size=size, seed=(seed + 1) % 1_000)
    made = actions.compose_circles(groups=form.groups, by=request.actor)
    said = ngettext("%(n)s cercle créé.", "%(n)s cercles créés.", len(made)) % {"n": len(made)}
    messages.success(request, said)
    return redirect("circles:list")


def peers(request: SealedRequest) -> list[Profiled]:
    """Return who may be placed, to whoever may compose."""
    if not rules.may_compose(request.user.roles):
        raise Http404
    return access.peers_to_place(request.user)


def proposal(
    request: SealedRequest, chosen: Sequence[Profiled], *, size: int, seed: int
) -> HttpResponse:
    """Show a proposal."""
    apart = access.kept_apart(chosen)
    people = [one.candidate for one in chosen]
    groups = grouping.propose(people, size=size, apart=apart, seed=seed)
    start = placed(groups, size=size, seed=seed)
    form = GroupsForm(initial=start, chosen=chosen, apart=apart, circles=len(groups))
    more = len(groups) > grouping.how_many(len(chosen), size)
    return shown(request, form, asks_for_more=more)


def posted(request: SealedRequest) -> GroupsForm:
    """Return the form as it came: its people, as far as they may still be placed."""
    chosen = [one for one in peers(request) if f"person-{one.id}" in request.POST]
    number = request.POST.get("number", "")
    circles = int(number) if number.isascii() and number.isdecimal() and len(number) < 3 else 0
    if not chosen or not 0 < circles <= len(chosen):
        raise Http404
    apart = access.kept_apart(chosen)
    return GroupsForm(request.POST, chosen=chosen, apart=apart, circles=circles)


def shown(request: SealedRequest, form: GroupsForm, *, asks_for_more: bool = False) -> HttpResponse:
    """Render the circles as they stand."""
    context = {"form": form, "asks_for_more": asks_for_more}
    return render(request, "circles/compose_groups.html", context)
