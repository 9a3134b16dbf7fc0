"""The way of a clause over versions, proposals and bodies."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from annotations.access import own_teams
from annotations.queries.lineage_pictures import picture_of
from annotations.queries.lineages import ClauseLineage, clause_lineage
from annotations.services import lineage_tables
from annotations.views.asked import team_of
from proposals.access import visible
from proposals.files.downloads import download
from proposals.models import Clause, Reading, Version
from proposals.queries.lineage_force import texts_of
from proposals.queries.origin_rows import is_looked_for
from proposals.queries.readings import current
from proposals.views.access_decorators import for_readers


@require_safe
@never_cache
@for_readers
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The clause over time as a picture and as a table; with `way` both texts of that one."""
    version, reading, clause = _clause(request, slug, key)
    teams = list(own_teams(request.user).order_by("name"))
    team = team_of(request, teams)
    told = clause_lineage(version, clause, request.user, team)
    context = {
        "version": version,
        "clause": clause,
        "told": told,
        "picture": picture_of(told),
        "team": team,
        "teams": teams,
        "is_looked_for": is_looked_for(version, reading),
        **_both(told, request.GET.get("way", "")),
    }
    return render(request, "annotations/lineage.html", context)


@require_safe
@for_readers
def export(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Its steps and ways as a table, as they stand for one of the teams of who asks."""
    version, _reading, clause = _clause(request, slug, key)
    team = team_of(request, list(own_teams(request.user).order_by("name")))
    return download(lineage_tables.export(version, clause, team=team, by=request.user, site=settings.SITE_URL))


def _clause(request: HttpRequest, slug: str, key: str) -> tuple[Version, Reading, Clause]:
    versions = visible(Version, request.user).select_related("current_reading", "proposal__body")
    version = get_object_or_404(versions, slug=slug)
    reading = current(version)
    return version, reading, get_object_or_404(visible(Clause, request.user), reading=reading, key=key)


def _both(told: ClauseLineage, asked: str) -> dict[str, Any]:
    """Both texts of the way of this name; words of the address that mean nothing are left aside."""
    entry = next((one for one in told.entries if one.way.name == asked), None)
    if entry is None:
        return {}
    texts = texts_of(entry.way.clauses)
    old, new = (texts[pk] for pk in entry.way.clauses)
    return {"chosen": entry, "old": old, "new": new, "is_one_language": old.language[:2] == new.language[:2]}
