"""Where the marks of a ledger stand in its texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Q, QuerySet

from annotations.access import visible
from annotations.models import Annotation, AnnotationConcern, Placement
from annotations.queries.ledger_columns import LedgerColumn
from annotations.queries.ledger_states import LedgerPlace
from proposals.access import Person
from proposals.models import Clause, Team


class MarkPlace(NamedTuple):
    """The annotation `mark` in the text of `version`: on the clause `key` ("": on none), on its words `quote` at
    `start`. `comparison` led there from its place in the version `old`; `is_settled`: by a person. Where its words
    stand in another draft, they do up to `end`.
    """

    mark: int
    version: int
    place: LedgerPlace
    key: str
    quote: str
    start: int
    comparison: int | None = None
    old: int | None = None
    is_settled: bool = False
    end: int = 0


class LedgerAnnotation(NamedTuple):
    """What a ledger has to know of an annotation, by its primary key."""

    pk: int
    version: int
    key: str
    scope: str
    quote: str
    start: int
    polarity: str


@dataclass(frozen=True, slots=True)
class MarkPlaces:
    """The annotations of some proposals, the concerns they name, and where they stand, by annotation and version.

    `chosen` and `placed` are the queries of both. A place in a version that is no column is there, too.
    """

    chosen: QuerySet[Annotation]
    placed: QuerySet[Placement]
    marks: Mapping[int, LedgerAnnotation]
    concerns: Mapping[int, list[str]]
    of: Mapping[tuple[int, int], MarkPlace] = field(default_factory=dict)


def counted_annotations(person: Person, team: Team | None) -> QuerySet[Annotation]:
    """What a ledger counts for `person`: what `team` said among its people, and what any team said in public.

    What is private or dismissed is not counted.
    """
    said = Q(visibility=Annotation.Visibility.PUBLIC) | Q(visibility=Annotation.Visibility.TEAM, team=team)
    return visible(Annotation, person).filter(said).exclude(state=Annotation.State.DISMISSED)


def mark_places(columns: Collection[LedgerColumn], person: Person, team: Team | None) -> MarkPlaces:
    """Where marks on these proposals stand: four queries, however many there are."""
    proposals = {column.version.proposal_id for column in columns}
    chosen = counted_annotations(person, team).filter(version__proposal__in=proposals, version__withdrawn_at=None)
    rows = chosen.order_by("pk").values_list("pk", "version", "key", "scope", "quote", "start", "polarity")
    marks = {row[0]: LedgerAnnotation(*row) for row in rows}
    concerns: dict[int, list[str]] = {}
    named = AnnotationConcern.objects.filter(annotation__in=chosen.values("pk")).order_by("pk")
    for annotation, concern in named.values_list("annotation", "concern"):
        concerns.setdefault(annotation, []).append(concern)
    placed = visible(Placement, person).filter(annotation__in=chosen.values("pk"))
    return MarkPlaces(chosen, placed, marks, concerns, _places(columns, marks, chosen, placed))


def _places(
    columns: Collection[LedgerColumn],
    marks: Mapping[int, LedgerAnnotation],
    chosen: QuerySet[Annotation],
    placed: QuerySet[Placement],
) -> dict[tuple[int, int], MarkPlace]:
    shown = _shown(columns, chosen, placed)
    found = {
        (one.pk, one.version): _known(MarkPlace(one.pk, one.version, "home", one.key, one.quote, one.start), shown)
        for one in marks.values()
    }
    columns_of = ("annotation", "version", "state", "key", "quote", "start", "comparison", "comparison__old_version")
    for *row, decided_at in placed.values_list(*columns_of, "decided_at"):
        one = MarkPlace(*row)._replace(is_settled=decided_at is not None)
        found[one.mark, one.version] = _known(one, shown)
    return found


def _known(one: MarkPlace, shown: Mapping[int, Collection[str]]) -> MarkPlace:
    """The place, to be confirmed where its clause is not in the text that is shown: it was read anew."""
    is_lost = bool(one.key) and one.place != "gone" and one.key not in shown.get(one.version, (one.key,))
    return one._replace(place="to-confirm") if is_lost else one


def _shown(
    columns: Collection[LedgerColumn], chosen: QuerySet[Annotation], placed: QuerySet[Placement]
) -> dict[int, set[str]]:
    """By version which of the clauses that marks stand on are in the text of a column."""
    found: dict[int, set[str]] = {column.version.pk: set() for column in columns}
    standing = Q(key__in=chosen.order_by().values("key")) | Q(key__in=placed.order_by().values("key"))
    readings = {column.version.current_reading_id: column.version.pk for column in columns}
    for reading, key in Clause.objects.filter(standing, reading__in=readings).values_list("reading", "key"):
        found[readings[reading]].add(key)
    return found
