"""What people make of hints."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from annotations import access
from annotations.models import Annotation, Hint
from annotations.queries.hints import are_off
from annotations.queries.turning import turning
from annotations.services import hints
from proposals.access import addressed
from proposals.queries.versions import refuse_withdrawn
from proposals.views.access_decorators import for_people, for_readers, person

COOKIE, YEAR = "hints", 365 * 24 * 3600


@require_POST
@for_people
def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a hint into `state` for one's `team`; `annotation` is what was made of it.

    A dismissal answers with what takes it back.
    """
    seen = access.visible(Hint, request.user).select_related("version__proposal")
    hint = get_object_or_404(seen, slug=slug)
    refuse_withdrawn(hint.version)
    made, team = request.POST.get("annotation"), request.POST.get("team")
    decision = hints.decide(
        hint,
        request.POST.get("state", ""),
        by=person(request),
        team=get_object_or_404(access.own_teams(request.user), slug=team) if team else None,
        annotation=get_object_or_404(access.visible(Annotation, request.user), slug=made) if made else None,
    )
    if decision.state != Hint.State.DISMISSED:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return render(request, "annotations/hint_toast.html", {"hint": hint, "team": decision.team})


@require_POST
@for_readers
def switch(request: HttpRequest) -> HttpResponse:
    """Show hints ("on") or hide them: kept in the account, or on the device of who has none."""
    shown = request.POST.get("hints") != "off"
    answer = HttpResponse(status=HTTPStatus.NO_CONTENT)
    if request.user.is_authenticated:
        hints.show_to(person(request), shown=shown)
    else:
        answer.set_cookie(COOKIE, "on" if shown else "off", max_age=YEAR, httponly=True, samesite="Lax")
    return answer


@require_safe
@never_cache
@for_readers
def turned_sentences(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: safeguards that went between two versions, and binding sentences that came with a hint."""
    comparisons = addressed(request.user).select_related("old_version", "new_version", "old", "new")
    comparison = get_object_or_404(comparisons, slug=slug)
    # Hints are drawn up for the texts that versions show; the other text of a file has none. Of two languages nobody
    # says what came or went.
    is_shown = not (comparison.is_tracked or comparison.across or hidden(request))
    context = {"turning": turning(comparison, request.user) if is_shown else None}
    return render(request, "annotations/turning.html", context)


def hidden(request: HttpRequest) -> bool:
    """Whether who asks wants to see no hints."""
    return are_off(request.user) or (not request.user.is_authenticated and request.COOKIES.get(COOKIE) == "off")
