"""Work items."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from proposals.access import visible
from proposals.forms.drafts import FactsForm, ProposalForm, VersionForm
from proposals.models import Body, Link, Proposal, Role
from proposals.queries.comparable import comparable
from proposals.queries.genres import genre_of
from proposals.queries.roles import Roles, roles_of
from proposals.queries.teams import reviewing
from proposals.queries.timelines import TimelineStep, timeline
from proposals.refusals import Refusal
from proposals.services import keeping
from proposals.services import proposals as service
from proposals.views.access_decorators import for_people, for_readers, person

ALIKE = 3
"""Other proposals of the same number that are named."""


@require_safe
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One proposal: its facts, its versions over time, and a place for the next one."""
    proposal = get_object_or_404(visible(Proposal, request.user).select_related("body", "keeper"), slug=slug)
    return draw(request, proposal, upload_form(request, proposal))


def draw(request: HttpRequest, proposal: Proposal, form: VersionForm | None, *, status: int = 200) -> HttpResponse:
    """The page of `proposal`, with `form` for its next version if who asks may add one."""
    links = visible(Link, request.user).select_related("source", "target")
    links_from, links_to = list(links.filter(source=proposal)), list(links.filter(target=proposal))
    steps = timeline(proposal)
    roles = roles_of(request.user)
    context: dict[str, Any] = {
        "proposal": proposal,
        "contributors": proposal.contributors.all(),
        "genre": genre_of(proposal, steps[-1].version.current_reading if steps else None),
        "teams": proposal.teams.all() if proposal.restricted else (),
        "links": links_from,
        "links_to": links_to,
        "steps": steps,
        "newest": steps[-1] if steps else None,
        "comparable": comparable(steps, [*links_from, *links_to], request.user),
        "form": form,
        "added": request.GET.get("added"),
        "may_edit": keeping.may(request.user, Role.EDITOR, proposal, roles=roles),
        "may_hand_over": keeping.may_hand_over(request.user, proposal, roles=roles),
        "withdrawable": _withdrawable(request, steps, roles),
    }
    if proposal.from_covers and proposal.number:
        alike = visible(Proposal, request.user).filter(number__iexact=proposal.number).exclude(pk=proposal.pk)
        context["alike"] = alike.select_related("body").order_by("pk")[:ALIKE]
    return render(request, "proposals/proposal.html", context, status=status)


def upload_form(request: HttpRequest, proposal: Proposal) -> VersionForm | None:
    """The form of the next version with what was sent, if who asks may add one."""
    teams = reviewing(request.user, proposal)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    return VersionForm(*data, teams=teams) if teams else None


def _withdrawable(request: HttpRequest, steps: Iterable[TimelineStep], roles: Roles) -> set[int]:
    """The primary keys of the versions that who asks may withdraw."""
    if not roles.is_admin and not roles.teams(Role.OWNER):
        return set()
    versions = (step.version for step in steps)
    return {one.pk for one in versions if keeping.may_withdraw(request.user, one, roles=roles)}


@for_people
def add(request: HttpRequest) -> HttpResponse:
    """A new proposal."""
    me = person(request)
    form = ProposalForm(
        request.POST or None,
        bodies=visible(Body, me),
        able=keeping.able(me),
        is_admin=me.is_superuser,
        initial={"body": request.GET.get("body"), "keeper": keeping.led(me).first()},
    )
    if request.method == "POST" and form.is_valid() and (proposal := _add(request, form)):
        return redirect("proposal", slug=proposal.slug)
    return render(request, "proposals/proposal_add.html", {"form": form}, status=400 if form.errors else 200)


@for_people
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Other facts, other contributors; for editors of the team that keeps it."""
    proposal = get_object_or_404(visible(Proposal, request.user).select_related("body", "keeper"), slug=slug)
    keeping.require(person(request), Role.EDITOR, proposal)
    form = FactsForm(request.POST or None, proposal=proposal, bodies=visible(Body, request.user))
    if request.method == "POST" and form.is_valid() and _edit(request, proposal, form):
        return redirect("proposal", slug=slug)
    context = {"form": form, "proposal": proposal}
    return render(request, "proposals/proposal_edit.html", context, status=400 if form.errors else 200)


def _edit(request: HttpRequest, proposal: Proposal, form: FactsForm) -> bool:
    more = {"contributors": form.cleaned_data["contributors"], "body": form.cleaned_data.get("body")}
    try:
        service.change(proposal, form.texts(), **more, by=person(request))
    except Refusal as no:
        form.add_error(None, no.sentence)
        return False
    messages.success(request, _("Saved."))
    return True


def _add(request: HttpRequest, form: ProposalForm) -> Proposal | None:
    fields = form.cleaned_data
    keeper, teams = fields.get("keeper"), list(fields["teams"])
    try:
        return service.add(fields["body"], form.item(), by=person(request), restricted_to=teams, keeper=keeper)
    except Refusal as no:
        form.add_error(None, no.sentence)
        return None
