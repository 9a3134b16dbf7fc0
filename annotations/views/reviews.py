"""Ticks of reviewed clauses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from annotations.services import reviews
from proposals.access import visible
from proposals.models import Version
from proposals.views.doors import for_people, person


@require_POST
@for_people
def mark(request: HttpRequest, slug: str) -> HttpResponse:
    """Tick the clause `key`, or take the tick away (`reviewed` is "yes" or "no"): 204."""
    version = get_object_or_404(visible(Version, request.user), slug=slug)
    is_reviewed = request.POST.get("reviewed") == "yes"
    reviews.mark(version, request.POST.get("key", ""), is_reviewed=is_reviewed, by=person(request))
    return HttpResponse(status=204)
