"""Who came and who signed: on the phone, or on paper."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from trousseau.circles import access, actions
from trousseau.circles.paper_forms import SheetReportForm
from trousseau.circles.views.pages import View, page, refusing
from trousseau.people.entrance import sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
@refusing("circles:attendance")
def attendance(request: SealedRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Show who came; who facilitates reports a sheet of paper here."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    roll = access.roll_of(meeting, by=request.actor)
    if request.method == "POST" and not roll.is_facilitator:
        raise Http404
    form = SheetReportForm(request.POST if request.method == "POST" else None, roll=roll)
    if request.method == "POST" and form.is_valid():
        actions.report_paper(meeting=meeting, **form.reported, by=request.actor)
        messages.success(request, _("La feuille est reportée."))
        return redirect("circles:attendance", circle_pk, pk)
    context = {"meeting": meeting, "roll": roll, "form": form}
    return page(request, "circles/attendance.html", meeting.circle, **context)


def act_then(act: Callable[..., object], said: object, then: str) -> View:
    """Make the view of one tap, and say what it did."""

    @require_POST
    @sealed_page
    @refusing(then)
    def tapped(request: SealedRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
        act(meeting=access.meeting_for(request.user, pk, circle_pk), by=request.actor)
        messages.success(request, str(said))
        return redirect(then, circle_pk, pk)

    return tapped


attendance_sign = act_then(
    actions.sign_attendance, gettext_lazy("Votre présence est signée."), "circles:attendance"
)
attendance_take_back = act_then(
    actions.take_back_signature,
    gettext_lazy("Votre signature est reprise."),
    "circles:attendance",
)
meeting_come = act_then(
    actions.come_after_all, gettext_lazy("Le groupe saura que vous venez."), "circles:meeting"
)
