"""What an address asks for, where several pages ask for the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from proposals.access import addressed
from proposals.models import Comparison, Team


def comparison_of(request: HttpRequest, slug: str, refuse: Callable[[Comparison], None]) -> Comparison:
    """The comparison of this slug, with what its head names: a 404 where one may not see it, or what `refuse` says."""
    sides = ("old", "new", "old_version__proposal__body", "new_version__proposal__body")
    comparison = get_object_or_404(addressed(request.user).select_related(*sides), slug=slug)
    refuse(comparison)
    return comparison


def team_of(request: HttpRequest, teams: Sequence[Team]) -> Team | None:
    """The `team` that is asked for, or the first of who looks."""
    asked = request.GET.get("team")
    return next((one for one in teams if one.slug == asked), teams[0] if teams else None)
