"""Single annotations: their form, their card, their address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from annotations import access
from annotations.models import Annotation, Placement
from annotations.queries.elements import element
from annotations.queries.margins import card, reviewing_teams
from annotations.services import placements
from proposals.access import visible
from proposals.models import Clause, Version
from proposals.queries.versions import refuse_withdrawn
from proposals.views.doors import for_people, for_readers, person


@require_safe
@never_cache
@for_readers
def go_to(request: HttpRequest, slug: str) -> HttpResponse:
    """The permanent address of an annotation leads to its clause."""
    annotation = get_object_or_404(access.visible(Annotation, request.user).select_related("version"), slug=slug)
    refuse_withdrawn(annotation.version)
    page = reverse("version", kwargs={"slug": annotation.version.slug})
    return redirect(f"{page}?annotation={slug}#{annotation.key}")


@require_safe
@never_cache
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: one annotation's card, at home or as it stands in `?version=`."""
    seen = access.visible(Annotation, request.user).select_related("version", "author", "team")
    annotation = get_object_or_404(seen.prefetch_related("concerns", "replies__author"), slug=slug)
    asked = request.GET.get("version", annotation.version.slug)
    version = get_object_or_404(visible(Version, request.user), slug=asked)
    context = {"card": card(annotation, version), "may_annotate": reviewing_teams(request.user).exists()}
    return render(request, "annotations/card.html", context)


@require_safe
@never_cache
@for_people
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: the form of a new annotation on the clause `?key=` (or the whole document), or of `?annotation=`.

    With `?other=` (the key of another clause) it says that a remark stands in one clause, and offers some.
    """
    version = get_object_or_404(visible(Version, request.user).select_related("proposal"), slug=slug)
    refuse_withdrawn(version)
    if "annotation" in request.GET:
        return _ask_again(request, version)
    clause = _clause(version, request.GET.get("key", ""))
    if clause is not None and "other" in request.GET:
        offers = _offers(clause, _clause(version, request.GET["other"]))
        return render(request, "annotations/choice.html", {"version": version, "offers": offers})
    return _form(request, version, {"clause": clause, "element": _element(request, clause)})


@require_POST
@for_people
def preview(request: HttpRequest) -> HttpResponse:
    """A fragment: what a proposed wording does to the quoted words."""
    names = ("proposal", "quote", "proposed")
    return render(request, "annotations/wording.html", {name: request.POST.get(name, "") for name in names})


@require_POST
@for_people
def settle(request: HttpRequest, slug: str) -> HttpResponse:
    """A person decides an open placement; the answer is the card as it stands now."""
    seen = access.visible(Placement, request.user).select_related("version")
    placement = get_object_or_404(
        seen, annotation__slug=slug, version__slug=request.POST.get("version", ""), version__in=_versions(request)
    )
    placements.settle(placement, is_right=request.POST.get("answer") == "right", by=person(request))
    return redirect(f"{reverse('annotation-card', kwargs={'slug': slug})}?version={placement.version.slug}")


def _versions(request: HttpRequest) -> Any:
    return visible(Version, request.user).values("pk")


def _ask_again(request: HttpRequest, version: Version) -> HttpResponse:
    own = access.visible(Annotation, request.user).filter(author=person(request)).prefetch_related("concerns")
    annotation = get_object_or_404(own.select_related("team", "version__proposal"), slug=request.GET["annotation"])
    clause = Clause.objects.filter(reading=annotation.version.current_reading_id, key=annotation.key).first()
    return _form(request, annotation.version, {"said": annotation, "clause": clause, "element": annotation.element})


def _form(request: HttpRequest, version: Version, more: dict[str, Any]) -> HttpResponse:
    said: Annotation | None = more.get("said")
    named = {row.concern for row in said.concerns.all()} if said else set()
    context = {
        "version": version,
        "teams": list(reviewing_teams(request.user)),
        "choices": Annotation,
        "visibilities": _visibilities(version),
        "named": named,
        **more,
    }
    return render(request, "annotations/form.html", context)


def _visibilities(version: Version) -> list[tuple[str, Any]]:
    """Who may be chosen to see it: never more people than see its proposal."""
    is_closed = version.proposal.restricted
    return [
        (v, label) for v, label in Annotation.Visibility.choices if not is_closed or v != Annotation.Visibility.PUBLIC
    ]


def _clause(version: Version, key: str) -> Clause | None:
    """The clause that an address names: 404 if there is none of this key, None without one."""
    if not key:
        return None
    return get_object_or_404(Clause.objects.select_related("parent"), reading=version.current_reading_id, key=key)


def _element(request: HttpRequest, clause: Clause | None) -> str:
    start = request.GET.get("start", "")
    return element(clause, int(start)) if clause and start.isdecimal() else ""


def _offers(one: Clause, other: Clause | None) -> list[Clause]:
    """The two clauses themselves, and the nearest clause that holds both."""
    if other is None:
        return [one]
    above = {clause.pk for clause in _upwards(other)}
    parent = next((clause for clause in _upwards(one) if clause.pk in above), None)
    return list(dict.fromkeys(clause for clause in (one, other, parent) if clause))


def _upwards(clause: Clause) -> list[Clause]:
    path = [clause]
    while path[-1].parent is not None:
        path.append(path[-1].parent)
    return path
