"""Outlines kept so that the texts which share grams with a clause are found at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np

from clauseline.comparing.distinct import steps
from clauseline.origins.grams import folded, grams_of
from clauseline.origins.values import Source, SourcePlace
from clauseline.origins.words import Hashes, Integers

MOST_LOOKED_UP = 4096
"""Texts that are looked up for the grams of one clause, those of the rarest grams first."""
OF_ONE_PROPOSAL = 3
"""So many texts of a proposal are compared with a clause, those that share most."""
CANDIDATES = 10
"""And so many in all."""
MOST_ASKED = 64
"""Grams of a passage of which it is asked who else has them."""


class Library:
    """The texts of some sources, with the grams of each; texts that fold alike are kept once."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.sources = tuple(sources)
        self.bodies = {source.proposal: source.body for source in self.sources}
        self._proposals = tuple(self.bodies)
        found: dict[str, list[SourcePlace]] = {}
        for k, source in enumerate(self.sources):
            for clause, one in enumerate(source.outline.clauses):
                found.setdefault(folded(one.text), []).append(SourcePlace(k, clause))
        self._places = tuple(found.values())
        self._index(list(map(grams_of, found)))

    def _index(self, grams: list[Hashes]) -> None:
        """Gram k, `_grams[k]`, stands in the texts `_texts[_first[k]:_first[k + 1]]`."""
        rows = np.concatenate([np.zeros(0, np.uint64), *grams])
        texts = np.repeat(np.arange(len(grams), dtype=np.int32), [one.size for one in grams])
        order = np.argsort(rows, kind="stable")
        rows, self._texts = rows[order], texts[order]
        begins = np.flatnonzero(np.concatenate([[True], rows[1:] != rows[:-1]])) if rows.size else np.zeros(0, np.int64)
        self._grams, self._first = rows[begins], np.append(begins, rows.size)

    def text(self, place: SourcePlace) -> str:
        """The text of the clause at a place."""
        return self.sources[place.source].outline.clauses[place.clause].text

    def candidates(self, grams: Hashes) -> Iterator[tuple[SourcePlace, ...]]:
        """The places of each text that is worth comparing with one of these grams, first what shares most that is rare.

        They are one for each proposal that has the text: the first in the order of the sources.
        """
        of_one: dict[str, int] = {}
        count = 0
        for text in self._sharing(grams):
            places = self._by_proposal(text)
            if all(of_one.get(proposal, 0) >= OF_ONE_PROPOSAL for proposal in places):
                continue
            for proposal in places:
                of_one[proposal] = of_one.get(proposal, 0) + 1
            yield tuple(places.values())
            count += 1
            if count == CANDIDATES:
                return

    def _by_proposal(self, text: int) -> dict[str, SourcePlace]:
        found: dict[str, SourcePlace] = {}
        for place in self._places[text]:
            found.setdefault(self.sources[place.source].proposal, place)
        return found

    def _sharing(self, grams: Hashes) -> list[int]:
        """The texts that have some of these grams, first the one whose shared grams weigh most, the rare more."""
        known = self._known(grams)
        often = self._first[known + 1] - self._first[known]
        order = np.argsort(often, kind="stable")
        order = order[np.cumsum(often[order]) <= MOST_LOOKED_UP]
        known, often = known[order], often[order]
        # In fixed point, so that sums do not depend on their order.
        rarity = np.rint(1024 * np.log1p(len(self._places) / np.maximum(often, 1))).astype(np.int64)
        texts, at = np.unique(self._texts[self._rows(known, often)], return_inverse=True)
        weights = np.bincount(at, weights=np.repeat(rarity, often), minlength=texts.size)
        return [int(text) for text in texts[np.argsort(-weights, kind="stable")]]

    def having(self, grams: Hashes) -> tuple[dict[str, int], int]:
        """For each proposal that has half of these grams how many of them, and of how many that were asked for."""
        known = self._known(grams)
        known = known[:: -(-known.size // MOST_ASKED)] if known.size else known
        proposals, first = self._holders
        often = first[known + 1] - first[known]
        counts = np.bincount(proposals[np.repeat(first[known], often) + steps(often)], minlength=len(self._proposals))
        found = np.flatnonzero((2 * counts >= known.size) & (counts > 0)).tolist()
        return {self._proposals[k]: int(counts[k]) for k in found}, int(known.size)

    def _known(self, grams: Hashes) -> Integers:
        """The numbers of those grams that stand in a text."""
        if not self._grams.size:
            return np.zeros(0, np.int64)
        at = np.minimum(np.searchsorted(self._grams, grams), self._grams.size - 1)
        return np.asarray(at[self._grams[at] == grams])

    def _rows(self, known: Integers, often: Integers) -> Integers:
        return np.repeat(self._first[known], often) + steps(often)

    @cached_property
    def _holders(self) -> tuple[Integers, Integers]:
        """The proposals in which each gram stands, each once, gram by gram; and where those of each gram begin."""
        numbers = {proposal: number for number, proposal in enumerate(self._proposals)}
        of_text = [sorted({numbers[self.sources[p.source].proposal] for p in places}) for places in self._places]
        sizes = np.array([len(one) for one in of_text], np.int64)
        flat = np.array([number for one in of_text for number in one], np.int64)
        starts = np.cumsum(sizes) - sizes
        each = sizes[self._texts]
        gram = np.repeat(np.repeat(np.arange(self._grams.size), np.diff(self._first)), each)
        proposals = flat[np.repeat(starts[self._texts], each) + steps(each)]
        keys = np.unique(gram * max(len(self._proposals), 1) + proposals)
        count = max(len(self._proposals), 1)
        first = np.searchsorted(keys, np.arange(self._grams.size + 1) * count)
        return keys % count, first
