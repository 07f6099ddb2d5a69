"""The screens of the first door: danger first, then the review, then what leaves, then a way back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trousseau.notebook import access as notebook
from trousseau.passages import access, actions, rules
from trousseau.passages import notebook_to_circle as door
from trousseau.passages.forms_circle import DangerForm, ReadingForm
from trousseau.passages.forms_review import ReviewForm
from trousseau.passages.review import screen_of
from trousseau.people.entrance import sealed_page
from trousseau.people.http import SealedRequest


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, even nothing at all: an empty form is wrong, not new."""
    return request.POST if request.method == "POST" else None


@sealed_page
def danger_question(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Ask whether someone is in danger, then which circle; a yes or a doubt passes nothing."""
    note = access.note_for(request.actor, pk)
    circles = access.ready_circles_of(request.user)
    form = DangerForm(posted(request), circles=circles)
    if request.method == "POST" and form.is_valid():
        if not form.nobody_in_danger:
            return redirect("web:danger")
        door.begin_passage(
            situation=notebook.situation_for(request.user, pk),
            note=note,
            circle=access.ready_circle_for(request.user, UUID(form.cleaned_data["circle"])),
            by=request.actor,
        )
        return redirect("passages:circle-review", pk=pk)
    context = {"form": form, "note": note, "circles": circles}
    return render(request, "passages/danger_question.html", context)


@sealed_page
def review(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Show what could identify someone, and take one decision at a time."""
    passage = access.circle_passage_for(request.actor, pk)
    form = ReviewForm(posted(request), review=passage.review, texts=passage.texts)
    if request.method == "POST" and form.is_valid():
        actions.keep_review(
            crossing=passage.crossing,
            texts=passage.texts,
            review=form.decided,
            by=request.actor,
        )
        return redirect(f"{reverse('passages:circle-review', args=[pk])}{place_of(form)}")
    asked = request.POST if request.method == "POST" else request.GET
    screen = screen_of(
        passage.review,
        passage.texts,
        form,
        number=asked.get("n", ""),
        gesture=asked.get("geste", asked.get("act", "")),
    )
    return render(request, "passages/review.html", {"passage": passage, "screen": screen})


def place_of(form: ReviewForm) -> str:
    """Return the end of the address where the next find is asked about."""
    number = form.next_number
    return f"?n={number}#r{number}" if number else ""


@sealed_page
def reading(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Read exactly what leaves, then let it leave."""
    passage = access.circle_passage_for(request.actor, pk)
    form = ReadingForm(posted(request), content=passage.note.content, leaving=passage.leaving)
    left = rules.leftovers(passage.leaving, passage.review.items)
    if request.method == "POST" and form.is_valid() and passage.review.is_complete and not left:
        door.pass_to_circle(passage=passage, kept_tags=form.kept_tags, by=request.actor)
        messages.success(
            request,
            _(
                "Le cercle peut lire votre situation. Vous pouvez la retirer du cercle à tout moment."
            ),
        )
        return redirect("notebook:situation-detail", pk=pk)
    context = {"passage": passage, "form": form, "left": left}
    return render(request, "passages/reading.html", context)


@require_POST
@sealed_page
def give_up(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Forget a review: nothing has left."""
    passage = access.circle_passage_for(request.actor, pk)
    door.give_up_passage(passage=passage, by=request.actor)
    messages.success(request, _("Passage abandonné. Rien n’est parti."))
    return redirect("notebook:situation-detail", pk=pk)


@sealed_page
def withdraw(request: SealedRequest, pk: UUID, number: int) -> HttpResponse:
    """Ask, then take a situation back from a circle, and say what was drawn from it."""
    passed = access.passed_for(request.actor, pk, number)
    context = {"pk": pk, "number": number, "passed": passed}
    if request.method == "POST":
        withdrawn = door.withdraw_from_circle(
            situation=notebook.situation_for(request.user, pk),
            number=number,
            token=passed.token,
            by=request.actor,
        )
        return render(request, "passages/withdrawn.html", context | {"withdrawn": withdrawn})
    return render(request, "passages/withdraw.html", context)
