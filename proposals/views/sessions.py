"""Where one is signed in."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from proposals.services import sessions
from proposals.views.access_decorators import for_people, person


@require_safe
@never_cache
@for_people
def index(request: HttpRequest) -> HttpResponse:
    """The browsers in which one is signed in, this one first."""
    places = sessions.places(person(request), here=request.session.session_key)
    places.sort(key=lambda one: not one.is_here)
    context = {"places": places, "has_others": any(not one.is_here for one in places)}
    return render(request, "proposals/sessions.html", context)


@require_POST
@for_people
def end(request: HttpRequest) -> HttpResponse:
    """Sign out in the browser that the form names; everywhere else, if it names none."""
    me, name = person(request), request.POST.get("session", "")
    if not name:
        sessions.end_others(me, here=request.session.session_key)
        messages.success(request, _("You are signed in here alone."))
    elif sessions.end(me, name):
        messages.success(request, _("Signed out there."))
    else:
        raise Http404
    return redirect("sessions")
