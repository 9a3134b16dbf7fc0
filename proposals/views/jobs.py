"""How far work is; cancelling it, and trying it again."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from proposals.access import visible
from proposals.models import Job
from proposals.queries.jobs import on_what, with_place, with_subject
from proposals.services import steering
from proposals.views.access_decorators import for_people, for_readers, person

PAGE = 50


@require_safe
@never_cache
@for_people
def index(request: HttpRequest) -> HttpResponse:
    """The work that one set off, and for the site's admin all that they may see: the latest first."""
    rows, state = _own(request), request.GET.get("state", "")
    if state in Job.State.values:
        rows = rows.filter(state=state)
    page = Paginator(with_place(rows, request.user).order_by("-pk"), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "work": on_what(page.object_list), "state": state, "states": Job.State.choices}
    return render(request, "proposals/jobs.html", context)


@require_safe
@never_cache
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment that asks for itself again every second; when the work is done, the page around it is drawn anew."""
    job = get_object_or_404(with_place(visible(Job, request.user), request.user), slug=slug)
    if job.is_over and request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()
    return render(request, "proposals/job.html", {"job": job, "may_steer": steering.may_steer(request.user, job)})


@require_POST
@for_people
def cancel(request: HttpRequest, slug: str) -> HttpResponse:
    """It is done no more; leads to what it worked on."""
    job = _job(request, slug)
    steering.cancel(job, by=person(request))
    messages.success(request, _("The work was cancelled."))
    return _to_subject(job)


@require_POST
@for_people
def retry(request: HttpRequest, slug: str) -> HttpResponse:
    """It is done after all; leads to what it works on."""
    job = _job(request, slug)
    again = steering.retry(job, by=person(request))
    messages.success(request, _("The work is tried again."))
    return redirect("job-export", slug=again.slug) if again.kind in Job.EXPORTS else _to_subject(job)


def _own(request: HttpRequest) -> QuerySet[Job]:
    me = person(request)
    rows = visible(Job, me).select_related("submitted_by")
    return rows if me.is_superuser else rows.filter(submitted_by=me)


def _job(request: HttpRequest, slug: str) -> Job:
    return get_object_or_404(with_subject(visible(Job, request.user)), slug=slug)


def _to_subject(job: Job) -> HttpResponse:
    version, comparison = job.version, job.comparison  # type: ignore[attr-defined]
    return redirect("version", slug=version) if version else redirect("comparison", slug=comparison)
