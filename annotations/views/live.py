"""What is new beside a text and in a sheet: stamps that pages ask for every few seconds, and nothing of a content."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from annotations import access
from annotations.models import CommentSet
from annotations.queries import stamps
from proposals.models import Version
from proposals.queries.versions import refuse_withdrawn
from proposals.refusals import Refusal
from proposals.views.access_decorators import for_people, person


@require_safe
@cache_control(private=True, no_cache=True)
@conditional_page
@for_people
def beside(request: HttpRequest, slug: str) -> HttpResponse:
    """A stamp for each kind of thing beside a version; the ETag is the one that its margin was drawn with."""
    by = person(request)
    known = stamps.seen(slug, by)
    if known is None:
        raise Http404
    version, proposal, is_withdrawn = known
    if is_withdrawn:
        refuse_withdrawn(Version.objects.get(pk=version))
    found = stamps.beside(version, proposal, by)
    return JsonResponse(found, headers={"ETag": f'"{stamps.tag(found)}"'})


@require_safe
@cache_control(private=True, no_cache=True)
@conditional_page
@for_people
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """The stamps of a comment set, and by row the moment of its last change, of those changed after `?since=`: null
    where these are very many.
    """
    found = get_object_or_404(access.visible(CommentSet, request.user), slug=slug)
    now, since = stamps.sheet(found, request.user), _moment(request)
    rows = stamps.changed_rows(found, since) if since and now.moment else {}
    moment = now.moment.isoformat() if now.moment else ""
    told = {"tag": now.tag, "arranged": now.arranged, "behind": now.behind, "moment": moment, "rows": rows}
    return JsonResponse(told, headers={"ETag": f'"{now.tag}"'})


def _moment(request: HttpRequest) -> datetime | None:
    """The moment of `?since=`; None without one."""
    asked = request.GET.get("since", "")
    if not asked:
        return None
    try:
        moment = parse_datetime(asked)
    except ValueError:
        moment = None
    if moment is None or not is_aware(moment):
        raise Refusal(_("“since” is a moment with its time zone, such as 2026-01-31T12:00:00Z."))
    return moment
