"""The addresses of tests/ui/urls.py, and a task with a draft, for a real browser."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from tests.ui.urls import urlpatterns as others

TASK = """{% extends "ui/layouts/task.html" %}{% block content %}<h1>Noter</h1>
<form data-autosave-url="/garder/" method="post" action="/carnet/">
<label for="a">Récit</label><textarea id="a" name="a" data-limit="20"></textarea>{% autosave_status %}
</form>{% endblock %}"""
ENTRANCE = """{% extends "ui/layouts/app.html" %}{% block scope %}{% scope "notebook" alone="seule" %}{% endblock %}
{% block content %}<h1>Bonsoir Aïcha</h1>{% endblock %}"""


def task(request: HttpRequest) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(TASK).render({}, request))


def today(request: HttpRequest) -> HttpResponse:
    page = engines["django"].from_string(ENTRANCE)
    return HttpResponse(page.render({"unlocked": True}, request))


urlpatterns = [path("tache/", task), path("aujourdhui/", today), *others]
