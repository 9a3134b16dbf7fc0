"""What is looked through for origins, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from clauseline.origins.shared import Shared
from clauseline.outline import Outline
from clauseline.vocabulary import Band, OriginMethod, Ubiquity


@dataclass(frozen=True, slots=True)
class Source:
    """A version of a proposal in which words may stand; `body` is "" where it is not known."""

    name: str
    outline: Outline
    proposal: str
    body: str = ""


class SourcePlace(NamedTuple):
    """A clause of a library: `clause` of source `source`, by their indexes."""

    source: int
    clause: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Clause `clause` of an outline has words of clause `source_clause` of the source with that name; or, if that is in
    another language and the method is `meaning`, may come from it: `band` says how surely, and the span is all of both.

    `spans` are the passages, in the order of the clause, in code points of both texts; `weight` is what the words weigh
    that both have (see `words.py`). `ubiquity` is not "" where most of the words of each span stand
    in so many proposals that they come from none in particular.
    """

    clause: int
    source: str
    proposal: str
    source_clause: int
    method: OriginMethod
    band: Band
    spans: tuple[Shared, ...]
    weight: int
    ubiquity: Ubiquity = ""

    @property
    def template(self) -> bool:
        """Whether these are words that stand everywhere, of one body or at all: they count in no share."""
        return bool(self.ubiquity)
