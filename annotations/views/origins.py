"""Where the words of a version come from, and what a team says of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from annotations.access import own_teams
from annotations.queries.origin_entries import EVERYWHERE, OriginChoice, origin_entries
from annotations.queries.origin_matrix import clauses_between, origin_matrix
from annotations.services import origin_tables
from annotations.services import origins as service
from annotations.views.asked import team_of
from proposals.access import visible
from proposals.files.downloads import download
from proposals.models import Proposal, Reading, Team, Version
from proposals.queries.origin_rows import OriginList, is_looked_for, meaning_standing, origin_list
from proposals.queries.origin_shares import shares_of
from proposals.queries.readings import current
from proposals.queries.teams import reviewing
from proposals.views.access_decorators import for_people, for_readers, person

PAGE = 50


@require_safe
@never_cache
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """How many of its words come from where, and each passage beside its source, a page at a time."""
    version, reading = _text(request, slug)
    team, context = _team(request, version)
    context |= {"reading": reading, "is_looked_for": is_looked_for(version, reading)}
    if context["is_looked_for"]:
        listed = origin_list(version, reading, request.user)
        context |= _listed(request, reading, listed, team) | {"shares": shares_of(version, reading, request.user)}
        context |= {
            "matrix": origin_matrix(listed, reading),
            "has_meant": any(row.found.match.method == "meaning" for row in listed.rows),
            "meaning_standing": meaning_standing(version, reading, request.user),
        }
    return render(request, "annotations/origins.html", context)


@require_safe
@for_readers
def export(request: HttpRequest, slug: str) -> HttpResponse:
    """All origins as a table, as they stand for one of the teams of who asks."""
    version, reading = _text(request, slug)
    team, _context = _team(request, version)
    return download(origin_tables.export(version, reading, team=team, by=request.user, site=settings.SITE_URL))


@require_safe
@for_readers
def export_matrix(request: HttpRequest, slug: str) -> HttpResponse:
    """How much of its clauses stands in which proposals, as a table."""
    version, reading = _text(request, slug)
    return download(origin_tables.export_matrix(version, reading, by=request.user))


@require_POST
@for_people
def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """Say of the origin `row` of the clause `key` that it is in this `state`, for one's `team`: answers the row."""
    version, reading = _text(request, slug)
    asked, key, row = request.POST.get("team"), request.POST.get("key", ""), request.POST.get("row", "")
    team = get_object_or_404(own_teams(request.user), slug=asked) if asked else None
    made = service.decide(version, key, row, request.POST.get("state", ""), by=person(request), team=team)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{reverse('origins', args=[slug])}?{request.GET.urlencode()}#row-{row}")
    listed = origin_list(version, reading, request.user, key=key)
    (entry,) = [one for one in origin_entries(listed, listed.rows, made.team) if one.row.name == row]
    context = {"version": version, "reading": reading, "entry": entry, "team": made.team, "may_decide": True}
    return render(request, "annotations/origin.html", context)


def _text(request: HttpRequest, slug: str) -> tuple[Version, Reading]:
    versions = visible(Version, request.user).select_related("current_reading", "proposal__body")
    version = get_object_or_404(versions, slug=slug)
    return version, current(version)


def _team(request: HttpRequest, version: Version) -> tuple[Team | None, dict[str, Any]]:
    """The team that is asked for, or the first of who looks; and what the templates know of it."""
    able = reviewing(request.user, version.proposal)
    teams = [*able, *own_teams(request.user).exclude(pk__in=[one.pk for one in able]).order_by("name")]
    team = team_of(request, teams)
    return team, {"version": version, "team": team, "teams": teams, "may_decide": team in able}


def _listed(request: HttpRequest, reading: Reading, listed: OriginList, team: Team | None) -> dict[str, Any]:
    """A page of the origins that are asked for; words of the address that mean nothing are left aside."""
    proposals = sorted(listed.origins.shared.proposals.values(), key=str)
    choice = OriginChoice(_proposal(request, proposals), _everywhere(request), *_clauses(request, reading))
    chosen = [row for row in listed.rows if choice.has(row)]
    page = Paginator(chosen, PAGE).get_page(request.GET.get("page"))
    return {
        "proposals": proposals,
        "choice": choice,
        "page": page,
        "total": len(listed.rows),
        "entries": origin_entries(listed, list(page), team),
    }


def _proposal(request: HttpRequest, proposals: list[Proposal]) -> Proposal | None:
    asked = request.GET.get("proposal", "")
    return next((one for one in proposals if one.slug == asked), None)


def _clauses(request: HttpRequest, reading: Reading) -> tuple[frozenset[int] | None, str, str]:
    """The clauses of a row of the matrix, from one key to another."""
    first = request.GET.get("first", "")
    last = request.GET.get("last", first)
    found = clauses_between(reading, first, last) if first else frozenset()
    return (found, first, last) if found else (None, "", "")


def _everywhere(request: HttpRequest) -> str:
    asked = request.GET.get("everywhere", "")
    return asked if asked in EVERYWHERE else ""
