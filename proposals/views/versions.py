"""Versions: reading one, adding the next one."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from proposals.access import visible
from proposals.forms import VersionForm
from proposals.models import Clause, Comparison, Proposal, Reading, Version
from proposals.queries.comparisons import tracked_in
from proposals.queries.covers import is_to_confirm
from proposals.queries.documents import sections
from proposals.queries.library import latest_steps
from proposals.queries.redlines import fates
from proposals.queries.remarks import file_comments, tracked
from proposals.queries.undecided import undecided
from proposals.queries.waiting import reading_job
from proposals.refusals import Refusal
from proposals.services import facts, steering
from proposals.services import versions as service
from proposals.views.doors import for_people, for_readers, person
from proposals.views.etags import answer_once
from proposals.views.proposals import draw


@require_safe
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """The text of a version, or what keeps it from being read. The text has an ETag."""
    version = _version(request, slug)
    reading = version.current_reading
    if reading is None or version.withdrawn_at:
        return _without_text(request, version)
    came_by = latest_steps([version]).get(version.pk)
    may_correct = request.user.is_authenticated and facts.may_correct(person(request), version)
    job = reading_job(version)
    facts_now = (version.number, version.title, version.date, version.stage, version.language, version.given)
    told = tracked_in(version) if reading.facts.get("tracked") else None
    compared = [one and (one.slug, one.ready_at) for one in (came_by, told)]
    shown = (version.slug, reading.pk, compared, may_correct, job and job.state, facts_now)
    more = {"may_correct": may_correct, "job": job if job and not job.is_over else None, "tracked_in": told}
    return answer_once(request, shown, lambda: _text(request, version, reading, came_by, **more))


@require_safe
@for_readers
def go_to_clause(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The lasting address of a clause leads to its place in the text."""
    version = _version(request, slug)
    if version.withdrawn_at:
        return _without_text(request, version)
    get_object_or_404(Clause, reading=version.current_reading_id, key=key)
    return redirect(f"{reverse('version', args=[slug])}#{key}")


@require_POST
@for_people
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """The next version of a proposal; its page then shows how far its reading is."""
    proposal = get_object_or_404(visible(Proposal, request.user).select_related("body"), slug=slug)
    form = VersionForm(request.POST, request.FILES)
    status = HTTPStatus.BAD_REQUEST
    if form.is_valid():
        try:
            version = service.add(proposal, form.cleaned_data["file"], form.facts(), by=person(request))
        except Refusal as no:
            form.add_error(None, no.sentence)
            status = no.status
        else:
            return redirect(reverse("proposal", args=[slug], query={"added": version.slug}, fragment=version.slug))
    return draw(request, proposal, form, status=status)


def _version(request: HttpRequest, slug: str) -> Version:
    rows = visible(Version, request.user).select_related("proposal__body", "current_reading")
    return get_object_or_404(rows, slug=slug)


def _text(
    request: HttpRequest, version: Version, reading: Reading, came_by: Comparison | None, **more: object
) -> HttpResponse:
    text = sections(reading)
    context = {
        **more,
        "to_confirm": more["may_correct"] and is_to_confirm(version),
        "version": version,
        "reading": reading,
        "sections": text,
        "file_comments": file_comments(reading, text),
        "tracked": tracked(reading),
        "undecided": undecided(text),
        "came_by": came_by,
        "fates": fates(came_by) if came_by else {},
    }
    return render(request, "proposals/version.html", context)


def _without_text(request: HttpRequest, version: Version) -> HttpResponse:
    """Withdrawn (410), unreadable, or still being read."""
    job = None if version.withdrawn_at else reading_job(version)
    context = {
        "version": version,
        "job": job,
        "may_steer": job is not None and steering.may_steer(request.user, job),
        "may_correct": request.user.is_authenticated and facts.may_correct(person(request), version),
    }
    status = HTTPStatus.GONE if version.withdrawn_at else HTTPStatus.OK
    return render(request, "proposals/version_without_text.html", context, status=status)
