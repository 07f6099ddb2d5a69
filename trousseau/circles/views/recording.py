"""A meeting held without phones: what it gave, typed afterwards."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from trousseau.circles import access, actions
from trousseau.circles.forms import HarvestForm
from trousseau.circles.models import Meeting
from trousseau.circles.paper_forms import WhoCameForm, WorkedOnForm
from trousseau.circles.rules import Refused
from trousseau.circles.views.pages import page, refusing
from trousseau.circles.wording import REFUSALS
from trousseau.people.entrance import sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
@refusing("circles:meeting")
def meeting_record(request: SealedRequest, circle_pk: UUID, pk: UUID) -> HttpResponse:
    """Choose the cases worked on, then say who was there and type what stays."""
    meeting = access.meeting_for(request.user, pk, circle_pk)
    lines = access.roll_to_hold(meeting, by=request.actor).lines
    actions.check_recordable(meeting)
    if request.method == "POST":
        return harvest_typed(request, Copy(request, meeting, lines, request.POST, request.POST))
    if "suite" in request.GET:
        return Copy(request, meeting, lines, request.GET).page()
    cases = access.cases_to_record(meeting, by=request.actor)
    form = WorkedOnForm(choices=[(case.id, case.title) for case in cases])
    context = {"meeting": meeting, "form": form, "cases": cases}
    return page(request, "circles/meeting_worked_on.html", meeting.circle, **context)


class Copy:
    """The page where sheets of paper are copied: who was there, and a harvest for each case."""

    def __init__(
        self,
        request: SealedRequest,
        meeting: Meeting,
        lines: list[access.Line],
        chosen: QueryDict,
        data: QueryDict | None = None,
    ) -> None:
        pks = {access.uuid_or_404(one) for one in chosen.getlist("case")}
        self.request, self.meeting = request, meeting
        self.cases = access.blank_proposals(meeting, pks, by=request.actor)
        self.who = WhoCameForm(data, lines=lines)
        self.keeps = not access.leaves_nothing(meeting)
        self.forms = [HarvestForm(data, proposal=one) for one in self.cases if self.keeps]

    @property
    def is_valid(self) -> bool:
        """Say whether everything typed may be kept."""
        return self.who.is_valid() and all(form.is_valid() for form in self.forms)

    def page(self) -> HttpResponse:
        """Show what is to be copied, or what was typed and why it was not kept."""
        names = ("meeting", "who", "forms", "cases", "keeps")
        context = {name: getattr(self, name) for name in names}
        circle = self.meeting.circle
        return page(self.request, "circles/meeting_record.html", circle, **context)


def harvest_typed(request: SealedRequest, copy: Copy) -> HttpResponse:
    """Record the meeting, or give the page back with what was typed."""
    if not copy.is_valid:
        return copy.page()
    try:
        actions.record_meeting(
            meeting=copy.meeting,
            cases=[case.case_id for case in copy.cases],
            harvests={form.proposal.case_id: form.content for form in copy.forms},
            was_there=copy.who.cleaned_data["was_there"],
            by=request.actor,
        )
    except Refused as refused:
        copy.who.add_error(None, str(REFUSALS[refused.refusal]))
        return copy.page()
    messages.success(request, _("La séance est gardée."))
    return redirect("circles:meeting", copy.meeting.circle_id, copy.meeting.pk)
