"""Passages of one's teams that turn up in other drafts, as far as one may see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from annotations.access import visible
from annotations.models import Annotation, Arrival, ToldArrival
from clauseline.origins.stretches import Stretch, merged
from proposals.access import Person
from proposals.models import Notice, Proposal, Version

ARRIVED = "arrived"
"""What a notice of arrivals is called."""
WON = "won"
"""Beside the polarities of annotations: wordings that the team proposed and that were taken up."""


@dataclass(frozen=True, slots=True)
class ArrivalChoice:
    """Which arrivals are asked for, "" and None for all.

    `polarity` is one of an annotation, or `WON`; `unseen` are those one was told of and has not put away. Of one
    version, or else of each proposal in the newest version that has the passage.
    """

    concern: str = ""
    polarity: str = ""
    severity: str = ""
    proposal: Proposal | None = None
    version: Version | None = None
    unseen: bool = False

    def of(self, person: Person) -> QuerySet[Arrival]:
        """Those of `person`, the one that was found last first."""
        rows = listed(person)
        if self.concern:
            rows = rows.filter(annotation__concerns__concern=self.concern)
        if self.polarity:
            rows = rows.filter(won=True) if self.polarity == WON else rows.filter(won=False)
            rows = rows if self.polarity == WON else rows.filter(annotation__polarity=self.polarity)
        if self.severity:
            rows = rows.filter(annotation__severity=self.severity)
        if self.proposal:
            rows = rows.filter(version__proposal=self.proposal)
        if self.unseen:
            rows = rows.filter(Exists(told(person).filter(seen_at=None)))
        rows = rows.filter(version=self.version) if self.version else newest(rows)
        return rows.order_by("-version__uploaded_at", "-version__pk", "place__clause__order", "start", "pk")


class PassageCounts(NamedTuple):
    """So many passages by their words, and so many that may say the same."""

    words: int = 0
    meaning: int = 0


def listed(person: Person) -> QuerySet[Arrival]:
    """All that count: a mere question marks no passage, and what the team dismissed none either, but what it won."""
    marks = ~Q(annotation__polarity=Annotation.Polarity.QUESTION) & ~Q(annotation__state=Annotation.State.DISMISSED)
    return visible(Arrival, person).filter(marks | Q(won=True))


def early(rows: QuerySet[Arrival]) -> QuerySet[Arrival]:
    """Those in drafts that came after the passage was marked, and no version of which had it before."""
    return rows.filter(~Exists(_before()))


def with_facts(rows: QuerySet[Arrival], person: Person) -> QuerySet[Arrival]:
    """Each with `is_early`, and with `is_unseen`: `person` was told of it and has not put it away."""
    return rows.annotate(is_early=~Exists(_before()), is_unseen=Exists(told(person).filter(seen_at=None)))


def newest(rows: QuerySet[Arrival]) -> QuerySet[Arrival]:
    """Of each passage in each proposal that in the newest version which has it."""
    return rows.filter(~Exists(_same().filter(version__position__gt=OuterRef("version__position"))))


def told(person: Person) -> QuerySet[ToldArrival]:
    """That `person` was told of the arrival of the outer query."""
    same = {name: OuterRef(name) for name in ("annotation", "won")}
    return ToldArrival.objects.filter(user=person.pk, proposal=OuterRef("version__proposal"), **same)


def places_of(rows: QuerySet[Arrival]) -> Iterator[tuple[int, int, int]]:
    """Clause, start and end of each in its draft: one query."""
    yield from rows.values_list("place", "start", "end")


def passages(places: Iterable[tuple[int, int, int]]) -> int:
    """How many passages these are, clause, start and end of each: what overlaps is one."""
    by_clause: dict[int, list[Stretch]] = defaultdict(list)
    for clause, start, end in places:
        by_clause[clause].append((start, end))
    return sum(len(merged(stretches)) for stretches in by_clause.values())


def counts_of(person: Person, notices: Iterable[Notice]) -> Mapping[int, PassageCounts]:
    """By notice how many of its passages one may still see in the version that it names: one query."""
    slugs = {notice.pk: str(notice.facts.get("version")) for notice in notices}
    rows = listed(person).filter(version__slug__in=slugs.values())
    by = Subquery(told(person).values("notice")[:1])
    found: dict[int, dict[str, list[tuple[int, int, int]]]] = defaultdict(lambda: defaultdict(list))
    facts = rows.annotate(by=by).filter(by__in=slugs)
    for notice, slug, method, *place in facts.values_list("by", "version__slug", "method", "place", "start", "end"):
        if slugs[notice] == slug:
            found[notice][method].append((place[0], place[1], place[2]))
    return {key: PassageCounts(passages(of["words"]), passages(of["meaning"])) for key, of in found.items()}


def _before() -> QuerySet[Arrival]:
    return _same().filter(version__uploaded_at__lte=OuterRef("marked_at"))


def _same() -> QuerySet[Arrival]:
    """The same passage in the versions that are shown of the proposal of the outer query."""
    same = {name: OuterRef(name) for name in ("annotation", "won", "version__proposal")}
    shown = Arrival.objects.filter(version__withdrawn_at=None, place__reading=F("version__current_reading"))
    return shown.filter(**same)
