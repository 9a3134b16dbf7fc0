"""What a comparison can be narrowed to beside its own kinds and flags."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from annotations.queries.marks import counted
from proposals.access import addressed
from proposals.queries.choices import MARKERS
from proposals.queries.comparisons import refuse_unready
from proposals.views.access_decorators import for_readers


@require_safe
@never_cache
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: a switch for each mark, with how many changes it chooses. Links keep what else the address asks."""
    rows = addressed(request.user).select_related("old_version", "new_version")
    comparison = get_object_or_404(rows, slug=slug)
    refuse_unready(comparison)
    counts = counted(comparison, request.user, MARKERS)
    asked = [name for name in request.GET.getlist("marked") if name in MARKERS]
    switches = [(name, count, name in asked, _switched(asked, name)) for name, count in counts.items()]
    return render(request, "annotations/filters.html", {"switches": switches})


def _switched(asked: list[str], name: str) -> list[str] | None:
    """What is asked for once `name` is switched."""
    return [one for one in asked if one != name] or None if name in asked else [*asked, name]
