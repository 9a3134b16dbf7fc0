"""Where the marks of a ledger stand in its texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, When

from annotations.access import visible
from annotations.models import Annotation, AnnotationConcern, Placement
from annotations.queries.ledger_columns import LedgerColumn
from annotations.queries.ledger_states import LedgerPlace
from proposals.access import Person
from proposals.models import Clause, Team
from proposals.packed.digests import digest


def judged_words(key: str, quote: str, key_here: str, quote_here: str) -> str:
    """The digest of the words of which a judgement is: those that were marked, and those that stand here."""
    return digest("\n".join((key, quote, key_here, quote_here)))


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

    def judged_words(self, mark: LedgerAnnotation) -> str:
        """The digest of the words of which a judgement is: those that were marked, and those that stand here."""
        return judged_words(mark.key, mark.quote, self.key, self.quote)


class LedgerAnnotation(NamedTuple):
    """What a ledger has to know of an annotation, by its primary key."""

    pk: int
    version: int
    key: str
    scope: str
    quote: str
    start: int
    polarity: str


def _whether(rule: Q | Exists) -> Case:
    """1 or 0: a number is read from thousands of rows as it is, a boolean is made of each anew."""
    return Case(When(rule, then=1), default=0, output_field=IntegerField())


IS_THERE = _whether(Exists(Clause.objects.filter(reading=OuterRef("version__current_reading"), key=OuterRef("key"))))
"""Whether the clause of a row is in the text of its version that is shown."""
IS_SETTLED = _whether(Q(decided_at__isnull=False))


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
    """Where marks on these proposals stand: three queries, however many there are."""
    proposals = {column.version.proposal_id for column in columns}
    chosen = counted_annotations(person, team).filter(version__proposal__in=proposals, version__withdrawn_at=None)
    shown = {column.version.pk for column in columns}
    marks: dict[int, LedgerAnnotation] = {}
    found: dict[tuple[int, int], MarkPlace] = {}
    rows = chosen.annotate(is_there=IS_THERE).order_by("pk")
    for *row, is_there in rows.values_list(*LedgerAnnotation._fields, "is_there"):
        one = LedgerAnnotation(*row)
        marks[one.pk] = one
        is_lost = one.key and not is_there and one.version in shown
        place: LedgerPlace = "to-confirm" if is_lost else "home"
        found[one.pk, one.version] = MarkPlace(one.pk, one.version, place, one.key, one.quote, one.start)
    concerns: dict[int, list[str]] = {}
    named = AnnotationConcern.objects.filter(annotation__in=chosen.values("pk")).order_by("pk")
    for annotation, concern in named.values_list("annotation", "concern"):
        concerns.setdefault(annotation, []).append(concern)
    placed = visible(Placement, person).filter(annotation__in=chosen.values("pk"))
    found |= _placed(placed, shown)
    return MarkPlaces(chosen, placed, marks, concerns, found)


def _placed(placed: QuerySet[Placement], shown: Collection[int]) -> dict[tuple[int, int], MarkPlace]:
    """By annotation and version where it was placed. What is lost is to be confirmed: the text was read anew."""
    found: dict[tuple[int, int], MarkPlace] = {}
    names = ("annotation", "version", "state", "key", "quote", "start", "comparison", "comparison__old_version")
    rows = placed.annotate(is_there=IS_THERE, is_settled=IS_SETTLED).values_list(*names, "is_settled", "is_there")
    for *row, is_settled, is_there in rows:
        one = MarkPlace(*row)
        if is_settled:
            one = one._replace(is_settled=True)
        is_lost = one.key and not is_there and one.place != "gone" and one.version in shown
        found[one.mark, one.version] = one._replace(place="to-confirm") if is_lost else one
    return found
