"""What fills the named places beside a text."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from annotations.queries.hints import by_clause
from annotations.queries.margins import margin
from annotations.queries.reviews import colleagues, progress, standings
from annotations.queries.rights import rights
from annotations.views.hints import hidden
from proposals.access import visible
from proposals.models import Version
from proposals.queries.versions import refuse_withdrawn
from proposals.views.doors import for_readers


@require_safe
@never_cache
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: the cards of a version, a badge for each clause that has some, and what selecting opens."""
    version = get_object_or_404(visible(Version, request.user), slug=slug)
    refuse_withdrawn(version)
    allowed = rights(request.user)
    hints = by_clause(version, request.user)
    found = standings(version, colleagues(request.user))
    context = {
        "version": version,
        "margin": margin(version, request.user),
        "ticks": found.get(request.user.pk or 0, {}),
        "progress": progress(version, request.user, found),
        "hints": hints,
        "hints_off": hidden(request),
        "hints_open": sum(clause.count for clause in hints),
        "hints_dismissed": sum(len(clause.dismissed) for clause in hints),
        "rights": allowed,
        "may_annotate": bool(allowed.reviews),
    }
    return render(request, "annotations/margin.html", context)
