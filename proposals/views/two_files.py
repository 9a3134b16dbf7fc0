"""Two files, and what changed between them: one page, one act."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from proposals.forms.comparisons import TwoFilesForm
from proposals.refusals import Refusal
from proposals.services import keeping
from proposals.services import two_files as service
from proposals.views.access_decorators import for_people, person


@for_people
def compare(request: HttpRequest) -> HttpResponse:
    """An older and a newer file; leads to their comparison, which says how far it is until it is there."""
    teams = keeping.led(person(request))
    if request.method != "POST":
        return _draw(request, TwoFilesForm(teams=teams))
    form = TwoFilesForm(request.POST, request.FILES, teams=teams)
    if not form.is_valid():
        return _draw(request, form, status=HTTPStatus.BAD_REQUEST)
    try:
        comparison = service.compare(**form.cleaned_data, by=person(request))
    except Refusal as no:
        form.add_error(None, no.sentence)
        return _draw(request, form, status=no.status)
    return redirect("comparison", slug=comparison.slug)


def _draw(request: HttpRequest, form: TwoFilesForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "own": form.teams.first(), "limit": settings.UPLOAD_LIMIT}
    return render(request, "proposals/two_files.html", context, status=status)
