"""Work items."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from proposals.access import visible
from proposals.forms import FactsForm, ProposalForm, VersionForm
from proposals.models import Body, Link, Proposal, Role
from proposals.queries.timelines import timeline
from proposals.refusals import Refusal
from proposals.services import proposals as service
from proposals.services import restricting, teams, withdrawals
from proposals.views.doors import for_people, for_readers, person


@require_safe
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One proposal: its facts, its versions over time, and a place for the next one."""
    proposal = get_object_or_404(visible(Proposal, request.user).select_related("body"), slug=slug)
    return draw(request, proposal, VersionForm())


def draw(request: HttpRequest, proposal: Proposal, form: VersionForm, *, status: int = 200) -> HttpResponse:
    """The page of `proposal` with `form` for its next version."""
    links = visible(Link, request.user).select_related("source", "target")
    steps = timeline(proposal)
    context = {
        "proposal": proposal,
        "contributors": proposal.contributors.all(),
        "teams": proposal.teams.all() if proposal.restricted else (),
        "links": links.filter(source=proposal),
        "links_to": links.filter(target=proposal),
        "steps": steps,
        "newest": steps[-1] if steps else None,
        "comparable": [step for step in steps if step.version.current_reading],
        "form": form,
        "added": request.GET.get("added"),
        "may_edit": request.user.is_authenticated and restricting.may_edit(person(request), proposal),
        "may_withdraw": request.user.is_authenticated and withdrawals.may_withdraw(person(request), proposal),
    }
    return render(request, "proposals/proposal.html", context, status=status)


@for_people
def add(request: HttpRequest) -> HttpResponse:
    """A new proposal."""
    form = ProposalForm(
        request.POST or None,
        bodies=visible(Body, request.user),
        person=person(request),
        initial={"body": request.GET.get("body")},
    )
    if request.method == "POST" and form.is_valid() and (proposal := _add(request, form)):
        return redirect("proposal", slug=proposal.slug)
    return render(request, "proposals/proposal_add.html", {"form": form}, status=400 if form.errors else 200)


@for_people
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Other facts, contributors, or teams that see it; for editors."""
    proposal = get_object_or_404(visible(Proposal, request.user).select_related("body"), slug=slug)
    teams.require(person(request), Role.EDITOR, proposal=proposal)
    bodies = visible(Body, request.user)
    form = FactsForm(request.POST or None, bodies=bodies, person=person(request), proposal=proposal)
    warnings: list[str] = []
    if request.method == "POST" and form.is_valid():
        warnings = restricting.consequences(proposal, to=form.teams_after())
        if warnings and not form.cleaned_data["sure"]:
            form.ask()
        elif _edit(request, proposal, form):
            return redirect("proposal", slug=slug)
    context = {"form": form, "proposal": proposal, "warnings": warnings}
    return render(request, "proposals/proposal_edit.html", context, status=400 if form.errors or warnings else 200)


def _edit(request: HttpRequest, proposal: Proposal, form: FactsForm) -> bool:
    told, contributors = form.told(), form.cleaned_data["contributors"]
    try:
        restricting.edit(proposal, told, contributors=contributors, to=form.teams_after(), by=person(request))
    except Refusal as no:
        form.add_error(None, no.sentence)
        return False
    messages.success(request, _("Saved."))
    return True


def _add(request: HttpRequest, form: ProposalForm) -> Proposal | None:
    body, teams = form.cleaned_data["body"], list(form.cleaned_data["teams"])
    try:
        return service.add(body, form.item(), by=person(request), restricted_to=teams)
    except Refusal as no:
        form.add_error(None, no.sentence)
        return None
