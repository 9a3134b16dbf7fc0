"""All proposals that a person may see."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from proposals.access import visible
from proposals.forms.library import LibraryFilter
from proposals.models import Proposal
from proposals.queries import library
from proposals.queries.pictures import picture
from proposals.services.proposals import may_add
from proposals.views.access_decorators import for_readers

PAGE = 50


@for_readers
def show(request: HttpRequest) -> HttpResponse:
    """A table, what narrows it, and above it the versions of what it shows over time."""
    mine = visible(Proposal, request.user)
    form = LibraryFilter(request.GET, person=request.user, facets=library.facets(mine))
    wanted = form.wanted()
    page = Paginator(library.search(mine, wanted), PAGE).get_page(request.GET.get("page"))
    shelves = library.shelves(page, request.user)
    context = {
        "form": form,
        "wanted": wanted,
        "page": page,
        "shelves": shelves,
        "picture": picture(shelves),
        "may_add": may_add(request.user),
    }
    return render(request, "proposals/library.html", context)
