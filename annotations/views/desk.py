"""The desk: what waits for a person, and what runs."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from annotations.queries import desk
from annotations.queries.tray import tray
from annotations.services import visits
from proposals.access import visible
from proposals.models import Job, Membership, Role
from proposals.queries.jobs import work
from proposals.views.doors import for_people, person

FEW = 6
"""Rows of a list on the desk; the whole of it is behind the last one."""
PAGE = 30


@require_safe
@never_cache
@for_people
def show(request: HttpRequest) -> HttpResponse:
    """Deadlines, what to review, what to re-place; what is new, and what runs."""
    me = person(request)
    since = visits.come(me)
    waiting, due = tray(me), desk.deadlines(me)
    debts = desk.debts(me)
    context = {
        "since": since,
        "deadlines": due[:FEW],
        "has_more_deadlines": due[FEW : FEW + 1].exists(),
        "may_consult": Membership.objects.filter(user=me, role__in=(Role.EDITOR, Role.OWNER)).exists(),
        "debts": debts,
        "owed": sum(len(debt.owed) for debt in debts),
        "waiting": waiting[:FEW],
        "waiting_count": waiting.count(),
        "arrivals": desk.arrivals(me, since, most=FEW),
        "replies": desk.replies(me, since)[:FEW],
        "work": work(visible(Job, me), most=FEW),
    }
    return render(request, "annotations/desk.html", context)


@require_safe
@never_cache
@for_people
def show_work(request: HttpRequest) -> HttpResponse:
    """A fragment: what runs. It asks for itself again while there is some; after the last, the desk is drawn anew."""
    found = work(visible(Job, request.user), most=FEW)
    if not found and request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()
    return render(request, "annotations/desk_work.html", {"work": found})


@require_safe
@never_cache
@for_people
def show_tray(request: HttpRequest) -> HttpResponse:
    """Every annotation that needs a place, page by page."""
    page = Paginator(tray(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "annotations/desk_tray.html", {"page": page})
