"""What a contributor brought, and where its words stand now."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotations.services import contributor_tables
from proposals.access import visible
from proposals.files.downloads import download
from proposals.models import Contributor
from proposals.queries.contributions import contributions_of
from proposals.queries.contributor_words import words_now
from proposals.services.contributors import changeable
from proposals.views.access_decorators import for_readers


@require_safe
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Its proposals and versions, where its words stand now, and what became of their force."""
    contributor = get_object_or_404(visible(Contributor, request.user), slug=slug)
    brought = contributions_of(contributor, request.user)
    context = {
        "contributor": contributor,
        "brought": brought,
        "force": [row for one in brought for row in one.force],
        "now": words_now(contributor, brought, request.user),
        "may_change": bool(request.user.is_authenticated and changeable([contributor], by=request.user)),
    }
    return render(request, "annotations/contributor.html", context)


@require_safe
@for_readers
def export(request: HttpRequest, slug: str) -> HttpResponse:
    """All of it as a table."""
    contributor = get_object_or_404(visible(Contributor, request.user), slug=slug)
    return download(contributor_tables.export(contributor, by=request.user, site=settings.SITE_URL))
