"""Comparisons: asking for one, reading one."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from proposals.access import addressed, visible
from proposals.drawing.choices import CHOOSABLE, Choice
from proposals.drawing.look import VIEWS, View
from proposals.drawing.store import owner_of
from proposals.forms.comparisons import PickForm
from proposals.models import Comparison, Role, Version
from proposals.queries.choices import MARKERS
from proposals.queries.waiting import comparison_job, unread
from proposals.refusals import NotYetComparable
from proposals.services import comparisons as service
from proposals.services import exports, keeping, orders, steering, tracked
from proposals.services.drawn import changes_of
from proposals.views import picker
from proposals.views.access_decorators import for_people, for_readers, person
from proposals.views.exports import answer_file
from proposals.views.shared import PlainWords, answer, answer_gone, answer_kept, answer_portion

ACROSS: dict[str, Callable[[HttpRequest, Comparison], HttpResponse]] = {}
"""What answers with a page for a ready comparison of two languages; put there when the site starts, by those who know
what people say of its pairs.
"""
CHOICE = {"only", "editorial", "marked"}
"""What of an address says which changes are chosen."""
VIEW = "comparison_view"
"""The cookie that keeps the one that was chosen last."""

AGAIN = 2
"""Seconds after which a browser asks again whether a comparison is ready where no job tells it."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
def index(request: HttpRequest) -> HttpResponseBase:
    """A place to choose two versions; or the comparison of two that were chosen."""
    if request.method != "POST":
        return picker.show(request)
    versions = visible(Version, request.user).select_related("proposal__body")
    one, other = (get_object_or_404(versions, slug=request.POST.get(side, "")) for side in ("old", "new"))
    try:
        comparison = service.request(old=one, new=other, by=person(request))
    except NotYetComparable as no:
        return picker.draw(request, PickForm({}), {"old": one, "new": other}, refused=no.sentence, status=no.status)
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
    if gone := [one for one in (comparison.old_version, comparison.new_version) if one.withdrawn_at]:
        return answer_gone(request, "proposals/comparison_withdrawn.html", {"comparison": comparison, "gone": gone})
    if comparison.ready_at is None or comparison.new is None:
        return _waiting(request, comparison)
    if comparison.across:
        return ACROSS["page"](request, comparison)
    view = _chosen_view(request)
    shown = changes_of(comparison, view, _choice(request, comparison))
    words = PlainWords(str(comparison), comparison.new_version.proposal, comparison.new)
    return _remembering(answer(request, shown, meanwhile=words), view)


@require_safe
@for_readers
def portion(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """A fragment: one portion of a long comparison."""
    shown = _comparisons(request).filter(slug=slug, ready_at__isnull=False, across=False)
    if CHOICE.isdisjoint(request.GET):
        row = get_object_or_404(shown.select_related(None).only("pk"))
        if found := answer_kept(request, owner_of(row), name):
            return found
    comparison = get_object_or_404(shown)
    view = next((view for view in VIEWS if view == request.GET.get("view")), VIEWS[0])
    return answer_portion(request, changes_of(comparison, view, _choice(request, comparison)), name)


@require_safe
@for_readers
def export(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """The comparison in one of `COMPARISON_FORMATS`, as a download, with what one `team` of who asks confirmed."""
    rows = addressed(request.user).select_related("old", "new", "old_version__proposal", "new_version__proposal")
    by = person(request) if request.user.is_authenticated else None
    found, team = get_object_or_404(rows, slug=slug), request.GET.get("team", "")
    return answer_file(orders.ask(exports.order(found, form, by=by, team=team), by=by))


def _waiting(request: HttpRequest, comparison: Comparison) -> HttpResponse:
    """How far the comparing is, or what it waits for."""
    job = comparison_job(comparison, request.user)
    context = {
        "comparison": comparison,
        "job": job,
        "unread": unread(comparison) if job is None or job.kind == "reading" else None,
        "may_steer": job is not None and steering.may_steer(request.user, job),
        "from_covers": _named_by_covers(request, comparison),
    }
    answer = render(request, "proposals/comparison_waiting.html", context)
    if job is None or (job.is_over and not job.is_broken_off):
        # What it waited for ended while the page was made, or is nobody's to see: no part of the page tells when.
        answer["Refresh"] = str(AGAIN)
    return answer


def _named_by_covers(request: HttpRequest, comparison: Comparison) -> list[Version]:
    """Both versions, if their covers name their proposal and who asks may correct that."""
    old, new = comparison.old_version, comparison.new_version
    is_one = old.proposal_id == new.proposal_id and new.proposal.from_covers
    return [old, new] if is_one and keeping.may(request.user, Role.EDITOR, new.proposal) else []


def _comparisons(request: HttpRequest) -> QuerySet[Comparison]:
    rows = addressed(request.user)
    return rows.select_related("old", "new", "old_version__proposal__body", "new_version__proposal__body")


def _choice(request: HttpRequest, comparison: Comparison) -> Choice:
    """What is asked for in the address; names that mean nothing are left aside."""
    only = tuple(name for name in dict.fromkeys(request.GET.getlist("only")) if name in CHOOSABLE)
    marked = {n: MARKERS[n].marked(comparison, request.user) for n in request.GET.getlist("marked") if n in MARKERS}
    return Choice(only, request.GET.get("editorial") == "off", marked)


def _chosen_view(request: HttpRequest) -> View:
    """The view asked for, or the one of last time."""
    asked = (request.GET.get("view"), request.COOKIES.get(VIEW))
    return next((view for one in asked for view in VIEWS if view == one), VIEWS[0])


def _remembering(answer: HttpResponse, view: str) -> HttpResponse:
    """The browser keeps the view, so that who reads writes nothing here."""
    answer.set_cookie(VIEW, view, 365 * 86400, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")
    return answer
