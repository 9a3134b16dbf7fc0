"""Comparisons: asking for one, reading one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from proposals.access import visible
from proposals.comparing.changes import FLAGS, KINDS
from proposals.models import Comparison, Version
from proposals.queries import redlines
from proposals.queries.waiting import comparison_job
from proposals.services import comparisons as service
from proposals.views.doors import for_people, for_readers, person
from proposals.views.etags import answer_once

VIEWS = ("unified", "side")


@require_POST
@for_people
def request_one(request: HttpRequest) -> HttpResponse:
    """The comparison of two versions."""
    versions = visible(Version, request.user)
    one, other = (get_object_or_404(versions, slug=request.POST.get(side, "")) for side in ("old", "new"))
    comparison = service.request(old=one, new=other, by=person(request))
    return redirect("comparison", slug=comparison.slug)


@require_safe
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """What became of every clause, in one column or two; or how far the comparing is."""
    rows = visible(Comparison, request.user).select_related(
        "old", "new", "old_version__proposal__body", "new_version__proposal__body"
    )
    comparison = get_object_or_404(rows, slug=slug)
    if comparison.ready_at is None:
        job = comparison_job(comparison)
        return render(request, "proposals/comparison_waiting.html", {"comparison": comparison, "job": job})
    view = _chosen_view(request)
    shown = (comparison.slug, comparison.ready_at, view, request.GET.urlencode())
    return answer_once(request, shown, lambda: _text(request, comparison, view))


def _text(request: HttpRequest, comparison: Comparison, view: str) -> HttpResponse:
    only = request.GET.get("only", "")
    only = only if only in (*KINDS, *FLAGS) else ""
    hides_editorial = request.GET.get("editorial") == "off"
    parts = redlines.parts(comparison)
    context = {
        "comparison": comparison,
        "view": view,
        "only": only,
        "hides_editorial": hides_editorial,
        "parts": parts,
        "runs": redlines.runs(parts, only=only, hides_editorial=hides_editorial),
        "left": redlines.moved_away(parts),
        "stripes": list(redlines.stripes(parts)),
    }
    return render(request, "proposals/comparison.html", context)


def _chosen_view(request: HttpRequest) -> str:
    """The view asked for, which is remembered, or the one of last time."""
    asked = request.GET.get("view")
    if asked in VIEWS:
        request.session["comparison_view"] = asked
    return str(request.session.get("comparison_view", VIEWS[0]))
