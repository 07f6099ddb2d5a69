"""The screens of the notebook: each opens what is asked for, acts, and shows."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trousseau.notebook import access, actions, rules, tags
from trousseau.notebook.forms import (
    DraftForm,
    FirstNoteForm,
    SearchForm,
    SituationForm,
    WeatherForm,
    initial_of,
)
from trousseau.people.entrance import person_required, sealed_page
from trousseau.people.http import SealedRequest

NOTES_A_PAGE = 50


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, even nothing at all: an empty form is wrong, not new."""
    return request.POST if request.method == "POST" else None


@sealed_page
def situation_list(request: SealedRequest) -> HttpResponse:
    """Show one's notes, newest first; take the notebook as it is when its owner says so."""
    if "take" in request.POST:
        actions.take_as_it_is(notebook=access.notebook_for(request.user), by=request.actor)
        messages.success(request, _("Le carnet est pris tel qu’il est."))
        return redirect("notebook:list")
    shelf = access.shelf_of(request.actor)
    page = Paginator(shelf.notes, NOTES_A_PAGE).get_page(request.GET.get("page"))
    context = {"shelf": shelf, "page": page, "form": SearchForm()}
    return render(request, "notebook/list.html", context)


@sealed_page
def search(request: SealedRequest) -> HttpResponse:
    """Look for words in one's own notes; only by POST."""
    if request.method != "POST":
        return redirect("notebook:list")
    form = SearchForm(request.POST)
    shelf = access.shelf_of(request.actor)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    found = rules.search(shelf.notes, words) if words else shelf.notes
    context = {"form": form, "found": found, "words": words, "shelf": shelf}
    return render(request, "notebook/search.html", context)


@sealed_page
def first_note(request: SealedRequest) -> HttpResponse:
    """Say what happens when everything is lost, then open the notebook."""
    after = "weather" if request.GET.get("pour") == "meteo" else "situation-create"
    if access.notebook_of(request.user) is not None:
        return redirect(f"notebook:{after}")
    form = FirstNoteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.open_notebook(by=request.actor)
        return redirect(f"notebook:{after}")
    return render(request, "notebook/first_note.html", {"form": form})


@sealed_page
def situation_create(request: SealedRequest) -> HttpResponse:
    """Write a situation."""
    notebook = access.notebook_of(request.user)
    if notebook is None:
        return redirect("notebook:first-note")
    draft = access.draft_for(request.actor, None)
    form = SituationForm(posted(request), initial=initial_of(None, draft))
    if request.method == "POST" and form.is_valid():
        situation = actions.write_situation(
            notebook=notebook, content=form.content, by=request.actor
        )
        messages.success(request, _("Gardée, scellée."))
        return redirect("notebook:situation-detail", pk=situation.pk)
    return render(request, "notebook/write.html", {"form": form, "draft": draft})


@sealed_page
def situation_detail(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Read one of one's notes."""
    situation = access.situation_for(request.user, pk)
    note = access.note_or_none(situation, by=request.actor)
    if note is None:
        return render(request, "notebook/shut.html", {"situation": situation})
    draft = access.draft_for(request.actor, pk)
    said = tags.in_words(note.content.register, note.content.domain)
    context = {"note": note, "situation": situation, "draft": draft, "tags": said}
    return render(request, "notebook/detail.html", context)


@sealed_page
def situation_edit(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Change one of one's notes."""
    situation = access.situation_for(request.user, pk)
    note = access.note_or_none(situation, by=request.actor)
    if note is None:
        return render(request, "notebook/shut.html", {"situation": situation})
    draft = access.draft_for(request.actor, pk)
    form = SituationForm(posted(request), initial=initial_of(note, draft))
    if request.method == "POST" and form.is_valid():
        actions.edit_situation(situation=situation, content=form.content, by=request.actor)
        messages.success(request, _("Gardée, scellée."))
        return redirect("notebook:situation-detail", pk=pk)
    return render(request, "notebook/write.html", {"form": form, "draft": draft, "note": note})


@sealed_page
def situation_delete(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Ask, then destroy one of one's notes."""
    situation = access.situation_for(request.user, pk)
    if request.method == "POST":
        actions.delete_situation(situation=situation, by=request.actor)
        messages.success(request, _("Effacée. Personne ne pourra la rouvrir."))
        return redirect("notebook:list")
    note = access.note_or_none(situation, by=request.actor)
    return render(request, "notebook/delete.html", {"situation": situation, "note": note})


@require_POST
@sealed_page
def situation_renew(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Keep one of one's notes two years more."""
    situation = access.situation_for(request.user, pk)
    note = access.note_of(situation, by=request.actor)
    actions.edit_situation(situation=situation, content=note.content, by=request.actor)
    messages.success(request, _("Gardée deux ans de plus."))
    return redirect("notebook:situation-detail", pk=pk)


@require_POST
@person_required
def draft_save(request: Any, pk: UUID | None = None) -> HttpResponse:
    """Seal what is being typed; a closed notebook is said to the script, which keeps the text."""
    if request.unlocked is None:
        return HttpResponse(status=403)
    return _draft_save(request, pk)


@sealed_page
def _draft_save(request: SealedRequest, pk: UUID | None) -> HttpResponse:
    if pk is not None:
        access.situation_for(request.user, pk)
    notebook = access.notebook_for(request.user)
    form = DraftForm(request.POST)
    form.is_valid()
    actions.keep_draft(
        notebook=notebook, situation_id=pk, fields=form.cleaned_data, by=request.actor
    )
    return HttpResponse(status=204)


@require_POST
@sealed_page
def draft_drop(request: SealedRequest, pk: UUID | None = None) -> HttpResponse:
    """Destroy a draft and come back to what it would have changed."""
    if pk is not None:
        access.situation_for(request.user, pk)
    actions.drop_draft(situation_id=pk, by=request.actor)
    messages.success(request, _("Brouillon effacé."))
    return redirect("notebook:situation-edit", pk=pk) if pk else redirect("notebook:list")


@person_required
def unload(request: HttpRequest) -> HttpResponse:
    """Write and burn: nothing leaves the page, so nothing has to be open."""
    return render(request, "notebook/unload.html")


@sealed_page
def weather(request: SealedRequest) -> HttpResponse:
    """Take one's météo, and read one's own curve."""
    if access.notebook_of(request.user) is None:
        return redirect(f"{reverse('notebook:first-note')}?pour=meteo")
    moment = rules.moment_of(request.GET.get("moment", ""))
    form = WeatherForm(posted(request), initial={"moment": moment.value})
    if request.method == "POST" and form.is_valid():
        moment = rules.moment_of(form.cleaned_data["moment"])
        actions.note_weather(answers=form.answers, moment=moment, by=request.actor)
        messages.success(request, _("Gardée, scellée."))
        return redirect("notebook:weather")
    context = {"form": form, "skies": access.skies_of(request.actor)}
    return render(request, "notebook/weather.html", context)


@require_POST
@sealed_page
def weather_erase(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Destroy one of one's météos, in one tap."""
    check_in = access.check_in_for(request.user, pk)
    actions.erase_weather(check_in=check_in, by=request.actor)
    messages.success(request, _("Effacée."))
    return redirect("notebook:weather")


@sealed_page
def weather_erase_all(request: SealedRequest) -> HttpResponse:
    """Ask, then destroy every météo of one's own."""
    if request.method == "POST":
        actions.erase_all_weather(by=request.actor)
        messages.success(request, _("Toutes vos météos sont effacées."))
        return redirect("notebook:weather")
    return render(request, "notebook/weather_erase.html")
