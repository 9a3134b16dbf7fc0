"""What to read first of a comparison."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from annotations.queries.confirmations import looking
from annotations.queries.desk_first import first_of_drafts
from annotations.queries.first import left, to_read, worded
from annotations.queries.weight_table import weight_groups
from annotations.views.asked import comparison_of
from annotations.views.hints import hidden
from proposals.queries.comparisons import refuse_unready
from proposals.views.access_decorators import for_people, for_readers

SHOWN = 60
"""So many changes are listed; who has read these goes on in the text."""
ON_DESK = 6


@require_safe
@never_cache
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: the changes that somebody should read, the heaviest first, as they stand for the first own team."""
    comparison = comparison_of(request, slug, refuse_unready)
    teams = looking(comparison, request.user)
    every = to_read(comparison, teams[0] if teams else None, request.user, hints=not hidden(request))
    found = left(every)
    context = {
        "comparison": comparison,
        "done": len(every) - len(found),
        "rows": worded(comparison, found[:SHOWN]),
        "total": len(found),
        "more": max(0, len(found) - SHOWN),
        "weights": weight_groups(),
    }
    return render(request, "annotations/first.html", context)


@require_safe
@never_cache
@for_people
def on_desk(request: HttpRequest) -> HttpResponse:
    """A fragment: the same over the newest texts of all drafts, but for what one has reviewed."""
    rows = first_of_drafts(request.user, most=ON_DESK, hints=not hidden(request))
    return render(request, "annotations/desk_first.html", {"rows": rows, "weights": weight_groups()})
