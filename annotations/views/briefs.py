"""A version on one page, to take away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from annotations.services import briefs
from proposals.access import visible
from proposals.files.downloads import download
from proposals.models import Version
from proposals.views.access_decorators import for_readers


@require_safe
@for_readers
def export(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The brief of a version, of what changed in the `comparison` that is asked for, for one `team` of who asks."""
    versions = visible(Version, request.user).select_related("current_reading", "proposal__body")
    version = get_object_or_404(versions, slug=slug)
    comparison, team = request.GET.get("comparison", ""), request.GET.get("team", "")
    return download(briefs.export(version, form, by=request.user, comparison=comparison, team=team))
