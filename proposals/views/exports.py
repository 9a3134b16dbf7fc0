"""Files that are written by work: waiting for one, taking it away."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clauseline.writing.file import ExportedFile
from proposals.access import visible
from proposals.files.downloads import WrittenFile, download, stream
from proposals.models import Job
from proposals.queries.jobs import on_what, with_place
from proposals.services import orders, steering
from proposals.views.access_decorators import for_readers, person


def answer_file(found: ExportedFile | WrittenFile | Job) -> HttpResponseBase:
    """The file, or the page that tells how far it is."""
    if isinstance(found, Job):
        return redirect("job-export", slug=found.slug)
    return stream(found) if isinstance(found, WrittenFile) else download(found)


@require_safe
@never_cache
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """How far a file is; when it is written, it is offered here."""
    job = get_object_or_404(with_place(_exports(request), request.user), slug=slug)
    (of,) = on_what([job])
    context = {"job": job, "of": of, "may_steer": steering.may_steer(request.user, job)}
    return render(request, "proposals/export.html", context)


@require_safe
@for_readers
def take(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The file that was written, as a download."""
    by = person(request) if request.user.is_authenticated else None
    return stream(orders.written_by(get_object_or_404(_exports(request), slug=slug), by=by))


def _exports(request: HttpRequest) -> QuerySet[Job]:
    return visible(Job, request.user).filter(kind__in=Job.EXPORTS)
