"""The duties that a comparison changed, and what a team confirms of them."""

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
from annotations.queries import stamps
from annotations.queries.confirmations import asked_team, confirming, looking
from annotations.queries.duties import (
    CONFIRMED,
    ORDERS,
    SURE,
    DutyChoice,
    all_duties,
    counted,
    ordered,
    with_words,
)
from annotations.queries.duty_weights import heaviest_first
from annotations.services import confirmations
from annotations.services import duties as service
from annotations.views.asked import comparison_of, team_of
from annotations.views.hints import hidden
from clauseline.vocabulary import DUTY_FACTS, SENTENCE_KINDS
from proposals.files.downloads import download
from proposals.models import Comparison, Team
from proposals.queries.comparisons import refuse_unready
from proposals.queries.handling import handling_of
from proposals.views.access_decorators import for_people, for_readers, person

PAGE = 50


@require_safe
@never_cache
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """All duties that changed, a page at a time, as they stand for one of the teams of who looks."""
    comparison = comparison_of(request, slug, refuse_unready)
    team, context = _team(request, comparison)
    # Asked first: what is decided meanwhile is news.
    context["news"] = stamps.tag_of(comparison.new_version, person(request)) if team else ""
    entries = all_duties(comparison, team, request.user)
    choice, order = _choice(request), _asked(request, "order", ORDERS) or ORDERS[0]
    chosen = list(filter(choice.has, entries))
    if order == "weight":
        chosen = heaviest_first(comparison, chosen, request.user, hints=not hidden(request))
    page = Paginator(ordered(chosen, order), PAGE).get_page(request.GET.get("page"))
    context |= {
        "counts": counted(entries),
        "total": len(entries),
        "choice": choice,
        "order": order,
        "page": page,
        "entries": with_words(comparison, list(page)),
        "handling": handling_of(comparison),
    }
    return render(request, "annotations/duties.html", context)


@require_safe
@for_readers
def export(request: HttpRequest, slug: str) -> HttpResponse:
    """All duties that changed as a table, as they stand for one of the teams of who asks."""
    comparison = comparison_of(request, slug, refuse_unready)
    team = asked_team(comparison, request.user, request.GET.get("team", ""))
    return download(service.export(comparison, team=team, by=request.user, site=settings.SITE_URL))


@require_POST
@for_people
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """Say of the `row` of this name that it is in this `state`, for one's `team`: answers the row as it is now."""
    comparison = comparison_of(request, slug, refuse_unready)
    asked, row = request.POST.get("team"), request.POST.get("row", "")
    team = get_object_or_404(own_teams(request.user), slug=asked) if asked else None
    made = confirmations.confirm(comparison, row, request.POST.get("state", ""), by=person(request), team=team)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{reverse('comparison-duties', args=[slug])}?{request.GET.urlencode()}#row-{row}")
    entries = all_duties(comparison, made.team, request.user)
    (entry,) = with_words(comparison, [one for one in entries if one.duty.name == row][:1])
    context = {"comparison": comparison, "entry": entry, "team": made.team, "may_confirm": True}
    return render(request, "annotations/duty_confirmed.html", {**context, "counts": counted(entries)})


@require_safe
@never_cache
@for_readers
def show_confirmed(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: what a team of who looks confirmed of a comparison, and what is still to check."""
    comparison = comparison_of(request, slug, refuse_unready)
    team, context = _team(request, comparison)
    context["counts"] = counted(all_duties(comparison, team, request.user))
    return render(request, "annotations/duties_told.html", context)


def _team(request: HttpRequest, comparison: Comparison) -> tuple[Team | None, dict[str, Any]]:
    """The team that is asked for, or the first of who looks; and what the templates know of it."""
    teams = looking(comparison, request.user)
    team = team_of(request, teams)
    may = team is not None and team in confirming(comparison, request.user)
    asked = f"?team={team.slug}" if team else ""
    return team, {"comparison": comparison, "team": team, "teams": teams, "for_team": asked, "may_confirm": may}


def _choice(request: HttpRequest) -> DutyChoice:
    """What is asked for in the address; words that mean nothing are left aside."""
    return DutyChoice(
        _asked(request, "fact", DUTY_FACTS),
        _asked(request, "sure", SURE),
        _asked(request, "confirmed", CONFIRMED),
        request.GET.get("clause", ""),
        _asked(request, "kind", SENTENCE_KINDS),
    )


def _asked(request: HttpRequest, name: str, known: tuple[str, ...]) -> str:
    asked = request.GET.get(name, "")
    return asked if asked in known else ""
