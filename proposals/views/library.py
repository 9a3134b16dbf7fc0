"""All proposals that a person may see."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from proposals.access import visible
from proposals.forms import LibraryFilter
from proposals.models import Body, Proposal, User
from proposals.queries import library
from proposals.services.proposals import may_add
from proposals.views.doors import for_readers

PAGE = 50


@for_readers
def show(request: HttpRequest) -> HttpResponse:
    """A table, by body and words of the title."""
    form = LibraryFilter(request.GET, bodies=visible(Body, request.user))
    asked = form.cleaned_data if form.is_valid() else {}
    words, body = asked.get("q", ""), asked.get("body")
    found = library.search(visible(Proposal, request.user), words=words, body=body)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "is_filtered": bool(words or body),
        "page": page,
        "shelves": library.shelves(page),
        "may_add": isinstance(request.user, User) and may_add(request.user),
    }
    return render(request, "proposals/library.html", context)
