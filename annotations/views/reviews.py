"""Ticks of reviewed clauses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from annotations.queries.reviews import colleagues, progress, standings
from annotations.services import reviews
from proposals.access import visible
from proposals.models import Version
from proposals.views.access_decorators import for_people, person


@require_POST
@for_people
def mark(request: HttpRequest, slug: str) -> HttpResponse:
    """Tick the clause `key`, or take the tick away (`reviewed` is "yes" or "no"). A fragment: how far one is now."""
    version = get_object_or_404(visible(Version, request.user).select_related("current_reading"), slug=slug)
    is_reviewed = request.POST.get("reviewed") == "yes"
    reviews.mark(version, request.POST.get("key", ""), is_reviewed=is_reviewed, by=person(request))
    found = standings(version, colleagues(request.user))
    context = {"version": version, "progress": progress(version, request.user, found)}
    return render(request, "annotations/progress.html", context)
