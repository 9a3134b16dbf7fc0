"""What was found by words, in the order of its ranks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from django.db import models

from proposals.search.concordance import Search
from proposals.search.find import Found

RANKS = 4
"""Called just as one asked; named with all of the words; all of them near one another; the rest."""
NEAR, REST = 2, 3
"""The ranks of annotations, which have no name."""


class FoundKind(models.TextChoices):
    """What can be found."""

    CLAUSE = "clause"
    ANNOTATION = "annotation"


@dataclass(frozen=True, slots=True)
class FoundRow:
    """What was found on `version`: the clause of `reading` with this order, or the annotation with this key."""

    kind: FoundKind
    version: int
    reading: int | None
    number: int


@dataclass(frozen=True, slots=True)
class FoundText:
    """A version that may be looked into; `name` orders its proposal among others."""

    name: tuple[str, ...]
    version: int
    reading: int | None
    proposal: int
    language: str
    date: date | None
    position: int


class InVersion:
    """All that was found of a version: clauses, of which `exact` are called just as one asked, and annotations by key,
    each with whether the words are near one another in it; `count` in all.
    """

    def __init__(
        self, text: FoundText, clauses: Found, annotations: Mapping[int, bool], exact: Collection[int]
    ) -> None:
        self.text = text
        self._clauses = [(first, _ranked(first, one, exact)) for first, one in sorted(clauses.items())]
        self._annotations = {
            rank: [key for key, near in annotations.items() if near == (rank == NEAR)] for rank in (NEAR, REST)
        }
        self.counts = [
            sum(ranks[rank].bit_count() for _, ranks in self._clauses) + len(self._annotations.get(rank, ()))
            for rank in range(RANKS)
        ]
        self.count = sum(self.counts)
        self._searches = clauses

    def rows(self, rank: int) -> list[FoundRow]:
        """Those of one rank, in the order of the text, what is said of it behind."""
        version, reading = self.text.version, self.text.reading
        orders = (first + n for first, ranks in self._clauses for n in self._searches[first].numbers(ranks[rank]))
        clauses = [FoundRow(FoundKind.CLAUSE, version, reading, order) for order in orders]
        keys = self._annotations.get(rank, ())
        return clauses + [FoundRow(FoundKind.ANNOTATION, version, None, key) for key in keys]


def _ranked(first: int, search: Search, exact: Collection[int]) -> tuple[int, int, int, int]:
    """The ends of the texts of each rank."""
    called = sum(end for number, end in search.each(search.alike) if first + number in exact)
    named = search.named & ~called
    near = search.near & ~called & ~named
    return called, named, near, search.found & ~called & ~named & ~near


class FoundRows(Sequence[FoundRow]):
    """What was found, in its order: all of it is counted, and rows are made for the part that is asked for."""

    def __init__(self, versions: list[InVersion]) -> None:
        self._versions = versions
        self._count = sum(one.count for one in versions)

    def by_proposal(self) -> dict[int, int]:
        """How many there are in each proposal, by its primary key, most first."""
        counted: Counter[int] = Counter()
        for one in self._versions:
            counted[one.text.proposal] += one.count
        return dict(counted.most_common())

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, wanted: int) -> FoundRow: ...

    @overload
    def __getitem__(self, wanted: slice) -> list[FoundRow]: ...

    def __getitem__(self, wanted: int | slice) -> FoundRow | list[FoundRow]:
        places = range(len(self))[wanted]
        if isinstance(places, int):
            return self[places : places + 1][0]
        rows: list[FoundRow] = []
        before = 0
        for rank in range(RANKS):
            for one in self._versions:
                count = one.counts[rank]
                if count and places.start < before + count and before < places.stop:
                    rows += one.rows(rank)[max(0, places.start - before) : places.stop - before]
                before += count
        return rows[:: places.step]
