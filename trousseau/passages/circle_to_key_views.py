"""The screens of the second door: where the draft stands, the review, then what leaves."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trousseau.passages import actions, rules
from trousseau.passages import circle_to_key as door
from trousseau.passages import circle_to_key_access as access
from trousseau.passages.circle_to_key_forms import KeyReadingForm, KeyReviewForm
from trousseau.passages.notebook_to_circle_views import place_of, posted
from trousseau.passages.review import screen_of
from trousseau.people.entrance import sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
def threshold(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Say what the draft still waits for; when nothing, begin the review."""
    candidate = access.candidate_for(request.actor, pk)
    if request.method == "POST" and not candidate.waits:
        door.begin_key_passage(draft_id=pk, by=request.actor)
        return redirect("passages:key-review", pk=pk)
    return render(request, "passages/circle_to_key.html", {"candidate": candidate, "pk": pk})


@sealed_page
def review(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Show what could identify someone in every text of the key, one decision at a time."""
    passage = access.key_passage_or_none(request.actor, pk)
    if passage is None:
        return redirect("passages:key-door", pk=pk)
    form = KeyReviewForm(posted(request), review=passage.review, texts=passage.texts)
    if request.method == "POST" and form.is_valid():
        actions.keep_review(
            crossing=passage.crossing, texts=passage.texts, review=form.decided, by=request.actor
        )
        return redirect(f"{reverse('passages:key-review', args=[pk])}{place_of(form)}")
    asked = request.POST if request.method == "POST" else request.GET
    gesture = asked.get("geste", asked.get("act", ""))
    number = asked.get("n", "")
    screen = screen_of(passage.review, passage.texts, form, number=number, gesture=gesture)
    named = list(zip(access.headings_of(passage.agreed), screen.texts, strict=True))
    context = {"pk": pk, "passage": passage, "screen": screen, "named": named}
    return render(request, "passages/circle_to_key_review.html", context)


@sealed_page
def reading(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Read exactly what leaves, then let it leave."""
    passage = access.key_passage_for(request.actor, pk)
    form = KeyReadingForm(posted(request), leaving=passage.leaving)
    left = rules.leftovers(passage.leaving, passage.review.items)
    ready = passage.review.is_complete and not left
    if request.method == "POST" and form.is_valid() and ready:
        door.pass_to_keys(passage=passage, by=request.actor)
        messages.success(
            request, _("La clé est chez les éditeurs. Ils la reliront, puis la publieront.")
        )
        return redirect("circles:draft", pk)
    context = {"pk": pk, "passage": passage, "form": form, "left": left, "ready": ready}
    return render(request, "passages/circle_to_key_reading.html", context)


@require_POST
@sealed_page
def give_up(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Forget a review: nothing has left."""
    door.give_up_key_passage(passage=access.key_passage_for(request.actor, pk), by=request.actor)
    messages.success(request, _("Passage abandonné. Rien n’est parti."))
    return redirect("circles:draft", pk)
