"""All that stands beside a text as light marks: where each thing stands and how it looks, without its words."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from annotations.access import visible
from annotations.models import Annotation, AnnotationConcern, Draft, Placement
from annotations.queries.placements import UNSETTLED
from clauseline.anchoring import Anchor, locate
from clauseline.concerns import VOCABULARY
from proposals.access import Person
from proposals.models import Clause, Version

Place = Literal["margin", "tray", "away"]
Order = tuple[int, int, int]

MANY = 500
"""Of so many clauses all texts of the reading are loaded instead of each by its key."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation, or with no `state` one's own draft, that stands on the clause `key` ("": on none).

    `start` and `end` bound its passage in the clause's text, in code points; both are None without one. It stands in
    the margin, in the tray (a person has to look where it belongs), or was put away by one.
    """

    slug: str
    key: str = ""
    start: int | None = None
    end: int | None = None
    family: str = "plain"
    state: str = ""
    place: Place = "margin"
    is_mine: bool = False
    is_private: bool = False
    team: int = 0
    """Its primary key; 0 of a draft."""
    order: Order = (-1, 0, 0)


@dataclass(frozen=True, slots=True)
class Beside:
    """The marks of what stands beside a version, in the order of its text."""

    version: Version
    marks: list[Mark]

    @property
    def said(self) -> list[Mark]:
        """The annotations that have a place here, or wait for one."""
        return [mark for mark in self.marks if mark.state and mark.place != "away"]

    @property
    def tray(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.place == "tray"]

    @property
    def away(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.place == "away"]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the margin itself."""
        return all(mark.place != "margin" for mark in self.marks)

    @property
    def mine(self) -> int:
        """How many annotations the reader made."""
        return sum(mark.is_mine for mark in self.said)

    @property
    def private(self) -> list[Mark]:
        """What nobody but the reader sees yet."""
        return [mark for mark in self.said if mark.is_mine and mark.is_private]

    @property
    def states(self) -> list[tuple[str, str, int]]:
        """The states that annotations beside this text have, with their names and how many have each."""
        counts = Counter(mark.state for mark in self.said)
        return [(value, str(label), counts[value]) for value, label in Annotation.State.choices if counts[value]]


class _Row(NamedTuple):
    """What the database knows of an annotation, and where it stands; `start` is what its words had when it was said."""

    pk: int
    slug: str
    state: str
    author: int | None
    team: int
    visibility: str
    key: str
    quote: str
    before: str
    after: str
    start: int
    concern: str | None


@dataclass(frozen=True, slots=True)
class _Bare:
    """A mark whose words were not yet looked for in the text; `pk` tells which of two in one place came first."""

    mark: Mark
    pk: int
    anchor: Anchor | None
    asks: bool = False
    is_away: bool = False


def beside(version: Version, person: Person) -> Beside:
    """What `person` may see beside `version`: at most four queries, however many annotations there are."""
    bare = [*_own(version, person), *_guests(version, person), *_drafts(version, person)]
    clauses = texts(version, {one.mark.key for one in bare})
    return Beside(version, sorted((_settled(one, clauses) for one in bare), key=lambda mark: mark.order))


def texts(version: Version, keys: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Of the clauses of `version` with these keys the order and the text: one query."""
    wanted = [key for key in keys if key]
    rows = Clause.objects.filter(reading=version.current_reading_id)
    if len(wanted) < MANY:
        rows = rows.filter(key__in=wanted)
    return {key: (order, text) for key, order, text in rows.values_list("key", "order", "text")}


def _own(version: Version, person: Person) -> Iterator[_Bare]:
    rows = _with_concern(visible(Annotation, person).filter(version=version), "pk")
    for row in rows.values_list(*_Row._fields):
        yield _bare(_Row(*row), person)


def _guests(version: Version, person: Person) -> Iterator[_Bare]:
    rows = _with_concern(visible(Placement, person).filter(version=version), "annotation")
    columns = (f"annotation__{name}" for name in _Row._fields[:6])
    for *row, state, decided_at in rows.values_list(*columns, *_Row._fields[6:], "state", "decided_at"):
        is_away = state == Placement.State.GONE and decided_at is not None
        yield replace(_bare(_Row(*row), person), asks=state in UNSETTLED, is_away=is_away)


def _drafts(version: Version, person: Person) -> Iterator[_Bare]:
    if person.pk is None:
        return
    for draft in visible(Draft, person).filter(version=version):
        yield _Bare(Mark(draft.slug, draft.key, is_mine=True), sys.maxsize, draft.anchor)


def _with_concern(rows: QuerySet[Any], annotation: str) -> QuerySet[Any]:
    """Each with the concern that it names first."""
    named = AnnotationConcern.objects.filter(annotation=OuterRef(annotation)).order_by("pk")
    found: QuerySet[Any] = rows.annotate(concern=Subquery(named.values("concern")[:1]))
    return found


def _bare(row: _Row, person: Person) -> _Bare:
    mark = Mark(
        row.slug,
        row.key,
        family=_family(row.concern),
        state=row.state,
        is_mine=row.author is not None and row.author == person.pk,
        is_private=row.visibility == Annotation.Visibility.PRIVATE,
        team=row.team,
    )
    return _Bare(mark, row.pk, Anchor(row.quote, row.before, row.after, row.start) if row.quote else None)


def _family(concern: str | None) -> str:
    try:
        return VOCABULARY[concern].family if concern else "plain"
    except KeyError:  # An older vocabulary had it.
        return "plain"


def _settled(bare: _Bare, clauses: dict[str, tuple[int, str]]) -> Mark:
    """The mark at its passage, looked for anew: a new reading of the version may have other offsets."""
    mark = bare.mark
    order, text = clauses.get(mark.key, (-1, None))
    found = locate(bare.anchor, text) if bare.anchor and text is not None else None
    is_lost = bool(mark.key) and (text is None or (bare.anchor is not None and found is None))
    asks = bool(mark.state) and (bare.asks or is_lost)
    place: Place = "away" if bare.is_away else "tray" if asks else "margin"
    key = mark.key if text is not None else ""
    start, end = found or (None, None)
    return replace(mark, key=key, start=start, end=end, place=place, order=(order, found[0] if found else 0, bare.pk))
