"""The pairs of a comparison of two languages, and what a team says of them."""

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
from annotations.models import PairDecision
from annotations.queries.aligned import ListedPair, pair_list, unpaired
from annotations.queries.confirmations import asked_team, confirming, looking
from annotations.queries.pair_entries import (
    BANDS,
    OPEN,
    PairChoice,
    counts,
    old_clauses,
    pair_entries,
    told,
)
from annotations.services import pair_tables
from annotations.services import pairs as service
from annotations.views.asked import comparison_of, team_of
from proposals.files.downloads import download
from proposals.models import Comparison, Team
from proposals.queries.comparisons import refuse_unpaired
from proposals.views.access_decorators import for_people, for_readers, person

PAGE = 25
LEFT = 50
"""Clauses of the old text without a pair that are shown at once."""


@never_cache
def show(request: HttpRequest, comparison: Comparison) -> HttpResponse:
    """The page of `comparison`, which is ready and may be seen: its clauses a page at a time, in the order of the new
    text, as they stand for one of the teams of who looks.
    """
    team, context = _team(request, comparison)
    listed = pair_list(comparison, team, request.user)
    choice, verdicts = _choice(request), told(listed)
    chosen = [row for row in listed.all if choice.has(row, verdicts)]
    page = Paginator(chosen, PAGE).get_page(request.GET.get("page"))
    context |= {
        "choice": choice,
        "counts": counts(listed),
        "told": len(verdicts),
        "page": page,
        "total": len(listed.all),
        "entries": pair_entries(listed, list(page), request.user),
        "before": _undecided([*enumerate(chosen)][: max(page.start_index() - 1, 0)][::-1]),
        "after": _undecided([*enumerate(chosen)][page.end_index() :]),
    }
    if not page.has_next():
        left = unpaired(listed)
        context |= {"left": left[:LEFT] if "left" not in request.GET else left, "left_total": len(left)}
    return render(request, "annotations/pairs.html", context)


@require_POST
@for_people
def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """Say of the clause `key` that it is the clause `old_key` of the old text, none of them (`state`), or open again;
    for one's `team`: answers the row.
    """
    comparison = comparison_of(request, slug, refuse_unpaired)
    asked, key = request.POST.get("team"), request.POST.get("key", "")
    team = get_object_or_404(own_teams(request.user), slug=asked) if asked else None
    made = _decide(comparison, key, request, team)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{reverse('comparison', args=[slug])}?{request.GET.urlencode()}#row-{key}")
    listed = pair_list(comparison, made.team, request.user)
    row = [one for one in listed.all if one.key == key]
    (entry,) = pair_entries(listed, row, request.user)
    context = {"comparison": comparison, "entry": entry, "team": made.team, "may_decide": True}
    return render(request, "annotations/pair_decided.html", {**context, "counts": counts(listed)})


@require_safe
@never_cache
@for_readers
def find(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: the clauses of the old text that have the words `q`, to choose one of."""
    comparison = comparison_of(request, slug, refuse_unpaired)
    words = request.GET.get("q", "")
    context = {"comparison": comparison, "words": words, "found": old_clauses(comparison, words)}
    return render(request, "annotations/pair_found.html", context)


@require_safe
@for_readers
def export(request: HttpRequest, slug: str) -> HttpResponse:
    """All pairs as a table, as they stand for one of the teams of who asks."""
    comparison = comparison_of(request, slug, refuse_unpaired)
    team = asked_team(comparison, request.user, request.GET.get("team", ""))
    return download(pair_tables.export(comparison, team=team, by=request.user, site=settings.SITE_URL))


def _decide(comparison: Comparison, key: str, request: HttpRequest, team: Team | None) -> PairDecision:
    said: dict[str, Any] = {"by": person(request), "team": team, "why": request.POST.get("why", "")}
    state = request.POST.get("state", "")
    if state == PairDecision.State.OPEN:
        return service.reopen(comparison, key, **said)
    old_key = None if state == PairDecision.State.NONE else request.POST.get("old_key", "")
    return service.decide(comparison, key, old_key, **said)


def _team(request: HttpRequest, comparison: Comparison) -> tuple[Team | None, dict[str, Any]]:
    """The team that is asked for, or the first of who looks; and what the templates know of it."""
    teams = looking(comparison, request.user)
    team = team_of(request, teams)
    may = team is not None and team in confirming(comparison, request.user)
    return team, {"comparison": comparison, "team": team, "teams": teams, "may_decide": may}


def _choice(request: HttpRequest) -> PairChoice:
    """What is asked for in the address; words that mean nothing are left aside."""
    band, state = request.GET.get("band", ""), request.GET.get("state", "")
    return PairChoice(
        band if band in BANDS else "",
        state if state in PairDecision.State.values else "",
        request.GET.get("verdict") == "yes",
    )


def _undecided(rows: list[tuple[int, ListedPair]]) -> dict[str, Any] | None:
    """The first that is open, of rows with their places: its key, and the page on which it stands."""
    return next(({"key": row.key, "page": at // PAGE + 1} for at, row in rows if row.state == OPEN), None)
