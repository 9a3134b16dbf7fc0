"""What is said of a version: confirmed, corrected, found out anew."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from proposals.access import visible
from proposals.forms.drafts import VersionFactsForm
from proposals.models import Version
from proposals.queries.covers import proposed
from proposals.queries.versions import refuse_withdrawn
from proposals.refusals import Refusal
from proposals.services import facts as service
from proposals.services import keeping, ordering
from proposals.views.access_decorators import for_people, person


@for_people
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Number, title, date, stage, language and contributors, beside what the cover says of them."""
    version = _version(request, slug)
    refuse_withdrawn(version)
    keeping.require_correct(person(request), version)
    form = VersionFactsForm(request.POST or None, version=version, initial=_initial(version))
    status = 200
    if request.method == "POST":
        status = _saved(request, version, form)
        if status == 200:
            messages.success(request, _("The facts are saved. No cover changes them from now on."))
            return redirect("version", slug=version.slug)
    context = {"version": version, "form": form, "proposed": proposed(version)}
    return render(request, "proposals/version_facts.html", context, status=status)


@require_POST
@for_people
def read_again(request: HttpRequest, slug: str) -> HttpResponse:
    """Have the file read anew; the page then shows how far that is."""
    version = _version(request, slug)
    service.read_again(version, by=person(request))
    messages.success(request, _("The file is being read again. The text below stays until that is done."))
    return redirect("version", slug=version.slug)


@require_POST
@for_people
def move(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a version earlier or later in the order of its proposal."""
    version = _version(request, slug)
    names = ("position", "seen")
    position, seen = (int(word) if (word := request.POST.get(name, "")).isdecimal() else 0 for name in names)
    ordering.move(version, position, seen=seen, by=person(request))
    messages.success(request, _("The versions are in another order now. What follows from it is being made."))
    return redirect(f"{reverse('proposal', args=[version.proposal.slug])}#{version.slug}")


def _version(request: HttpRequest, slug: str) -> Version:
    rows = visible(Version, request.user).select_related("proposal__body", "current_reading")
    return get_object_or_404(rows, slug=slug)


def _initial(version: Version) -> dict[str, Any]:
    facts = {name: getattr(version, name) for name in ("number", "title", "date", "stage", "language")}
    return {**facts, "contributors": version.contributors.all(), "seen": service.tag(version)}


def _saved(request: HttpRequest, version: Version, form: VersionFactsForm) -> int:
    """200 if the facts are stored, else the status of the page that says why not, with what was typed."""
    if not form.is_valid():
        return 400
    more = {"seen": form.cleaned_data["seen"], "new_contributor": form.cleaned_data["new_contributor"]}
    try:
        service.correct(version, form.facts(), **more, by=person(request))
    except Refusal as no:
        form.add_error(None, no.sentence)
        return no.status
    return 200
