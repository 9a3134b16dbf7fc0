"""What is found by words."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.forms import SearchForm
from annotations.queries.hits import groups
from annotations.queries.search import find
from clauseline.tokens import question
from proposals.access import visible
from proposals.models import Job
from proposals.views.access_decorators import for_readers

PAGE = 30


@require_safe
@for_readers
def show(request: HttpRequest) -> HttpResponse:
    """One field, and what was found, version by version."""
    form = SearchForm(request.GET, person=request.user)
    is_valid = form.is_valid()
    query = question(form.cleaned_data.get("q", "") if is_valid else "")
    rows = find(request.user, query, form.scope() if is_valid else None)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "asked": bool(query.phrases),
        "page": page,
        "groups": groups(page, query),
        "unlearnt": visible(Job, request.user).filter(kind="search").exclude(state__in=Job.OVER).count(),
        "within": form.cleaned_data.get("proposal") if is_valid else None,
    }
    return render(request, "annotations/search.html", context)
