"""Versions: reading one, adding the next one."""

from __future__ import annotations

from http import HTTPStatus

from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from proposals.access import visible
from proposals.drawing.store import owner_of
from proposals.models import Clause, Job, Proposal, Reading, Version
from proposals.queries.covers import is_to_confirm
from proposals.queries.reasons import reasoned, with_reasons
from proposals.queries.waiting import reading_job
from proposals.refusals import Refusal
from proposals.services import drawn, keeping, steering
from proposals.services import versions as service
from proposals.services.withdrawals import UNDOABLE
from proposals.views.access_decorators import for_people, for_readers, person
from proposals.views.proposals import draw, upload_form
from proposals.views.shared import PlainWords, answer, answer_gone, answer_kept, answer_portion

REASONS = 200
"""So many clauses come at once with why they are some."""


@require_safe
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """The text of a version, or what keeps it from being read. The text has an ETag."""
    version = _version(request, slug)
    reading = version.current_reading
    if reading is None or version.withdrawn_at:
        return _without_text(request, version)
    may_correct = keeping.may_correct(request.user, version)
    job = reading_job(version, request.user)
    state = (may_correct, job and (job.slug, job.state), version.given, request.user.is_authenticated)
    return answer(
        request,
        drawn.text_of(version, reading),
        meanwhile=PlainWords(str(version), version.proposal, reading),
        drawn_from=state,
        own=lambda: _own(request, version, may_correct, job),
    )


@require_safe
@for_readers
def portion(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """A fragment: one portion of a long text."""
    shown = visible(Reading, request.user).filter(version__slug=slug, version__current_reading=F("pk"))
    if found := answer_kept(request, owner_of(get_object_or_404(shown.only("pk"))), name):
        return found
    version = _version(request, slug)
    if version.current_reading is None:
        raise Http404
    return answer_portion(request, drawn.text_of(version, version.current_reading), name)


@require_safe
@for_readers
def show_reasons(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: why some of the clauses of a version are clauses."""
    version = _version(request, slug)
    if version.current_reading is None or version.withdrawn_at:
        raise Http404
    page = Paginator(with_reasons(version.current_reading), REASONS).get_page(request.GET.get("page"))
    context = {"reading": version.current_reading, "page": page, "reasons": map(reasoned, page)}
    return render(request, "proposals/reasons.html", context)


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
    proposal = get_object_or_404(visible(Proposal, request.user).select_related("body", "keeper"), slug=slug)
    form = upload_form(request, proposal)
    if form is None:
        keeping.adding_team(proposal, None, by=person(request))
    status = HTTPStatus.BAD_REQUEST
    if form is not None and form.is_valid():
        fields = form.cleaned_data
        try:
            version = service.add(proposal, fields["file"], form.facts(), by=person(request), team=fields.get("team"))
        except Refusal as no:
            form.add_error(None, no.sentence)
            status = no.status
        else:
            return redirect(reverse("proposal", args=[slug], query={"added": version.slug}, fragment=version.slug))
    return draw(request, proposal, form, status=status)


def _version(request: HttpRequest, slug: str) -> Version:
    rows = visible(Version, request.user).select_related("proposal__body", "current_reading")
    return get_object_or_404(rows, slug=slug)


def _own(request: HttpRequest, version: Version, may_correct: bool, job: Job | None) -> dict[str, str]:
    """What only some people see of the page of a version, by its place there."""
    is_read_again = job is not None and not job.is_over
    to_confirm = may_correct and is_to_confirm(version)
    context = {"version": version, "job": job if is_read_again else None, "to_confirm": to_confirm}
    shown = {
        "correct": may_correct and not to_confirm,
        "notices": to_confirm or is_read_again,
        "again": may_correct and not is_read_again,
        "tracking": request.user.is_authenticated,
    }
    return {
        place: render_to_string(f"proposals/version_{place}.html", context, request) if is_shown else ""
        for place, is_shown in shown.items()
    }


def _without_text(request: HttpRequest, version: Version) -> HttpResponse:
    """Withdrawn (410), unreadable, or still being read."""
    if version.withdrawn_at:
        return _withdrawn(request, version)
    job = reading_job(version, request.user)
    context = {
        "version": version,
        "job": job,
        "may_steer": job is not None and steering.may_steer(request.user, job),
        "may_correct": keeping.may_correct(request.user, version),
    }
    return render(request, "proposals/version_without_text.html", context)


def _withdrawn(request: HttpRequest, version: Version) -> HttpResponse:
    """Why, until when it can be undone, and by whom."""
    context = {
        "version": version,
        "erased_on": version.withdrawn_at and version.withdrawn_at + UNDOABLE,
        "may_restore": version.erased_at is None and keeping.may_withdraw(request.user, version),
        "may_erase": request.user.is_authenticated and person(request).is_superuser and not version.erased_for_law,
    }
    return answer_gone(request, "proposals/version_withdrawn.html", context)
