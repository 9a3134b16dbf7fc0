"""Passages that one's teams marked and that turn up in other drafts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from annotations.models import Annotation
from annotations.queries.arrival_entries import arrival_entries, with_marks
from annotations.queries.arrivals import WON, ArrivalChoice, listed, passages, places_of
from annotations.services import arrival_tables, telling
from clauseline.concerns import VOCABULARY
from proposals.access import visible
from proposals.files.downloads import download
from proposals.models import Proposal, Version
from proposals.views.access_decorators import for_people, for_readers, person

PAGE = 50


@require_safe
@never_cache
@for_people
def index(request: HttpRequest) -> HttpResponse:
    """Each passage with where it stands now, a page at a time."""
    me = person(request)
    choice = _choice(request)
    page = Paginator(with_marks(choice.of(me)), PAGE).get_page(request.GET.get("page"))
    mine = listed(me)
    context = {
        "choice": choice,
        "page": page,
        "entries": arrival_entries(list(page), me),
        "has_any": bool(page.paginator.count) or mine.exists(),
        "proposals": Proposal.objects.filter(pk__in=mine.values("version__proposal")).select_related("body"),
        "polarities": [*Annotation.Polarity.choices[1:4], (WON, "")],
    }
    return render(request, "annotations/arrivals.html", context)


@require_safe
@for_people
def export(request: HttpRequest) -> HttpResponse:
    """Those that are asked for, as a table."""
    return download(arrival_tables.export(_choice(request), by=person(request), site=settings.SITE_URL))


@require_POST
@for_people
def put_away(request: HttpRequest, slug: str) -> HttpResponse:
    """One has seen it: answers the row, or leads back to where one was."""
    me = person(request)
    arrival = get_object_or_404(with_marks(listed(me)), slug=slug)
    telling.put_away(arrival, by=me)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{reverse('arrivals')}?{request.GET.urlencode()}#row-{slug}")
    (entry,) = arrival_entries([arrival], me)
    return render(request, "annotations/arrival.html", {"entry": entry})


@require_safe
@never_cache
@for_readers
def count(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: how many passages that one's teams marked elsewhere stand in this version."""
    version = get_object_or_404(visible(Version, request.user), slug=slug)
    found = passages(places_of(ArrivalChoice(version=version).of(request.user)))
    return render(request, "annotations/arrivals_here.html", {"version": version, "count": found})


def _choice(request: HttpRequest) -> ArrivalChoice:
    """What is asked for; words of the address that mean nothing are left aside."""
    asked: Any = request.GET.get
    return ArrivalChoice(
        concern=_known(asked("concern"), [concern.id for concern in VOCABULARY.concerns]),
        polarity=_known(asked("polarity"), [*Annotation.Polarity.values, WON]),
        severity=_known(asked("severity"), Annotation.Severity.values),
        proposal=visible(Proposal, request.user).filter(slug=asked("proposal", "")).first(),
        version=visible(Version, request.user).filter(slug=asked("version", "")).first(),
        unseen=asked("unseen") == "yes",
    )


def _known(word: str | None, words: list[str]) -> str:
    return word if word in words else ""
