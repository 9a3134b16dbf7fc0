"""Which clauses stand elsewhere: under another parent, or out of the order of their siblings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from clauseline.comparing.order import heaviest_increasing
from clauseline.comparing.pairing import ClausePair
from clauseline.outline import ClauseText, parents

_DOTTED = re.compile(r"[A-Z]{0,3}\d{0,4}(?:\.\d{1,4}){1,8}")
_WEIGHT, _LEAST_WEIGHT, _NAMED_WEIGHT = 10_000, 500, 8_000
"""A clause holds its place by how alike it stayed, and an article by its number; without words in common a little."""

FEWEST_CHILDREN = 3
"""So many children that went elsewhere together outweigh the pair of their parent."""


def find_moved(pairs: Sequence[ClausePair], old: Sequence[ClauseText], new: Sequence[ClauseText]) -> set[int]:
    """Old indexes of the clauses that stand elsewhere.

    Their parent is not what the old parent is now, or they left the order of their siblings. A clause that only
    came along with its parent is not among them, nor one that kept its dotted number, nor an article that kept its
    order in the whole text while the chapters around it were cut anew, or the heading before it went behind it.
    """
    moves = _Moves(pairs, old, new)
    return {one.old for one in moves.found() if not _kept_number(old[one.old].number, new[one.new].number)}


def _kept_number(one: str, other: str) -> bool:
    return one == other and bool(_DOTTED.fullmatch(one))


class _Moves:
    """Where the clauses of two outlines hang, and where those of the first hang now."""

    def __init__(self, pairs: Sequence[ClausePair], old: Sequence[ClauseText], new: Sequence[ClauseText]) -> None:
        self.pairs = pairs
        self.above_old, self.above_new = parents(c.level for c in old), parents(c.level for c in new)
        self.partner: dict[int | None, int | None] = {None: None, **{pair.old: pair.new for pair in pairs}}
        self.taken = set(self.partner.values())
        self.stays = Counter(self.above_old[pair.old] for pair in pairs if self._stays(pair))
        self.home = self.partner | dict(self._new_homes())
        articles = [pair for pair in pairs if old[pair.old].kind == new[pair.new].kind == "article"]
        self.articles = {pair.old for pair in articles}
        numbers = ((pair.old, old[pair.old].number, new[pair.new].number) for pair in articles)
        self.named = {index for index, one, other in numbers if one and one == other}
        self.astray = {pair.old for pair in self._out_of_order(articles)}

    def found(self) -> Iterator[ClausePair]:
        """The pairs that stand elsewhere."""
        families: dict[tuple[int | None, bool], list[ClausePair]] = {}
        for pair in self.pairs:
            parent, place = self.above_old[pair.old], self.above_new[pair.new]
            has_stayed = self._stays(pair) and self.stays[parent] >= FEWEST_CHILDREN
            if place == self.home.get(parent, -1) or parent is place is None or has_stayed:
                # Where a text gives chapters and their articles one level, a chapter stays among chapters.
                families.setdefault((parent, pair.old in self.articles), []).append(pair)
            elif not self._is_in_order(pair):
                yield pair
        for family in families.values():
            yield from self._out_of_order(family)

    def _stays(self, pair: ClausePair) -> bool:
        """Whether its parent is the pair of its old parent, be it that more of the others went elsewhere together."""
        return self.above_new[pair.new] == self.partner.get(self.above_old[pair.old], -1)

    def _is_in_order(self, pair: ClausePair) -> bool:
        """Whether this is an article in its place, which kept its number or one of whose two parents came or went."""
        are_paired = self.above_old[pair.old] in self.partner and self.above_new[pair.new] in self.taken
        return pair.old in self.articles - self.astray and (pair.old in self.named or not are_paired)

    def _out_of_order(self, family: Sequence[ClausePair]) -> Iterator[ClausePair]:
        """The pairs, in old order, that are not in the heaviest run which kept it.

        Of two articles that changed places the one that kept its number stayed.
        """
        weights = [
            round(_WEIGHT * pair.alike) + _LEAST_WEIGHT + (_NAMED_WEIGHT if pair.old in self.named else 0)
            for pair in family
        ]
        kept = set(heaviest_increasing([pair.new for pair in family], weights))
        return (pair for k, pair in enumerate(family) if k not in kept)

    def _new_homes(self) -> Iterator[tuple[int | None, int | None]]:
        """The parents that are not where most of their children are now, and where that is."""
        families: dict[int | None, Counter[int | None]] = {}
        for pair in self.pairs:
            families.setdefault(self.above_old[pair.old], Counter())[self.above_new[pair.new]] += 1
        for parent, places in families.items():
            ((place, count),) = places.most_common(1)
            needed = FEWEST_CHILDREN if parent in self.partner else 1
            if count >= needed and 2 * count > places.total() and not self._is_near(parent, place):
                yield parent, place

    def _is_near(self, parent: int | None, place: int | None) -> bool:
        """Whether the pair of a parent is above or below `place`, or is it.

        Not where it is below a clause that came: there the heading and its first words were set apart. Nor where a
        clause that came, such as a title, now stands above what was the top.
        """
        if parent is None:
            return place in self.taken
        if parent not in self.partner:
            return False
        own = self.partner[parent]
        is_below = place in _lineage(own, self.above_new) and (own == place or place in self.taken)
        return is_below or own in _lineage(place, self.above_new)


def _lineage(place: int | None, above: Sequence[int | None]) -> Iterable[int | None]:
    """A clause, and all above it up to the top, which is None."""
    yield place
    while place is not None:
        place = above[place]
        yield place
