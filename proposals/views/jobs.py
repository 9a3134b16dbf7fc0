"""How far a piece of work is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from proposals.access import visible
from proposals.models import Job
from proposals.views.doors import for_readers


@require_safe
@never_cache
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment that asks for itself again every second; when the work is done, the page around it is drawn anew."""
    job = get_object_or_404(visible(Job, request.user), slug=slug)
    if job.is_over and request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()
    return render(request, "proposals/job.html", {"job": job})
