"""A wording where other words stand than those it was written for: what becomes of it, a person says."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from annotations import access
from annotations.models import Annotation
from annotations.queries.margins import Card, card
from annotations.queries.rights import rights
from annotations.services import wordings
from annotations.services.wordings import WordingChoice
from proposals.access import visible
from proposals.models import Version
from proposals.refusals import Refusal
from proposals.views.access_decorators import for_people, person
from proposals.views.returning import is_ours

OPEN = "open"
"""Takes back what was said in this version."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_people
def settle(request: HttpRequest, slug: str, version: str) -> HttpResponse:
    """The old words, the new ones and the wording beside each other; and one key each for what becomes of it."""
    seen = access.visible(Annotation, request.user).select_related("version__proposal", "author", "team")
    annotation = get_object_or_404(seen.prefetch_related("concerns"), slug=slug)
    shown = visible(Version, request.user).filter(proposal=annotation.version.proposal_id)
    place = get_object_or_404(shown.select_related("proposal", "current_reading"), slug=version)
    back = _back(request, annotation, place)
    refused, status = "", 200
    if request.method == "POST":
        try:
            _settle(request, annotation, place)
            return redirect(back)
        except Refusal as no:
            refused, status = no.sentence, no.status
    return render(
        request, "annotations/wording_settle.html", _context(request, annotation, place, back, refused), status=status
    )


def _settle(request: HttpRequest, annotation: Annotation, version: Version) -> None:
    asked = request.POST.get("choice", "")
    if asked == OPEN:
        wordings.open_again(annotation, version, by=person(request))
        return
    # Browsers send line feeds as two characters.
    proposed, seen = (request.POST.get(name, "").replace("\r\n", "\n") for name in ("proposed", "seen"))
    wordings.settle(annotation, version, WordingChoice(asked, proposed, seen), by=person(request))


def _context(request: HttpRequest, annotation: Annotation, version: Version, back: str, refused: str) -> dict[str, Any]:
    found: Card = card(annotation, version)
    wording = found.wording
    typed = request.POST.get("proposed")
    return {
        "card": found,
        "annotation": annotation,
        "version": version,
        "wording": wording,
        "decided_here": bool(wording and wording.decision and wording.decision.version_id == version.pk),
        "may_settle": annotation.team_id in rights(request.user, version.proposal).reviews,
        "typed": typed if typed is not None else _first_words(wording),
        "back": back,
        "refused": refused or ("" if wording else _("This remark proposes no wording for words of this version.")),
    }


def _first_words(wording: Any) -> str:
    """What one begins to write from: the wording made again, or else the words that stand there."""
    if wording is None:
        return ""
    if wording.state != "conflict":
        return str(wording.proposed)
    return str(wording.text if wording.proposal == Annotation.Wording.REPLACE else wording.written)


def _back(request: HttpRequest, annotation: Annotation, version: Version) -> str:
    """Where one came from, on this site; else where the annotation stands."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if is_ours(request, asked):
        return asked
    return f"{reverse('annotation', kwargs={'slug': annotation.slug})}?version={version.slug}"
