"""What is found by words."""

from __future__ import annotations

from itertools import islice

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.forms import SearchForm
from annotations.queries.found import FoundRows
from annotations.queries.hits import hits
from annotations.queries.search import find
from clauseline.tokens import question
from proposals.access import visible
from proposals.models import Job, Proposal, Version
from proposals.views.access_decorators import for_readers

PAGE = 30
FEW = 12
"""So many proposals are offered to narrow what was found."""


@require_safe
@for_readers
def show(request: HttpRequest) -> HttpResponse:
    """One field, and what was found, version by version."""
    form = SearchForm(request.GET, person=request.user)
    is_valid = form.is_valid()
    query = question(form.cleaned_data.get("q", "") if is_valid else "")
    rows = find(request.user, query, form.scope() if is_valid else None)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    within = form.cleaned_data.get("proposal") if is_valid else None
    unlearnt = visible(Job, request.user).filter(kind="search").exclude(state__in=Job.OVER).count()
    context = {
        "form": form,
        "asked": bool(query.phrases),
        "page": page,
        "hits": hits(page, query),
        "proposals": [] if within else _counted(rows),
        "unlearnt": unlearnt,
        "texts": visible(Version, request.user).exclude(current_reading=None).count() if unlearnt else 0,
        "within": within,
    }
    return render(request, "annotations/search.html", context)


def _counted(rows: FoundRows) -> list[tuple[Proposal, int]]:
    """The proposals in which most was found, with how much; none where all is in one."""
    counts = dict(islice(rows.by_proposal().items(), FEW))
    there = Proposal.objects.in_bulk(list(counts)) if len(counts) > 1 else {}
    return [(there[key], count) for key, count in counts.items() if key in there]
