"""Any two versions of any two proposals, to be chosen and compared."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from proposals.access import visible
from proposals.forms.comparisons import PickForm
from proposals.models import Version
from proposals.queries.picking import Picked, lately, look
from proposals.queries.versions import refuse_withdrawn
from proposals.views.access_decorators import for_people

SIDES = ("old", "new")


@for_people
def show(request: HttpRequest) -> HttpResponse:
    """Two sides with a search each; what they come to when both are chosen; and what was compared lately."""
    form = PickForm(request.GET)
    chosen = {name: _chosen(request, form.asked(name)) for name in SIDES}
    return draw(request, form, chosen)


def draw(
    request: HttpRequest, form: PickForm, chosen: dict[str, Version | None], *, refused: str = "", status: int = 200
) -> HttpResponse:
    """The page with these two chosen; `refused` says why they were not compared."""
    old, new = (chosen[name] for name in SIDES)
    own = form.asked("whose") == "mine"
    context = {
        "sides": [look(name, form.asked(f"{name}_words"), chosen[name], request.user) for name in SIDES],
        "picked": Picked(old, new) if old and new else None,
        "lately": lately(request.user, own=own),
        "own": own,
        "refused": refused,
    }
    return render(request, "proposals/comparisons.html", context, status=status)


def _chosen(request: HttpRequest, slug: str) -> Version | None:
    """The version of that slug; 404 if the person sees none, 410 if it was withdrawn."""
    if not slug:
        return None
    version = get_object_or_404(visible(Version, request.user).select_related("proposal__body"), slug=slug)
    refuse_withdrawn(version)
    return version
