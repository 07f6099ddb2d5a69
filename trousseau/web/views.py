"""The shell: home, danger, help, quick exit, health, the offline worker."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_POST

from trousseau.account.views import close_vault
from trousseau.lib.clock import today as this_day
from trousseau.people.entrance import person_required
from trousseau.people.http import Actor, PersonRequest
from trousseau.web import access
from trousseau.web.content import danger_page


def home(request: HttpRequest) -> HttpResponse:
    """Say what this is to anyone: the six questions, a key, the latest publication."""
    home = access.home_of(this_day().toordinal())
    return render(request, "web/home.html", {"home": home})


@person_required
def today(request: PersonRequest) -> HttpResponse:
    """Show what waits for me: put something down, my circles, a key to read."""
    day = this_day()
    actor = Actor(request.user, request.unlocked) if request.unlocked else None
    gathered = access.today_of(request.user, day.toordinal(), actor=actor)
    context = {"today": gathered, "day": day}
    return render(request, "web/today.html", context)


@cache_control(public=True, max_age=3600)
def danger(request: HttpRequest) -> HttpResponse:
    """Show whom to call now, whom to tell, what to note: static, alike for everyone."""
    page = danger_page(this_day())
    return HttpResponse(render_to_string("web/danger.html", {"page": page}))


def help_page(request: HttpRequest) -> HttpResponse:
    """Explain in one page what is private, who reads what, and what is erased."""
    return render(request, "web/help.html")


@require_POST
def leave_quickly(request: PersonRequest) -> HttpResponse:
    """Lock the notebook and show a neutral page."""
    if request.user.is_authenticated:
        close_vault(request)
    return redirect("keys:list")


@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Say that the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            alive = cursor.fetchone() == (1,)
    except DatabaseError:
        alive = False
    return JsonResponse({"ok": alive}, status=200 if alive else 503)


@cache_control(no_cache=True)
def offline_worker(request: HttpRequest) -> HttpResponse:
    """Give the worker that keeps the danger page, and nothing private."""
    body = render_to_string("web/sw.js")
    return HttpResponse(body, content_type="text/javascript")
