"""What changed in a clause since an earlier version, as a fragment of the page of a version."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from proposals.access import visible
from proposals.models import Clause, Comparison, Version
from proposals.queries.clause_changes import clause_change, comparison_between, earlier_versions
from proposals.queries.waiting import comparison_job
from proposals.services import comparisons as service
from proposals.views.access_decorators import for_people, for_readers, person


@require_safe
@never_cache
@for_readers
def show(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """A fragment: what changed in a clause since the version `since`, or since the one before."""
    version, clause = _clause(request, slug, key)
    return _drawn(request, version, clause, request.GET.get("since", ""))


@require_POST
@for_people
def compare(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Have the version compared with the one `since`; the same fragment, which says how far that is."""
    version, clause = _clause(request, slug, key)
    old = _since(earlier_versions(version, request.user), request.POST.get("since", ""))
    if old is None:
        raise Http404
    service.request(old=old, new=version, by=person(request))
    return _drawn(request, version, clause, old.slug)


def _clause(request: HttpRequest, slug: str, key: str) -> tuple[Version, Clause]:
    rows = visible(Version, request.user).select_related("proposal", "current_reading")
    version = get_object_or_404(rows, slug=slug, withdrawn_at=None)
    return version, get_object_or_404(Clause.objects.defer("packed"), reading=version.current_reading_id, key=key)


def _since(versions: list[Version], slug: str) -> Version | None:
    """The one asked for, which must be among them; the nearest where none is asked for."""
    if slug:
        return next((one for one in versions if one.slug == slug), None)
    return versions[0] if versions else None


def _drawn(request: HttpRequest, version: Version, clause: Clause, since: str) -> HttpResponse:
    versions = earlier_versions(version, request.user)
    old = _since(versions, since)
    if since and old is None:
        raise Http404
    comparison = comparison_between(old, version, request.user) if old else None
    context = {"version": version, "clause": clause, "versions": versions, "old": old, "comparison": comparison}
    return render(request, "proposals/changed_here.html", context | _state(request, comparison, clause))


def _state(request: HttpRequest, comparison: Comparison | None, clause: Clause) -> dict[str, Any]:
    """How far the comparison is; what it says of the clause, once it is ready."""
    if comparison is None:
        return {}
    page = reverse("comparison", args=[comparison.slug])
    if comparison.ready_at is None:
        return {"page": page, "job": comparison_job(comparison, request.user)}
    return {"page": page, "found": clause_change(comparison, clause.key, page)}
