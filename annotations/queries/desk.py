"""What waits for a person: each list in few queries, however long it is, and of what that person may see alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from annotations.access import visible
from annotations.models import CommentSet, Consultation, Reply, Review
from annotations.queries import consultations as all_consultations
from annotations.queries.reviews import Landing, kept_words, landings
from annotations.queries.unreviewed import Owed, landed
from annotations.queries.waiting import CLOSED
from proposals import access
from proposals.access import Person
from proposals.models import Clause, Comparison, Version
from proposals.queries.library import latest_steps
from proposals.queries.versions import later_texts

LONG_OVER = timedelta(days=14)
"""A deadline that passed so long ago is nobody's next thing to do."""
CALLS = 20
"""Of so many consultations, the nearest deadlines, one sees what is to review."""


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version that came in, and the ready comparison that tells what it changed, if there is one."""

    version: Version
    came_by: Comparison | None


@dataclass(frozen=True, slots=True)
class Debt:
    """What is to review in one draft, the heaviest first, then in the order of its text."""

    version: Version
    owed: list[Owed]


def deadlines(person: Person) -> QuerySet[Consultation]:
    """The consultations of one's teams that were not answered yet, the nearest deadline first."""
    sent = CommentSet.objects.filter(state=CommentSet.State.SENT)
    still = Q(deadline=None) | Q(deadline__gt=timezone.now() - LONG_OVER)
    return all_consultations.consultations(person).filter(still, closed_at=None).exclude(comment_sets__in=sent)


def new_versions(person: Person, since: datetime, *, most: int) -> list[NewVersion]:
    """The versions that others uploaded since then, the last one first: two queries."""
    came = access.visible(Version, person).filter(uploaded_at__gt=since, withdrawn_at=None)
    rows = came.exclude(uploaded_by=person.pk).select_related("proposal__body").order_by("-uploaded_at", "-pk")
    versions = list(rows[:most])
    steps = latest_steps(versions)
    return [NewVersion(one, steps.get(one.pk)) for one in versions]


def unanswered(person: Person) -> QuerySet[Reply]:
    """The last answer of somebody else to each of one's remarks that asks for one still, the newest first."""
    later = Reply.objects.filter(annotation=OuterRef("annotation"), pk__gt=OuterRef("pk"))
    rows = visible(Reply, person).filter(
        ~Exists(later), annotation__author=person.pk, annotation__version__withdrawn_at=None
    )
    left = rows.exclude(author=person.pk).exclude(annotation__state__in=CLOSED)
    return left.select_related("author", "annotation__version__proposal").order_by("-made_at", "-pk")


def own_debts(person: Person, asked: Collection[int]) -> list[Debt]:
    """What changed in the newest texts, but in `asked`, since one reviewed it oneself: six queries at most."""
    mine = kept_words(visible(Review, person))
    newest = ~Exists(later_texts("new_version__")), Q(new_version__withdrawn_at=None)
    there = access.addressed(person).filter(*newest).exclude(new_version__in=asked)
    last = {(one.version, one.key): one for one in landings(there, mine)}
    ticked = set(mine.filter(~Exists(later_texts("version__"))).values_list("version", "key"))
    return _debts(one for place, one in last.items() if place not in ticked and not one.keeps)


def _debts(found: Iterable[Landing]) -> list[Debt]:
    by_version: dict[int, list[Landing]] = defaultdict(list)
    for one in found:
        by_version[one.version].append(one)
    clauses = Clause.objects.in_bulk({one.clause for those in by_version.values() for one in those})
    versions = Version.objects.filter(pk__in=by_version).select_related("proposal__body")
    return [
        Debt(version, heaviest_first([landed(clauses[one.clause], one) for one in by_version[version.pk]]))
        for version in versions.order_by(F("date").desc(nulls_last=True), "-position", "pk")
    ]


def heaviest_first(owed: Iterable[Owed]) -> list[Owed]:
    """In the order in which to read them."""
    return sorted(owed, key=lambda one: (-one.weight, one.clause.order))
