"""How surely two clauses are one: in bands, never as a score.

The bounds were set on pairs of documents with known correspondence and measured on others;
`docs/decisions/0044-across-languages.md` says on which, and what they reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from clauseline.aligning.encoder import Encoder
from clauseline.vocabulary import Band

LIKELY: Final = "likely"
POSSIBLE: Final = "possible"


class Support(NamedTuple):
    """Two clauses that are the likest to each other.

    `ahead`: how much liker than the next best of either. `cover`: how much of the less covered one the other says.
    """

    old: int
    new: int
    ahead: float
    cover: float

    @property
    def weight(self) -> float:
        """All that speaks for the pair."""
        return self.ahead + self.cover


@dataclass(frozen=True, slots=True)
class Bands:
    """From which weight on a pair is likely, and from which on it is possible; below, nothing is said."""

    likely: float
    possible: float
    ahead: float = 0.05
    """A likely pair is at least so much ahead: of clauses that are told twice nobody can say which is which."""

    @classmethod
    def of(cls, encoder: Encoder | None) -> Bands:
        """The bounds for pairs by meaning, or for those by shared words alone."""
        return BY_MEANING if encoder else BY_WORDS

    def is_likely(self, one: Support) -> bool:
        return one.weight >= self.likely and one.ahead >= self.ahead

    def of_pair(self, one: Support) -> Band | None:
        """The band of a pair, None below both."""
        if self.is_likely(one):
            return LIKELY
        return POSSIBLE if one.weight >= self.possible else None


BY_MEANING = Bands(likely=0.85, possible=0.6)
BY_WORDS = Bands(likely=1.2, possible=0.6)
