"""What people make of hints."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from annotations import access
from annotations.models import Annotation, Hint
from annotations.services import hints
from proposals.access import visible
from proposals.models import Version
from proposals.queries.versions import refuse_withdrawn
from proposals.views.doors import for_people, person


@require_POST
@for_people
def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the hint at `key`, `concern`, `start` and `end` into `state`; `annotation` is what was made of it: 204."""
    version = get_object_or_404(visible(Version, request.user), slug=slug)
    refuse_withdrawn(version)
    told = request.POST
    places = {edge: int(told[edge]) if told.get(edge, "").isdecimal() else -1 for edge in ("start", "end")}
    seen = access.visible(Hint, request.user).select_related("version__proposal")
    hint = get_object_or_404(seen, version=version, key=told.get("key", ""), concern=told.get("concern", ""), **places)
    annotation = None
    if told.get("annotation"):
        annotation = get_object_or_404(access.visible(Annotation, request.user), slug=told["annotation"])
    hints.decide(hint, told.get("state", ""), by=person(request), annotation=annotation)
    return HttpResponse(status=204)
