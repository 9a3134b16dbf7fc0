"""Comparisons: asking for one, reading one."""

from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from proposals.access import visible
from proposals.downloads import download
from proposals.models import Comparison, Version
from proposals.queries.choices import CHOOSABLE, MARKERS, Choice
from proposals.queries.waiting import comparison_job, unread
from proposals.services import comparisons as service
from proposals.services import exports, steering, tracked
from proposals.views.doors import for_people, for_readers, person
from proposals.views.redlines import shared
from proposals.views.shared import answer, answer_portion

VIEWS = ("unified", "side")
VIEW = "comparison_view"
"""The cookie that keeps the one that was chosen last."""


@require_POST
@for_people
def request_one(request: HttpRequest) -> HttpResponse:
    """The comparison of two versions."""
    versions = visible(Version, request.user)
    one, other = (get_object_or_404(versions, slug=request.POST.get(side, "")) for side in ("old", "new"))
    comparison = service.request(old=one, new=other, by=person(request))
    return redirect("comparison", slug=comparison.slug)


@require_POST
@for_people
def request_tracked(request: HttpRequest, slug: str) -> HttpResponse:
    """What is tracked in the file of one version."""
    version = get_object_or_404(visible(Version, request.user), slug=slug)
    return redirect("comparison", slug=tracked.request(version, by=person(request)).slug)


@require_safe
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """What became of every clause, in one column or two; or how far the comparing is."""
    comparison = get_object_or_404(_comparisons(request), slug=slug)
    if comparison.ready_at is None:
        return _waiting(request, comparison)
    view = _chosen_view(request)
    return _remembering(answer(request, shared(comparison, view, _choice(request, comparison))), view)


@require_safe
@for_readers
def portion(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """A fragment: one portion of a long comparison."""
    comparison = get_object_or_404(_comparisons(request), slug=slug, ready_at__isnull=False)
    text = shared(comparison, request.GET.get("view", VIEWS[0]), _choice(request, comparison))
    return answer_portion(request, text, name)


@require_safe
@for_readers
def export(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The comparison in one of `COMPARISON_FORMATS`, as a download."""
    rows = visible(Comparison, request.user).select_related(
        "old", "new", "old_version__proposal", "new_version__proposal"
    )
    by = person(request) if request.user.is_authenticated else None
    return download(exports.export(get_object_or_404(rows, slug=slug), form, by=by))


def _waiting(request: HttpRequest, comparison: Comparison) -> HttpResponse:
    """How far the comparing is, or what it waits for."""
    job = comparison_job(comparison)
    context = {
        "comparison": comparison,
        "job": job,
        "unread": unread(comparison) if job is None or job.kind == "reading" else None,
        "may_steer": job is not None and steering.may_steer(request.user, job),
    }
    return render(request, "proposals/comparison_waiting.html", context)


def _comparisons(request: HttpRequest) -> QuerySet[Comparison]:
    rows = visible(Comparison, request.user)
    return rows.select_related("old", "new", "old_version__proposal__body", "new_version__proposal__body")


def _choice(request: HttpRequest, comparison: Comparison) -> Choice:
    """What is asked for in the address; names that mean nothing are left aside."""
    only = tuple(name for name in dict.fromkeys(request.GET.getlist("only")) if name in CHOOSABLE)
    marked = {n: MARKERS[n].keys(comparison, request.user) for n in request.GET.getlist("marked") if n in MARKERS}
    return Choice(only, request.GET.get("editorial") == "off", marked)


def _chosen_view(request: HttpRequest) -> str:
    """The view asked for, or the one of last time."""
    asked = (request.GET.get("view"), request.COOKIES.get(VIEW))
    return next((view for view in asked if view in VIEWS), VIEWS[0])


def _remembering(answer: HttpResponse, view: str) -> HttpResponse:
    """The browser keeps the view, so that who reads writes nothing here."""
    answer.set_cookie(VIEW, view, 365 * 86400, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")
    return answer
