"""My diary: what is to come, reminders, and the secret address calendars read."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trousseau.circles import access, actions, calendars
from trousseau.circles.diary_forms import FeedForm, RemindersForm
from trousseau.people.entrance import private, sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
def diary(request: SealedRequest) -> HttpResponse:
    """Show my meetings to come, my reminders, and whether an address carries them."""
    return shown(request)


@require_POST
@sealed_page
def reminders(request: SealedRequest) -> HttpResponse:
    """Choose the circles whose meetings I want to be reminded of."""
    form = RemindersForm(request.POST, places=access.places_of(request.user))
    if form.is_valid():
        actions.choose_reminders(wanted=set(form.cleaned_data["circles"]), by=request.actor)
        messages.success(request, _("Vos rappels sont à jour."))
    return redirect("circles:diary")


@require_POST
@sealed_page
def feed_make(request: SealedRequest) -> HttpResponse:
    """Make a secret address, and show it this once: it is stored nowhere."""
    secret = actions.make_feed(by=request.actor)
    address = settings.WAGTAILADMIN_BASE_URL + reverse("circles:feed", args=[secret])
    return shown(request, address=address)


@require_POST
@sealed_page
def feed_revoke(request: SealedRequest) -> HttpResponse:
    """Forget the address."""
    actions.revoke_feed(by=request.actor)
    messages.success(request, _("L’adresse ne mène plus à rien."))
    return redirect("circles:diary")


@require_POST
@sealed_page
def feed_show(request: SealedRequest) -> HttpResponse:
    """Choose what the calendar says besides the hours."""
    form = FeedForm(request.POST, feed=access.feed_of(request.user))
    if form.is_valid():
        actions.show_in_feed(by=request.actor, **form.cleaned_data)
        messages.success(request, _("C’est noté. Votre agenda suivra à sa prochaine lecture."))
    return redirect("circles:diary")


@require_safe
@private
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Answer a calendar application: whoever has the address reads it, without an account."""
    found = access.feed_by_secret(secret)
    actions.note_fetch(feed=found)
    return HttpResponse(
        calendars.written(access.plans_of(found)),
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": 'inline; filename="seances.ics"',
            "X-Robots-Tag": "noindex",
        },
    )


def shown(request: SealedRequest, *, address: str = "") -> HttpResponse:
    """Render my diary, with an address just made."""
    found = access.diary_of(request.user)
    context = {
        "diary": found,
        "address": address,
        "reminders": RemindersForm(places=found.places),
        "feed_form": FeedForm(feed=found.feed) if found.feed else None,
    }
    return render(request, "circles/diary.html", context)
