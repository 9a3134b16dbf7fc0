"""What waits for a person: each list in few queries, however long it is, and of what that person may see alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, Q, QuerySet
from django.utils import timezone

from annotations.access import visible
from annotations.models import CommentSet, Consultation, Reply, Review
from annotations.queries import consultations as all_consultations
from annotations.queries.reviews import Landing, kept_words, landings
from proposals import access
from proposals.access import Person
from proposals.models import Clause, Comparison, Version
from proposals.queries.library import latest_steps
from proposals.queries.versions import later_texts

LONG_OVER = timedelta(days=14)
"""A deadline that passed so long ago is nobody's next thing to do."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A version that came in, and the ready comparison that tells what it changed, if there is one."""

    version: Version
    came_by: Comparison | None


@dataclass(frozen=True, slots=True)
class Owed:
    """A clause that changed since one reviewed it."""

    clause: Clause
    landing: Landing


@dataclass(frozen=True, slots=True)
class Debt:
    """What changed in one draft since one reviewed it, in the order of its text."""

    version: Version
    owed: list[Owed]


def deadlines(person: Person) -> QuerySet[Consultation]:
    """The consultations of one's teams that were not answered yet, the nearest deadline first."""
    sent = CommentSet.objects.filter(state=CommentSet.State.SENT)
    still = Q(deadline=None) | Q(deadline__gt=timezone.now() - LONG_OVER)
    return all_consultations.consultations(person).filter(still, closed_at=None).exclude(comment_sets__in=sent)


def arrivals(person: Person, since: datetime, *, most: int) -> list[Arrival]:
    """The versions that others uploaded since then, the last one first: two queries."""
    came = access.visible(Version, person).filter(uploaded_at__gt=since, withdrawn_at=None)
    rows = came.exclude(uploaded_by=person.pk).select_related("proposal__body").order_by("-uploaded_at", "-pk")
    versions = list(rows[:most])
    steps = latest_steps(versions)
    return [Arrival(one, steps.get(one.pk)) for one in versions]


def replies(person: Person, since: datetime) -> QuerySet[Reply]:
    """What others answered to one's annotations since then, the last answer first."""
    rows = visible(Reply, person).filter(annotation__author=person.pk, made_at__gt=since).exclude(author=person.pk)
    return rows.select_related("author", "annotation__version__proposal").order_by("-made_at")


def debts(person: Person) -> list[Debt]:
    """What changed since one reviewed it in the newest texts, draft by draft, the newest first: four queries."""
    mine = kept_words(visible(Review, person))
    newest = ~Exists(later_texts("new_version__")), Q(new_version__withdrawn_at=None)
    last = {(one.version, one.key): one for one in landings(access.visible(Comparison, person).filter(*newest), mine)}
    ticked = set(mine.filter(~Exists(later_texts("version__"))).values_list("version", "key"))
    return _debts(one for place, one in last.items() if place not in ticked and not one.keeps)


def _debts(found: Iterable[Landing]) -> list[Debt]:
    by_version: dict[int, list[Landing]] = defaultdict(list)
    for one in found:
        by_version[one.version].append(one)
    clauses = Clause.objects.in_bulk({one.clause for those in by_version.values() for one in those})
    versions = Version.objects.filter(pk__in=by_version).select_related("proposal__body")
    return [
        Debt(version, sorted((Owed(clauses[one.clause], one) for one in by_version[version.pk]), key=_place))
        for version in versions.order_by("-date", "-position", "pk")
    ]


def _place(owed: Owed) -> int:
    return owed.clause.order
