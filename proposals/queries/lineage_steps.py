"""Steps of a lineage, and the ways that lead from one to another, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal, get_args

from clauseline.origins.direction import Direction
from clauseline.vocabulary import ChangeKind, OriginMethod, Ubiquity
from proposals.models import Contributor, Proposal, Version
from proposals.queries.chains import ChainLink
from proposals.queries.contributions import bringers
from proposals.queries.lineage_walk import TextPairing
from proposals.queries.origin_rows import OriginPlace

NAME = 12
"""Hexadecimal digits of the name of a step or a way."""

WayMethod = Literal["change", "words", "meaning"]
"""By a change of a comparison inside a proposal, by shared words, or by what both say."""
Wording = Literal["same", "reworded", "likely", "possible"]
"""What can be said of both texts: the same words, others, or how surely they say the same."""
METHODS: tuple[WayMethod, ...] = get_args(WayMethod)
WORDINGS: tuple[Wording, ...] = get_args(Wording)


@dataclass(frozen=True, slots=True)
class LineageStep:
    """A clause in one version, or in several in a row that keep its words and its place; `row` tells the clauses of one
    proposal apart, from 0. `chain` is the same for all that became one another.
    """

    places: tuple[OriginPlace, ...]
    clauses: tuple[int, ...]
    chain: int
    row: int

    @property
    def name(self) -> str:
        return name_of(self.first)

    @property
    def first(self) -> OriginPlace:
        return self.places[0]

    @property
    def last(self) -> OriginPlace:
        return self.places[-1]

    @property
    def proposal(self) -> Proposal:
        return self.first.version.proposal

    @property
    def date(self) -> date | None:
        """Of its first version; None: nobody gave one."""
        return self.first.version.date

    @property
    def contributors(self) -> tuple[Contributor, ...]:
        """Who brought it: the contributors of its first version, else those of its proposal."""
        return bringers(self.first.version)


@dataclass(frozen=True, slots=True)
class WordsFirst:
    """The earliest version of the proposal of either side that has the shared words, and why one of them is said to be
    the earlier; `direction` is seen from the new side.
    """

    old: Version
    new: Version
    direction: Direction


@dataclass(frozen=True, slots=True)
class LineageWay:
    """What leads from the step `old` to the step `new`: `old_place` and `new_place` are the clauses whose texts are
    compared, `clauses` their primary keys.

    A change has a `fate` and its `link`; words that two proposals share have `first`, a weight, and the `pairs` of
    texts that share them, which people may have decided on. Where nobody said which was the earlier, `is_directed` is
    false. `is_main` is false for ways round: what they lead to is tied more closely to something else.
    """

    method: WayMethod
    old: LineageStep
    new: LineageStep
    old_place: OriginPlace
    new_place: OriginPlace
    clauses: tuple[int, int]
    wording: Wording
    fate: ChangeKind | Literal[""] = ""
    link: ChainLink | None = None
    first: WordsFirst | None = None
    pairs: frozenset[TextPairing] = frozenset()
    weight: int = 0
    is_main: bool = True

    @property
    def name(self) -> str:
        return name_of(self.old_place, self.new_place)

    @property
    def is_directed(self) -> bool:
        return self.first is None or self.first.direction.way != "unknown"


@dataclass(frozen=True, slots=True)
class RejectedWay:
    """Two clauses that share words, in these `pairs` of texts, of which a team said that they do not come from one
    another: nothing follows from it.
    """

    one: OriginPlace
    other: OriginPlace
    pairs: frozenset[TextPairing]


@dataclass(frozen=True, slots=True)
class LineageEnd:
    """From `step` nothing leads to these `places`, a clause in each proposal: what they share stands everywhere."""

    step: LineageStep
    method: OriginMethod
    ubiquity: Ubiquity
    places: tuple[OriginPlace, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """Steps by proposal and time, and the ways between them; `start` is the step of the clause that was asked for.

    `is_cut`: there is more, of which nothing is told here.
    """

    start: LineageStep
    steps: tuple[LineageStep, ...]
    ways: tuple[LineageWay, ...]
    rejected: tuple[RejectedWay, ...]
    ends: tuple[LineageEnd, ...]
    is_cut: bool


def name_of(*places: OriginPlace) -> str:
    """What a step or a way is called in addresses: the same while versions and keys are."""
    words = (word for place in places for word in (place.version.slug, place.key))
    return sha256("\0".join(words).encode()).hexdigest()[:NAME]
