"""The screen of the third door: an editor chooses keys for a chapter."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trousseau.keys.access import published_keys
from trousseau.passages import key_to_publication as door
from trousseau.passages.key_to_publication_forms import ChosenKeysForm
from trousseau.passages.notebook_to_circle_views import posted
from trousseau.people.entrance import person_required
from trousseau.people.http import PersonRequest
from trousseau.publishing import access


@person_required
def publication_keys(request: PersonRequest, pk: int) -> HttpResponse:
    """Choose published keys; a frozen copy of each goes into the chapter's draft."""
    draft = access.draft_for(request.user, pk)
    form = ChosenKeysForm(posted(request), keys=list(published_keys()))
    if request.method == "POST" and form.is_valid():
        door.put_keys_in_chapter(
            publication=draft,
            chapter=form.cleaned_data["chapter"],
            keys=form.chosen,
            boxes=form.boxes,
            by=request.user,
        )
        messages.success(request, _("Les clés sont dans le brouillon, en copie figée."))
        return redirect("wagtailadmin_pages:edit", pk)
    context = {"form": form, "draft": draft, "chapters": draft.document().chapters}
    return render(request, "passages/key_to_publication.html", context)
