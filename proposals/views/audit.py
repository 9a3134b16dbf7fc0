"""The record of acts, for the site's admins."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from proposals.queries import audit
from proposals.views.access_decorators import for_people, person

PAGE = 50


@require_safe
@for_people
def show(request: HttpRequest) -> HttpResponse:
    """A table of acts, the latest first, by actor, verb and object; for others this page does not exist."""
    if not person(request).is_superuser:
        raise Http404
    actor, verb, words = (request.GET.get(name, "") for name in ("actor", "verb", "object"))
    page = Paginator(audit.search(actor=actor, verb=verb, words=words), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "actor": actor, "verb": verb, "object": words, "verbs": audit.verbs()}
    return render(request, "proposals/audit.html", context)
