"""The protocols of a circle: read, copy, edit, delete."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from trousseau.circles import access, actions
from trousseau.circles.models import CircleProtocol
from trousseau.circles.protocol_editor import ProtocolEditor
from trousseau.circles.protocol_forms import CopyForm
from trousseau.circles.protocol_wording import facts_of, phases_in_words
from trousseau.circles.rules import Refused
from trousseau.circles.views.cycles import animated_by_me
from trousseau.circles.views.pages import page, refusing
from trousseau.circles.wording import REFUSALS
from trousseau.people.entrance import sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
def protocol_list(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Show the circle's protocols, and those we propose."""
    circle = access.circle_for(request.user, pk)
    place = access.membership_of(request.user, circle)
    found = access.protocols_of(circle)
    return page(request, "circles/protocols.html", circle, views=found, place=place)


@sealed_page
def protocol(request: SealedRequest, circle_pk: UUID, slug: str) -> HttpResponse:
    """Show one protocol: where it comes from, its phases, who speaks."""
    circle = access.circle_for(request.user, circle_pk)
    view = access.protocol_view(circle, slug)
    context = {
        "view": view,
        "facts": facts_of(view.protocol),
        "phases": phases_in_words(view.protocol),
        "place": access.membership_of(request.user, circle),
    }
    return page(request, "circles/protocol.html", circle, **context)


@sealed_page
def protocol_copy(request: SealedRequest, circle_pk: UUID, slug: str) -> HttpResponse:
    """Make a copy the circle will adapt."""
    circle = animated_by_me(request, circle_pk)
    view = access.protocol_view(circle, slug)
    form = CopyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        own = actions.copy_protocol(
            circle=circle, protocol=view.protocol, by=request.actor, **form.cleaned_data
        )
        messages.success(request, _("C’est votre copie. Changez ce que vous voulez."))
        return redirect("circles:protocol-edit", circle_pk, own.slug)
    return page(request, "circles/protocol_copy.html", circle, form=form, view=view)


@sealed_page
def protocol_edit(request: SealedRequest, circle_pk: UUID, slug: str) -> HttpResponse:
    """Edit a copy: phases move on the page, and nothing is saved that could not be followed."""
    circle = animated_by_me(request, circle_pk)
    own = access.own_protocol_for(circle, slug)
    before = access.protocol_for(circle, slug)
    post = request.POST if request.method == "POST" else None
    editor = ProtocolEditor(before, version=own.version, post=post)
    if editor.step:
        editor.take_step()
    elif post is not None and editor.is_valid() and saved(request, own, editor):
        return redirect("circles:protocol", circle_pk, slug)
    return page(request, "circles/protocol_edit.html", circle, own=own, editor=editor)


def saved(request: SealedRequest, own: CircleProtocol, editor: ProtocolEditor) -> bool:
    """Write the next version, or leave the reason in the form."""
    seen = editor.head.cleaned_data["version"]
    try:
        actions.edit_protocol(own=own, data=editor.data, seen_version=seen, by=request.actor)
    except Refused as refused:
        editor.show_refusal(str(REFUSALS[refused.refusal]))
        return False
    messages.success(
        request, _("Votre protocole est à jour. Les séances déjà ouvertes n’en changent pas.")
    )
    return True


@sealed_page
@refusing("circles:protocol")
def protocol_delete(request: SealedRequest, circle_pk: UUID, slug: str) -> HttpResponse:
    """Delete a copy, after being asked."""
    circle = animated_by_me(request, circle_pk)
    own = access.own_protocol_for(circle, slug)
    if request.method == "POST":
        actions.delete_protocol(own=own, by=request.actor)
        messages.success(request, _("Ce protocole est supprimé."))
        return redirect("circles:protocols", circle_pk)
    return page(request, "circles/protocol_delete.html", circle, own=own)
