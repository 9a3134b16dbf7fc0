"""What the site keeps of a person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from annotations.queries.kept import groups, statements
from proposals.privacy.retention import SCHEDULE
from proposals.views.access_decorators import for_people, person


@require_safe
@never_cache
@for_people
def show_kept(request: HttpRequest) -> HttpResponse:
    """By kind what, how much, why and how long; what ends by itself; and what Clauseline does about each concern."""
    context = {"groups": groups(person(request)), "schedule": SCHEDULE, "statements": statements()}
    return render(request, "annotations/kept.html", context)
