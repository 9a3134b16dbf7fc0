"""What became of each concern in the versions of a proposal and in the drafts that are linked with it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from annotations import access
from annotations.models import Annotation
from annotations.queries import stamps
from annotations.queries.instruments import instrument_rows
from annotations.queries.ledger import Ledger, ledger
from annotations.queries.ledger_choice import LedgerChoice
from annotations.queries.ledger_columns import ledger_columns
from annotations.queries.ledger_evidence import ledger_entries
from annotations.queries.ledger_rows import ledger_rows
from annotations.queries.rights import teams_looking
from annotations.services import judgements, ledger_tables
from annotations.views.asked import team_of
from proposals.access import Person, visible
from proposals.files.downloads import download
from proposals.models import Proposal, Team, Version
from proposals.queries.teams import reviewing
from proposals.views.access_decorators import for_people, for_readers, person

PAGE = 50


@require_safe
@never_cache
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture of all concerns, and what the cell that one opened rests on, a page at a time."""
    proposal = _proposal(request, slug)
    team, context = _team(request, proposal)
    news = _news(request)
    found = ledger(proposal, team, request.user)
    choice = _choice(request, found)
    context |= {"ledger": found, "rows": ledger_rows(found), "instruments": instrument_rows(found)}
    context |= {"choice": choice, "news": news}
    if choice and choice.is_unread:
        context["unread"] = found.unread.get(choice.column.version.pk, ())
    elif choice:
        page = Paginator(choice.marks(found), PAGE).get_page(request.GET.get("page"))
        context |= {"page": page, "entries": ledger_entries(found, list(page))}
    return render(request, "annotations/ledger.html", context)


@require_POST
@for_people
def judge(request: HttpRequest, slug: str) -> HttpResponse:
    """Say of what became of an `annotation` in a `version` that it is so, not so, or open again, and `why`, for one's
    `team`: answers its entry as it is now.
    """
    proposal, me = _proposal(request, slug), person(request)
    said = get_object_or_404(access.visible(Annotation, me), slug=request.POST.get("annotation", ""))
    version = get_object_or_404(visible(Version, me), slug=request.POST.get("version", ""))
    asked = request.POST.get("team")
    team = get_object_or_404(access.own_teams(me), slug=asked) if asked else None
    finding, words, state, why = (request.POST.get(name, "") for name in ("finding", "words", "state", "why"))
    _refuse_elsewhere(proposal, said, version, me)
    made = judgements.judge(said, version, finding, state, by=me, why=why, words=words, team=team)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{reverse('ledger', args=[slug])}?{request.GET.urlencode()}#mark-{said.slug}")
    found = ledger(proposal, made.team, me)
    marks = [one for one in found.marks.get(version.pk, ()) if one.annotation.pk == said.pk]
    context = {"proposal": proposal, "team": made.team, "may_judge": True, "entry": ledger_entries(found, marks)[0]}
    return render(request, "annotations/ledger_entry.html", context)


@require_safe
@for_readers
def export(request: HttpRequest, slug: str) -> HttpResponse:
    """All marks in all texts as a table, as they stand for one of the teams of who asks."""
    proposal = _proposal(request, slug)
    team, _context = _team(request, proposal)
    return download(ledger_tables.export(proposal, team=team, by=request.user, site=settings.SITE_URL))


def _proposal(request: HttpRequest, slug: str) -> Proposal:
    return get_object_or_404(visible(Proposal, request.user).select_related("body"), slug=slug)


def _refuse_elsewhere(proposal: Proposal, said: Annotation, version: Version, me: Person) -> None:
    """The ledger of a proposal has no mark on a draft that is not linked with it."""
    texts = [column.version for column in ledger_columns(proposal, me)]
    if version not in texts or said.version.proposal_id not in {one.proposal_id for one in texts}:
        raise Http404


def _team(request: HttpRequest, proposal: Proposal) -> tuple[Team | None, dict[str, Any]]:
    """The team that is asked for, or the first of who looks; and what the templates know of it."""
    teams = teams_looking(proposal, request.user)
    team = team_of(request, teams)
    may = team in reviewing(request.user, proposal)
    return team, {"proposal": proposal, "team": team, "teams": teams, "may_judge": may}


def _news(request: HttpRequest) -> str:
    """What the page holds against what is new in the text of its open cell; empty for who is not signed in."""
    slug = request.GET.get("version", "")
    if not slug or not request.user.is_authenticated:
        return ""
    version = visible(Version, request.user).filter(slug=slug, withdrawn_at=None).first()
    return stamps.tag_of(version, person(request)) if version else ""


def _choice(request: HttpRequest, found: Ledger) -> LedgerChoice | None:
    """The cell that is asked for; words of the address that mean nothing are left aside."""
    asked = request.GET.get("version", "")
    column = next((one for one in found.columns if one.version.slug == asked), None)
    concern, instrument = request.GET.get("concern", ""), request.GET.get("instrument", "")
    is_unread = "unread" in request.GET
    if column is None or not (concern or instrument or is_unread):
        return None
    return LedgerChoice(column, concern, instrument, is_unread)
