"""The form of an annotation: new, said anew, or resumed from a draft."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from annotations import access
from annotations.models import Annotation, ArgumentUse, Draft
from annotations.queries.arguments import offer
from annotations.queries.elements import element
from annotations.queries.safeguards import offered
from annotations.queries.said_before import Before, said_before
from annotations.services.annotations import PLAIN
from annotations.services.drafts import DraftPlace
from clauseline.anchoring import Anchor, locate
from proposals.access import visible
from proposals.models import Clause, Version
from proposals.queries.teams import reviewing
from proposals.queries.versions import refuse_withdrawn
from proposals.views.access_decorators import for_people, person


@require_safe
@never_cache
@for_people
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: the form of a new annotation on the clause `?key=` (or the whole document), of its passage from
    `?start=` to `?end=`, or of `?annotation=`, filled with the person's draft of that place; or the form of `?draft=`.

    With `?other=` (the key of another clause) it says that a remark stands in one clause, and offers that passage and
    some clauses.
    """
    version = get_object_or_404(visible(Version, request.user).select_related("proposal"), slug=slug)
    refuse_withdrawn(version)
    if "draft" in request.GET:
        return _resume(request, version)
    if "annotation" in request.GET:
        return _ask_again(request, request.GET["annotation"])
    clause = _clause(version, request.GET.get("key", ""))
    if clause is not None and "other" in request.GET:
        offers = _offers(clause, _clause(version, request.GET["other"]))
        context = {"version": version, "offers": offers, "part": _stretch(request, clause)}
        return render(request, "annotations/choice.html", context)
    place = DraftPlace(version, clause.key if clause else "", _stretch(request, clause))
    draft = _drafts(request).filter(version=version, place=place.name).first()
    return _form(request, place, clause=clause, draft=draft)


@require_POST
@for_people
def preview(request: HttpRequest) -> HttpResponse:
    """A fragment: what a proposed wording does to the quoted words."""
    names = ("proposal", "quote", "proposed")
    wording = {name: request.POST.get(name, "") for name in names}
    return render(request, "annotations/wording.html", {"wording": wording})


def _resume(request: HttpRequest, version: Version) -> HttpResponse:
    draft = get_object_or_404(_drafts(request).filter(version=version), slug=request.GET["draft"])
    if draft.annotation is not None:
        return _ask_again(request, draft.annotation.slug)
    clause = Clause.objects.filter(reading=version.current_reading_id, key=draft.key).first()
    return _form(request, DraftPlace(version, draft.key, draft.anchor), clause=clause, draft=draft)


def _ask_again(request: HttpRequest, slug: str) -> HttpResponse:
    own = access.visible(Annotation, request.user).filter(author=person(request)).prefetch_related("concerns")
    annotation = get_object_or_404(own.select_related("team", "version__proposal"), slug=slug)
    refuse_withdrawn(annotation.version)
    clause = Clause.objects.filter(reading=annotation.version.current_reading_id, key=annotation.key).first()
    place = DraftPlace(annotation.version, annotation.key, annotation.anchor, annotation)
    draft = _drafts(request).filter(version=annotation.version, place=place.name).first()
    return _form(request, place, clause=clause, draft=draft)


def _drafts(request: HttpRequest) -> Any:
    return access.visible(Draft, request.user).select_related("annotation", "version__proposal")


def _form(request: HttpRequest, place: DraftPlace, *, clause: Clause | None, draft: Draft | None) -> HttpResponse:
    fields = _values(request, place.annotation) if place.annotation else {"element": _element(request, clause)}
    fields |= draft.form if draft else {}
    context = {
        "version": place.version,
        "clause": clause,
        "said": place.annotation,
        "draft": draft,
        "quote": place.anchor.quote if place.anchor else "",
        "anchor": draft.anchor if draft else None,
        "fields": fields,
        "named": set(fields.get("concerns", [])),
        "teams": reviewing(request.user, place.version.proposal),
        "choices": Annotation,
        "visibilities": _visibilities(place.version),
        **_reusable(request, place, clause, fields),
        "offers": offered(place.version),
    }
    return render(request, "annotations/form.html", context)


def _reusable(request: HttpRequest, place: DraftPlace, clause: Clause | None, fields: dict[str, Any]) -> dict[str, Any]:
    """What one's teams have to say already: arguments, and what they said of these words."""
    concerns, used = fields.get("concerns", ()), fields.get("arguments", ())
    spot = locate(place.anchor, clause.text) if place.anchor and clause else None
    is_new = place.annotation is None
    return {
        "offer": offer(request.user, concerns, language=place.version.language, used=used),
        "before": said_before(place.version, clause, spot, request.user) if is_new else Before(),
    }


def _values(request: HttpRequest, annotation: Annotation) -> dict[str, Any]:
    values = {name: getattr(annotation, name) for name in PLAIN}
    uses = access.visible(ArgumentUse, person(request)).filter(annotation=annotation)
    values["arguments"] = list(uses.values_list("argument__slug", flat=True))
    return {**values, "concerns": [row.concern for row in annotation.concerns.all()]}


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


def _stretch(request: HttpRequest, clause: Clause | None) -> Anchor | None:
    """The words from `?start=` to `?end=`."""
    bounds = [request.GET.get(name, "") for name in ("start", "end")]
    if clause is None or not all(word.isdecimal() for word in bounds):
        return None
    start, end = map(int, bounds)
    quote = clause.text[start:end]
    return Anchor(quote, start=start) if quote else None


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
