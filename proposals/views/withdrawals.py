"""Taking a version back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from proposals.access import visible
from proposals.forms import WithdrawalForm
from proposals.models import Role, Version
from proposals.queries.versions import refuse_withdrawn
from proposals.refusals import Refusal
from proposals.services import teams
from proposals.services import withdrawals as service
from proposals.views.doors import for_people, person


@for_people
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the reason, say what is lost, and do it."""
    version = get_object_or_404(visible(Version, request.user).select_related("proposal__body"), slug=slug)
    refuse_withdrawn(version)
    teams.require(person(request), Role.OWNER, proposal=version.proposal)
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            service.withdraw(version, reason=form.cleaned_data["reason"], by=person(request))
        except Refusal as no:
            form.add_error(None, no.sentence)
        else:
            return redirect("proposal", slug=version.proposal.slug)
    context = {"form": form, "version": version}
    return render(request, "proposals/version_withdraw.html", context, status=400 if form.errors else 200)
