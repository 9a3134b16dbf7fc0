"""The desk: what waits for a person, and what runs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from annotations.queries import desk, first_steps
from annotations.queries.arrivals import ARRIVED
from annotations.queries.desk_arrivals import arrived
from annotations.queries.notices import notices_of
from annotations.queries.tonight import after, tonight
from annotations.services import first_steps as starting
from annotations.services import telling, visits
from proposals.access import visible
from proposals.models import Membership, Notice, Role
from proposals.queries.jobs import work
from proposals.views.access_decorators import for_people, person

FEW = 6
"""Rows of a list on the desk; the whole of it is behind the last one."""


@require_safe
@never_cache
@for_people
def show(request: HttpRequest) -> HttpResponse:
    """What is left for tonight; what is new, and what runs."""
    me = person(request)
    since = visits.come(me)
    found = tonight(me)
    told = notices_of(me, most=FEW)
    context = {
        "first_steps": first_steps.first_steps(me),
        "since": since,
        "told": [one for one in told if one.notice.what != ARRIVED],
        "arrived": arrived(me, told),
        "due": [one for one in found if one.is_due],
        "others": [one for one in found if not one.is_due],
        "is_left": any(one.left for one in found),
        "may_consult": Membership.objects.filter(user=me, role__in=(Role.EDITOR, Role.OWNER)).exists(),
        "new_versions": desk.new_versions(me, since, most=FEW),
        "work": work(me, most=FEW),
    }
    return render(request, "annotations/desk.html", context)


@require_safe
@never_cache
@for_people
def go_on(request: HttpRequest) -> HttpResponse:
    """Lead to the next thing that is left, behind that of the page `?from=`; to the desk if there is none."""
    return redirect(after(tonight(person(request)), request.GET.get("from", "")) or "desk")


@require_safe
@never_cache
@for_people
def show_work(request: HttpRequest) -> HttpResponse:
    """A fragment: what runs. It asks for itself again while there is some; after the last, the desk is drawn anew."""
    found = work(request.user, most=FEW)
    if not found and request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()
    return render(request, "annotations/desk_work.html", {"work": found})


@require_POST
@for_people
def put_away(request: HttpRequest, slug: str) -> HttpResponse:
    """A notice was read."""
    telling.put_away_all(get_object_or_404(visible(Notice, request.user), slug=slug))
    return redirect("desk")


@require_POST
@for_people
def turn_first_steps(request: HttpRequest) -> HttpResponse:
    """Who is no newcomer any more has the desk for what waits; who wants the steps again (`again`) gets them."""
    turn = starting.bring_back if "again" in request.POST else starting.put_away
    turn(person(request))
    return redirect("desk")
