"""The definitions of a version, and one of them beside those of other drafts.

They are looked for when somebody asks, for one person at a time: the others are shown the plain words of the text.
"""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from proposals.access import visible
from proposals.drawing.store import InUse, owner_of, pages
from proposals.models import Reading, Version
from proposals.queries.definitions import glossary_of
from proposals.queries.readings import current
from proposals.queries.siblings import defined_elsewhere
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
        with pages().alone(owner_of(reading)):
            return _index(request, version, reading)
    except InUse:
        return in_plain_words(request, PlainWords(str(version), version.proposal, reading))


def _index(request: HttpRequest, version: Version, reading: Reading) -> HttpResponse:
    glossary = glossary_of(reading)
    page = Paginator(glossary.definitions, PAGE).get_page(request.GET.get("page"))
    rows = [(one, glossary.section_of(one), glossary.users_of(one)) for one in page]
    context = {"version": version, "reading": reading, "page": page, "rows": rows, "is_cut": glossary.found.is_cut}
    return render(request, "proposals/definitions.html", context)


@require_safe
@for_readers
def show(request: HttpRequest, slug: str, term: str) -> HttpResponse:
    """The lasting address of one definition: what it says, where its term is used, and what other drafts say."""
    version = _version(request, slug)
    reading = current(version)
    try:
        with pages().alone(owner_of(reading)):
            return _show(request, version, reading, term)
    except InUse:
        return in_plain_words(request, PlainWords(str(version), version.proposal, reading))


def _show(request: HttpRequest, version: Version, reading: Reading, term: str) -> HttpResponse:
    glossary = glossary_of(reading)
    definition = glossary.find(term)
    if definition is None:
        raise Http404
    context = {
        "version": version,
        "reading": reading,
        "definition": definition,
        "section": glossary.section_of(definition),
        "users": glossary.users_of(definition),
        "others": defined_elsewhere(definition.term, version, request.user),
    }
    return render(request, "proposals/definition.html", context)


def _version(request: HttpRequest, slug: str) -> Version:
    rows = visible(Version, request.user).select_related("proposal__body", "current_reading")
    return get_object_or_404(rows, slug=slug)
