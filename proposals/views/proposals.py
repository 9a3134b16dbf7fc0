"""Work items."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from proposals.access import visible
from proposals.forms import ProposalForm, VersionForm
from proposals.models import Body, Link, Proposal
from proposals.queries.timelines import timeline
from proposals.refusals import Refusal
from proposals.services import proposals as service
from proposals.services import withdrawals
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
        "links": links.filter(source=proposal),
        "links_to": links.filter(target=proposal),
        "steps": steps,
        "newest": steps[-1] if steps else None,
        "comparable": [step for step in steps if step.version.current_reading],
        "form": form,
        "added": request.GET.get("added"),
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


def _add(request: HttpRequest, form: ProposalForm) -> Proposal | None:
    body, teams = form.cleaned_data["body"], list(form.cleaned_data["teams"])
    try:
        return service.add(body, form.item(), by=person(request), restricted_to=teams)
    except Refusal as no:
        form.add_error(None, no.sentence)
        return None
