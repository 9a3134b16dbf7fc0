"""The definitions of a version, and one of them beside those of other drafts.

Where they are still looked for, the plain words of the text are shown.
"""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from proposals.access import visible
from proposals.drawing.store import InUse
from proposals.models import Version
from proposals.queries.readings import current
from proposals.services import glossaries
from proposals.views.access_decorators import for_readers
from proposals.views.shared import PlainWords, in_plain_words

PAGE = 1000
"""Definitions on a page: more than a draft has."""


@require_safe
@for_readers
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """All definitions of a version, with the clauses that use their terms."""
    version = _version(request, slug)
    reading = current(version)
    try:
        glossary = glossaries.of(version, reading)
    except InUse:
        return in_plain_words(request, PlainWords(str(version), version.proposal, reading))
    page = Paginator(glossary.terms, PAGE).get_page(request.GET.get("page"))
    context = {"version": version, "reading": reading, "page": page, "is_cut": glossary.is_cut}
    return render(request, "proposals/definitions.html", context)


@require_safe
@for_readers
def show(request: HttpRequest, slug: str, term: str) -> HttpResponse:
    """The lasting address of one definition: what it says, where its term is used, and what other drafts say."""
    version = _version(request, slug)
    reading = current(version)
    try:
        definition = glossaries.of(version, reading).find(term)
    except InUse:
        return in_plain_words(request, PlainWords(str(version), version.proposal, reading))
    if definition is None:
        raise Http404
    context = {
        "version": version,
        "reading": reading,
        "definition": definition,
        "elsewhere": glossaries.elsewhere(definition.term, version, request.user),
    }
    return render(request, "proposals/definition.html", context)


def _version(request: HttpRequest, slug: str) -> Version:
    rows = visible(Version, request.user).select_related("proposal__body", "current_reading")
    return get_object_or_404(rows, slug=slug)
