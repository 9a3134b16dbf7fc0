"""What the people of the sample made of its drafts: ticks, decisions, consultations, comment sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from annotations.models import Annotation, CommentSet, Consultation, Hint, OriginDecision, PairDecision
from annotations.queries.first_steps import SAMPLE
from annotations.queries.margins import margin
from annotations.queries.waiting import waiting
from annotations.services import comment_sets, consultations, hints, origins, pairs, reviews
from annotations.services.consultations import Call
from proposals.models import Clause, Comparison, Team, User, Version
from proposals.queries.origin_rows import origin_list, origin_rows
from proposals.queries.readings import current

FROZEN, READY = "sample", SAMPLE
"""The set that is closed, on A2; and the one that waits to be frozen, on A3."""
SETS = (FROZEN, READY)
DAYS_LEFT = 12
PLACE = "Europe/Zurich"
"""Comments on A3 are due so many days after loading, in the evening of the place of the bodies."""
REVIEWED = {"A2": ("1", "3.2", "6", "7", "8", "9", "A"), "A3": ("1", "2", "3.1", "4")}
"""The parts that reviewers, editors and owners have gone through, with all their sub-clauses."""
HARDENED = "The same records; six months became for ever, and what was possible became required."
TRANSLATED = "The same clause, sentence by sentence."
WEIGHED = ("content-control", "assembly-association")
"""Hints at these in A3 were dismissed: the words are the old ones, and A2 has been answered on them."""


def tell(team: Team, people: Mapping[str, User], versions: Mapping[str, Version]) -> None:
    """All of it that is not there yet. The drafts are read, compared and annotated."""
    for name, parts in REVIEWED.items():
        for role in ("reviewer", "editor", "owner"):
            _tick(versions[name], parts, by=people[role])
    _weigh_hints(versions["A3"], team, by=people["reviewer"])
    _confirm_origin(versions["N1"], "7.3", team, by=people["reviewer"])
    _confirm_pair((versions["N1"], "7.3"), (versions["A1"], "8.3"), team, by=people["reviewer"])
    _answer(versions["A2"], team, by=people["editor"])
    _prepare(versions["A3"], team, by=people["editor"])


def _tick(version: Version, parts: Iterable[str], *, by: User) -> None:
    for clause in Clause.objects.filter(reading=version.current_reading):
        if any(clause.number == part or clause.number.startswith(f"{part}.") for part in parts):
            reviews.mark(version, clause.key, is_reviewed=True, by=by)


def _weigh_hints(version: Version, team: Team, *, by: User) -> None:
    passages = {(row.key, concern.concern): row for row in _passages(version) for concern in row.concerns.all()}
    for hint in version.hints.exclude(decisions__team=team):
        if annotation := passages.get((hint.key, hint.concern)):
            hints.decide(hint, Hint.State.ACCEPTED, by=by, team=team, annotation=annotation)
        elif hint.concern in WEIGHED:
            hints.decide(hint, Hint.State.DISMISSED, by=by, team=team)


def _passages(version: Version) -> Iterable[Annotation]:
    shared = version.annotations.exclude(visibility=Annotation.Visibility.PRIVATE)
    return shared.filter(scope=Annotation.Scope.PASSAGE).prefetch_related("concerns")


def _confirm_origin(version: Version, number: str, team: Team, *, by: User) -> None:
    if OriginDecision.objects.filter(team=team).exists():
        return
    key = _key(version, number)
    listed = origin_list(version, current(version), by, key=key)
    for row in origin_rows(listed, listed.rows[:1]):
        origins.decide(version, key, row.name, OriginDecision.State.CONFIRMED, by=by, team=team, why=HARDENED)


def _confirm_pair(old: tuple[Version, str], new: tuple[Version, str], team: Team, *, by: User) -> None:
    if PairDecision.objects.filter(team=team).exists():
        return
    comparison = Comparison.objects.with_state().filter(old_version=old[0], new_version=new[0]).latest("pk")
    pairs.decide(comparison, _key(*new), _key(*old), by=by, team=team, why=TRANSLATED)


def _key(version: Version, number: str) -> str:
    return Clause.objects.get(reading=version.current_reading, number=number).key


@transaction.atomic
def _answer(version: Version, team: Team, *, by: User) -> None:
    if CommentSet.objects.filter(slug=FROZEN).exists():
        return
    deadline = datetime(2023, 9, 15, 21, 59, tzinfo=UTC)
    consultation = _call(version, f"Comments on {version.number}", deadline, team, by)
    chosen = Annotation.objects.filter(version=version, team=team)
    drawn = comment_sets.draw_up(consultation, chosen, by=by, slug=FROZEN)
    comment_sets.freeze(drawn, by=by, leaves_out=[one.annotation.slug for one in waiting(drawn, by)])
    consultations.close(consultation, by=by)


@transaction.atomic
def _prepare(version: Version, team: Team, *, by: User) -> None:
    if version.consultations.filter(team=team).exists():
        return
    deadline = datetime.combine(timezone.now().date() + timedelta(days=DAYS_LEFT), time(17), ZoneInfo(PLACE))
    consultation = _call(version, f"Comments on {version.number} before approval", deadline, team, by)
    cards = margin(version, by).cards
    chosen = [card.annotation for card in cards if card.annotation.state == Annotation.State.ACCEPTED]
    comment_sets.draw_up(consultation, chosen, by=by, slug=READY)


def _call(version: Version, title: str, deadline: datetime, team: Team, by: User) -> Consultation:
    call = Call(title=title, form="iso", deadline=deadline, time_zone=PLACE)
    return consultations.add(version, call, team=team, by=by, body=version.proposal.body)
