"""Single annotations: their card, their address, their place in another version."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from annotations import access
from annotations.models import Annotation, Placement
from annotations.queries.margins import card
from annotations.queries.placements import key_in
from annotations.queries.rights import rights
from annotations.queries.tray import tray
from annotations.services import placements
from proposals.access import visible
from proposals.models import Version
from proposals.queries.versions import refuse_withdrawn
from proposals.views.access_decorators import for_people, for_readers, person


@require_safe
@never_cache
@for_readers
def go_to(request: HttpRequest, slug: str) -> HttpResponse:
    """The permanent address of an annotation leads to its clause, with `?version=` to where it stands in that one.

    Where it has no place in that version, it leads home.
    """
    annotation = get_object_or_404(access.visible(Annotation, request.user).select_related("version"), slug=slug)
    version = _asked(request, annotation)
    refuse_withdrawn(version)
    key = key_in(annotation, version)
    if key is None:
        version, key = annotation.version, annotation.key
        refuse_withdrawn(version)
    page = reverse("version", kwargs={"slug": version.slug})
    return redirect(f"{page}?annotation={slug}#{key}")


@require_safe
@never_cache
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: one annotation's card, at home or as it stands in `?version=`."""
    related = ("version__proposal", "author", "team", "decided_by", "thread_resolved_by")
    seen = access.visible(Annotation, request.user).select_related(*related)
    annotation = get_object_or_404(seen.prefetch_related("concerns", "replies__author"), slug=slug)
    allowed = rights(request.user, annotation.version.proposal)
    context = {
        "card": card(annotation, _asked(request, annotation)),
        "rights": allowed,
        "may_annotate": bool(allowed.reviews),
    }
    return render(request, "annotations/card.html", context)


@require_safe
@never_cache
@for_people
def meanwhile(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: what an annotation of one's own says now, beside what was typed in the meantime."""
    own = access.visible(Annotation, request.user).filter(author=person(request))
    return render(request, "annotations/meanwhile.html", {"annotation": get_object_or_404(own, slug=slug)})


@require_POST
@for_people
def settle(request: HttpRequest, slug: str) -> HttpResponse:
    """A person decides an open placement; the answer is the card as it stands now."""
    placement = _placement(request, slug, request.POST.get("version", ""))
    placements.settle(placement, is_right=request.POST.get("answer") == "right", by=person(request))
    return redirect(f"{reverse('annotation-card', kwargs={'slug': slug})}?version={placement.version.slug}")


@require_safe
@never_cache
@for_people
def placed(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: what a person just decided about the annotation's place in `?version=`, its undoing, what is left."""
    placement = _placement(request, slug, request.GET.get("version", ""))
    clauses = placement.version.current_reading.clauses if placement.version.current_reading else None
    clause = clauses.filter(key=placement.key).first() if clauses and placement.key else None
    may_undo = placement.replaced is not None and placement.decided_by_id == person(request).pk
    left = tray(person(request), placement.version).count()
    context = {"placement": placement, "clause": clause, "may_undo": may_undo, "left": left}
    return render(request, "annotations/placed.html", context)


def _placement(request: HttpRequest, slug: str, version: str) -> Placement:
    seen = access.visible(Placement, request.user).select_related("annotation", "version__current_reading")
    return get_object_or_404(seen, annotation__slug=slug, version__slug=version, version__in=_versions(request))


def _asked(request: HttpRequest, annotation: Annotation) -> Version:
    if "version" not in request.GET:
        return annotation.version
    asked = {"slug": request.GET["version"], "proposal": annotation.version.proposal_id}
    return get_object_or_404(visible(Version, request.user), **asked)


def _versions(request: HttpRequest) -> Any:
    return visible(Version, request.user).values("pk")
