"""The record of acts, for the site's admins."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from proposals.queries import audit
from proposals.views.doors import for_people, person

PAGE = 50


@require_safe
@for_people
def show(request: HttpRequest) -> HttpResponse:
    """A table of acts, the latest first, by verb and object; for others this page does not exist."""
    if not person(request).is_superuser:
        raise Http404
    verb, words = request.GET.get("verb", ""), request.GET.get("object", "")
    page = Paginator(audit.search(verb=verb, words=words), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "verb": verb, "object": words, "verbs": audit.verbs()}
    return render(request, "proposals/audit.html", context)
