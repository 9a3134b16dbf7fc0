"""Pages of the site as a whole."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from project import health
from project import status as states
from proposals.views.access_decorators import for_people, person


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What this is, for who is not signed in. Others, and who asks for a part of the library, come to the library."""
    if not (request.user.is_authenticated or request.GET):
        return render(request, "front.html")
    asked = request.GET.urlencode()
    return redirect(reverse("library") + (f"?{asked}" if asked else ""))


@require_safe
@never_cache
@for_people
def status(request: HttpRequest) -> HttpResponse:
    """How the site is, for its admins; for others this page does not exist."""
    me = person(request)
    if not me.is_superuser:
        raise Http404
    answers, swept = health.answers(), states.swept_at()
    last, is_complete = states.migrations()
    context = {
        "answers": answers,
        "queues": states.queues(),
        "oldest": states.oldest(me),
        "failed": states.failed(me),
        "disks": list(states.disks()),
        "versions": states.versions(),
        "migrations": last,
        "is_complete": is_complete,
        "backup": states.last_backup(),
        "swept": swept,
        "is_late": swept is None or timezone.now() - swept > states.LATE,
        "workers": states.workers() if answers["broker"] else [],
    }
    return render(request, "status.html", context)
