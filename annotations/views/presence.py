"""Who of one's own team is in a clause, for who lets their team see where they are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from annotations.services import presence
from proposals.access import visible
from proposals.models import Version
from proposals.queries.versions import refuse_withdrawn
from proposals.refusals import Refusal
from proposals.views.access_decorators import for_people, person

LONGEST_KEY = 12


@require_POST
@never_cache
@for_people
def enter(request: HttpRequest, slug: str) -> HttpResponse:
    """One is in the clause `key` now, or with none is seen no more: who of one's team is there too."""
    version = get_object_or_404(visible(Version, request.user), slug=slug)
    refuse_withdrawn(version)
    key = request.POST.get("key", "")
    if len(key) > LONGEST_KEY:
        raise Refusal(_("This version has no such clause. Please reload the page."))
    if key:
        return JsonResponse({"people": presence.enter(version, key, by=person(request))})
    presence.leave(version, by=person(request))
    return JsonResponse({"people": []})
