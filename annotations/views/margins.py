"""What fills the named places beside a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import conditional_page, require_safe

from annotations.models import Annotation
from annotations.queries import stamps
from annotations.queries.being_carried import being_carried, carried
from annotations.queries.beside import Beside, Mark, beside
from annotations.queries.hints import by_clause, pointers
from annotations.queries.margins import margin
from annotations.queries.reviews import Standing, colleagues, progress, standings
from annotations.queries.rights import rights
from annotations.views.hints import hidden
from clauseline.concerns import NOT_SOUGHT, sought_in
from proposals.access import visible
from proposals.models import Version
from proposals.queries.roles import Roles, roles_of
from proposals.queries.teams import reviewing
from proposals.queries.versions import refuse_withdrawn
from proposals.refusals import TooLarge
from proposals.views.access_decorators import for_people, for_readers, person

MOST = 100
"""Cards, or clauses with hints, that are drawn at once."""


@require_safe
@cache_control(private=True, no_cache=True)
@conditional_page
@for_readers
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: a light mark for all that stands beside a version, badges, ticks, and what selecting opens.

    Words come later: the cards from `show_cards`, the lists of hints from `show_hints`, as they are needed.
    """
    version = _version(request, slug)
    # Before anything is looked at: what is changed meanwhile was not seen.
    now, news = timezone.now(), _news(request, version)
    found = standings(version, colleagues(request.user))
    ticks = found.get(request.user.pk or 0, {})
    all_beside = beside(version, request.user)
    roles = roles_of(request.user)
    hints = pointers(version, request.user, roles)
    is_off = hidden(request)
    allowed = _rights(request, version, roles)
    context = {
        "version": version,
        "beside": all_beside,
        **_on_the_way(request, version),
        "told": {**_for_scripts(all_beside, allowed["rights"].decides), "hints": {} if is_off else hints.by_clause},
        "kept": [key for key, tick in ticks.items() if tick.is_kept],
        "changes": _changes(ticks),
        "progress": progress(version, request.user, found),
        "hints": hints,
        "hints_off": is_off,
        "hints_not_sought": _not_sought(version),
        "now": now,
        "news": news,
        **allowed,
    }
    context["teams"] = reviewing(request.user, version.proposal) if context["may_annotate"] else []
    return render(request, "annotations/margin.html", context)


def _on_the_way(request: HttpRequest, version: Version) -> dict[str, Any]:
    """What is still being carried to the version; `?carried=` of a page that was told so, what became of it."""
    carrying = being_carried(version, request.user)
    was_told = "carried" in request.GET and carrying is None
    return {"carrying": carrying, "carried": carried(version, request.user) if was_told else None}


@require_safe
@never_cache
@for_readers
def show_cards(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: of the annotations and drafts `?slugs=a,b,...` the cards, as they stand in the version."""
    version = _version(request, slug)
    found = margin(version, request.user, _asked(request, "slugs"))
    return render(
        request, "annotations/cards.html", {"version": version, "items": found.all, **_rights(request, version)}
    )


@require_safe
@never_cache
@for_readers
def show_hints(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: the hints of the clauses `?keys=a,b,...`, as a list for each and a bubble for each hint."""
    version = _version(request, slug)
    allowed = _rights(request, version)
    # Who reviews in one team alone is not asked for which one they decide.
    teams = reviewing(request.user, version.proposal) if len(allowed["rights"].reviews) > 1 else []
    found = by_clause(version, request.user, _asked(request, "keys"), teams=teams)
    return render(request, "annotations/hints.html", {"version": version, "hints": found, **allowed})


@require_safe
@never_cache
@for_people
def show_private(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: a dialog with one's private annotations beside a version, to be published to the team."""
    version = _version(request, slug)
    slugs = [mark.slug for mark in beside(version, request.user).private]
    return render(request, "annotations/publish.html", {"cards": margin(version, request.user, slugs).all})


def _news(request: HttpRequest, version: Version) -> str:
    """What the page holds against what is new later; empty for who is not signed in."""
    if not request.user.is_authenticated:
        return ""
    return stamps.tag_of(version, person(request))


def _not_sought(version: Version) -> str:
    """What is said in place of hints where the text's language has none."""
    reading = version.current_reading
    return NOT_SOUGHT if reading and not sought_in(reading.language) else ""


def _version(request: HttpRequest, slug: str) -> Version:
    version = get_object_or_404(visible(Version, request.user).select_related("proposal", "current_reading"), slug=slug)
    refuse_withdrawn(version)
    return version


def _asked(request: HttpRequest, name: str) -> list[str]:
    asked = request.GET.get(name, "").split(",")
    if len(asked) > MOST:
        raise TooLarge(_("At most %(most)d can be asked for at once.") % {"most": MOST})
    return asked


def _rights(request: HttpRequest, version: Version, roles: Roles | None = None) -> dict[str, Any]:
    allowed = rights(request.user, version.proposal, roles)
    return {"rights": allowed, "may_annotate": bool(allowed.reviews)}


def _for_scripts(found: Beside, decides: Collection[int]) -> dict[str, list[Any]]:
    """As `marks.js` reads it: slug, clause, from, to, family, state, and letters of what else it is."""
    families = [*dict.fromkeys(mark.family for mark in found.marks)]
    states = [*dict.fromkeys(mark.state for mark in found.marks)]
    rows = [
        [m.slug, m.key, m.start, m.end, families.index(m.family), states.index(m.state), _letters(m, decides)]
        for m in found.marks
    ]
    return {"families": families, "states": states, "marks": rows}


def _letters(mark: Mark, decides: Collection[int]) -> str:
    """ "t" in the tray, "a" put away, "m" one's own, "o" open and in a team for which one decides."""
    place = {"margin": "", "tray": "t", "away": "a"}[mark.place]
    is_to_decide = mark.state == Annotation.State.OPEN and mark.team in decides
    return f"{place}{'m' if mark.is_mine else ''}{'o' if is_to_decide else ''}"


def _changes(ticks: dict[str, Standing]) -> list[tuple[str, bool, list[str]]]:
    """Ticks that wait for a second look: by comparison, and whether it is the same clause at all, their clauses."""
    found: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for key, tick in ticks.items():
        if tick.landing and not tick.is_kept:
            found[tick.landing.comparison, tick.landing.is_doubtful].append(key)
    return [(comparison, is_doubtful, keys) for (comparison, is_doubtful), keys in found.items()]
