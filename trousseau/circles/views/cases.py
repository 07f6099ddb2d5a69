"""Read a case, withdraw one's own."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from trousseau.circles import access, actions
from trousseau.circles.views.pages import page, refusing
from trousseau.people.entrance import sealed_page
from trousseau.people.http import SealedRequest


@sealed_page
def case(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Read a case of one's circle."""
    found = access.case_for(request.user, pk)
    return page(
        request, "circles/case.html", found.circle, case=access.case_view(found, by=request.actor)
    )


@sealed_page
@refusing("circles:case")
def case_withdraw(request: SealedRequest, pk: UUID) -> HttpResponse:
    """Withdraw the case one presented, after being asked."""
    found = access.case_for(request.user, pk)
    seen = access.case_view(found, by=request.actor)
    if not seen.is_mine:
        raise Http404
    if request.method == "POST":
        actions.withdraw_own_case(case=found, by=request.actor)
        messages.success(request, _("La situation n’est plus dans le cercle."))
        return redirect("circles:detail", found.circle_id)
    return page(request, "circles/case_withdraw.html", found.circle, case=seen)
