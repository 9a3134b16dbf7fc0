"""The tray: one question after the other about where annotations stand."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from annotations import access
from annotations.models import Placement
from annotations.queries.questions import question
from annotations.queries.sitting import END, Sitting, Stop, sitting
from annotations.services import placements
from proposals.access import visible
from proposals.models import User, Version
from proposals.refusals import Refusal
from proposals.views.access_decorators import for_people, person

ANSWERS = ("right", "clause", "gone", "undo")
MOST = 100
"""Answers that are listed behind the last question."""


@require_safe
@never_cache
@for_people
def show(request: HttpRequest) -> HttpResponse:
    """The question `?at=`, else the first open one; behind the last one what was answered. `?version=`: of it alone."""
    version = _within(request, request.GET.get("version", ""))
    found = sitting(person(request), version)
    stop = found.named(request.GET.get("at", ""))
    before, after = found.beside(stop)
    context = {"sitting": found, "version": version, "before": before, "after": after}
    return render(request, "annotations/desk_tray.html", {**context, **_beside(request, found, stop)})


@require_POST
@for_people
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the question of an annotation in `version`: "right", it stands on the "clause" `key`, "gone", or "undo".

    Leads to the next open question, or back to the one that is open again; with `within` to those of a version alone.
    """
    me, asked = person(request), request.POST.get("answer", "")
    placement = _placement(request, slug)
    if asked not in ANSWERS:
        raise Refusal(_("A place is confirmed, said to be gone, or open again."))
    _answer(placement, asked, key=request.POST.get("key", ""), by=me)
    within = _within(request, request.POST.get("within", ""))
    found = sitting(me, within)
    here = next((stop for stop in found.stops if stop.pk == placement.pk), None)
    return redirect(_address(here if asked == "undo" else found.open_after(here), within))


def _answer(placement: Placement, asked: str, *, key: str, by: User) -> None:
    if asked == "undo":
        placements.undo(placement, act=placement.decided_at or timezone.now(), by=by)
    elif asked == "clause":
        placements.attach(placement, key=key, by=by)
    else:
        placements.settle(placement, is_right=asked == "right", by=by)


def _address(stop: Stop | None, within: Version | None) -> str:
    asked = {"version": within.slug} if within else {}
    return f"{reverse('tray')}?{urlencode({**asked, 'at': stop.name if stop else END})}"


def _within(request: HttpRequest, slug: str) -> Version | None:
    return get_object_or_404(visible(Version, request.user), slug=slug) if slug else None


def _placement(request: HttpRequest, slug: str) -> Placement:
    rows = access.visible(Placement, request.user)
    return get_object_or_404(rows, annotation__slug=slug, version__slug=request.POST.get("version", ""))


def _beside(request: HttpRequest, found: Sitting, stop: Stop | None) -> dict[str, Any]:
    """The question itself and the answer before it, or all answers; which placements that takes is known by now."""
    shown = [stop, *found.answered[:1]] if stop else found.answered[:MOST]
    rows = access.visible(Placement, request.user).select_related(
        "annotation__author", "annotation__version", "version__proposal"
    )
    placements_by = rows.prefetch_related("annotation__concerns").in_bulk([one.pk for one in shown])
    told = [(one, placements_by[one.pk]) for one in shown if one.pk in placements_by]
    if stop is None:
        return {"answers": told}
    last = next((one for one in told[1:] if one[0] != stop), None)
    return {"stop": stop, "place": found.place(stop), "question": question(told[0][1]), "last": last}
