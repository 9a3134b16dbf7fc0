"""The origins of every clause of an outline, among the sources of a library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from clauseline.origins.choosing import SourceMatch, choose
from clauseline.origins.library import Library
from clauseline.origins.seeds import SoughtText
from clauseline.origins.shared import Shared, find
from clauseline.origins.ubiquity import ubiquity
from clauseline.origins.values import Origin, SourcePlace
from clauseline.origins.words import Hashes
from clauseline.outline import Outline
from clauseline.vocabulary import Ubiquity

ROUNDS = 3
"""So often what the passages found so far leave of a text is looked for again."""
MISSES = 5
"""After so many texts in a row that share no passage those that share even less are not looked at."""


def origins_of(outline: Outline, *, among: Library) -> tuple[Origin, ...]:
    """From which passages of these sources the words of each clause come, clause by clause, best first."""
    known: dict[str, list[Origin]] = {}
    found: list[Origin] = []
    for clause, one in enumerate(outline.clauses):
        if one.text not in known:
            known[one.text] = _of_text(clause, one.text, among)
        found += (replace(origin, clause=clause) for origin in known[one.text])
    return tuple(found)


def _of_text(clause: int, text: str, library: Library) -> list[Origin]:
    ours = SoughtText.of(text)
    matches = _matches(ours, library)
    return choose(clause, matches, partial(_ubiquity, GramsInPlace(ours), library)) if matches else []


def _matches(ours: SoughtText, library: Library) -> list[SourceMatch]:
    """What shares passages with a text; what those leave of it is looked for again, as they may have hidden others."""
    found: list[SourceMatch] = []
    seen: set[SourcePlace] = set()
    grams = ours.grams
    for _ in range(ROUNDS):
        fresh = list(_compared(ours, np.unique(grams), library, seen))
        if not fresh:
            break
        found += fresh
        grams = ours.grams[_outside(ours, [span for match in found for span in match.found.passages])]
    return found


def _outside(ours: SoughtText, spans: Iterable[Shared]) -> NDArray[np.bool_]:
    """Which grams have no word in any of the passages."""
    start, end = ours.words.start[ours.first], ours.words.end[ours.behind - 1]
    passages = sorted({(span.start, span.end) for span in spans})
    begun = np.searchsorted([passage[0] for passage in passages], end)
    # How far those passages reach that begin before the end of a gram.
    reach = np.array([-1, *accumulate((passage[1] for passage in passages), max)])[begun]
    return reach <= start


def _compared(ours: SoughtText, grams: Hashes, library: Library, seen: set[SourcePlace]) -> Iterator[SourceMatch]:
    misses = 0
    for places in library.candidates(grams):
        misses += 1
        for place in places:
            if place in seen:
                continue
            seen.add(place)
            text = library.text(place)
            found = find(ours, _ready(text))
            if found.passages:
                misses = 0
                source = library.sources[place.source]
                yield SourceMatch(source.proposal, source.name, place.source, place.clause, len(text), found)
        if misses == MISSES:
            return


@lru_cache(maxsize=512)
def _ready(text: str) -> SoughtText:
    """Versions of one clause, and clauses that many drafts have, are asked for again and again."""
    return SoughtText.of(text)


class GramsInPlace:
    """The grams of a text in the order of their places: those in a stretch of it are found by halving."""

    def __init__(self, ours: SoughtText) -> None:
        order = np.argsort(ours.first)
        self._grams = ours.grams[order]
        self._start = ours.words.start[ours.first[order]]
        self._end = ours.words.end[ours.behind[order] - 1]

    def within(self, start: int, end: int) -> Hashes:
        """Those all of whose words stand in [start, end), sorted, each once."""
        first, behind = np.searchsorted(self._start, start), np.searchsorted(self._end, end, side="right")
        return np.unique(self._grams[first:behind])


def _ubiquity(grams: GramsInPlace, library: Library, span: Shared) -> Ubiquity:
    """Who else has the grams of a passage."""
    often, asked = library.having(grams.within(span.start, span.end))
    return ubiquity(often, asked, library.bodies)
