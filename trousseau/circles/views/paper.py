"""Sheets to print: protocol, cards, harvest; the attendance sheet; a certificate."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from trousseau.circles import access, sheets
from trousseau.circles.paper_forms import CertificateForm
from trousseau.circles.views.pages import page
from trousseau.people.entrance import sealed_page
from trousseau.people.http import SealedRequest
from trousseau.ui import paper


def pdf(content: bytes, name: str) -> HttpResponse:
    """Give a file whose name says what it is, never whose."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer


@sealed_page
def sheet_list(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Show what can be printed to meet without phones."""
    circle = access.circle_for(request.user, pk)
    protocols = [view.protocol for view in access.protocols_of(circle)]
    return page(request, "circles/sheets.html", circle, protocols=protocols)


@sealed_page
def protocol_sheet(request: SealedRequest, pk: UUID, slug: str) -> HttpResponse:
    """Print a protocol on a sheet."""
    view = access.protocol_view(access.circle_for(request.user, pk), slug)
    return pdf(sheets.protocol_sheet(view.protocol), "protocole")


@sealed_page
def protocol_cards(request: SealedRequest, pk: UUID, slug: str) -> HttpResponse:
    """Print the cards of a protocol."""
    view = access.protocol_view(access.circle_for(request.user, pk), slug)
    return pdf(sheets.cards(view.protocol), "cartes")


@sealed_page
def harvest_sheet(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Print the harvest to fill by hand."""
    access.circle_for(request.user, pk)
    return pdf(sheets.harvest_sheet(), "recolte")


@sealed_page
def attendance_sheet(request: SealedRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Print the attendance sheet of a meeting."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    roll = access.roll_to_hold(meeting, by=request.actor)
    names = access.frame_holders_of(meeting)
    try:
        return pdf(sheets.attendance_sheet(meeting, roll, names), "feuille-de-presence")
    except paper.RefusedError as refused:
        messages.warning(request, _("La feuille ne s’imprime pas : %(why)s") % {"why": refused})
        return redirect("circles:attendance", circle_pk, pk)


@sealed_page
def certificate(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Choose a period, and print a certificate of attendance."""
    circle = access.circle_for(request.user, pk)
    members = access.people_to_certify(circle, by=request.actor)
    form = CertificateForm(request.POST or None, members=members)
    if request.method == "POST" and form.is_valid():
        facts = access.certified(circle, **form.cleaned_data, by=request.actor)
        printed = certify(facts, form)
        if printed is not None:
            return pdf(printed, "attestation-de-presence")
    return page(request, "circles/certificate.html", circle, form=form)


def certify(facts: access.Certified, form: CertificateForm) -> bytes | None:
    """Print what is certified, or leave the reason in the form."""
    if not facts.attendances:
        form.add_error("starts_on", _("Aucune séance close, avec cette présence, entre ces jours."))
        return None
    try:
        return sheets.certificate(facts)
    except paper.RefusedError as refused:
        form.add_error(None, _("L’attestation ne s’imprime pas : %(why)s") % {"why": refused})
        return None
