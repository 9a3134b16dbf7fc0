"""Which pairs of clauses are worth looking at: a handful for each clause, never all with all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from clauseline.comparing.evidence import ROOT, Evidence, OutlineColumns
from clauseline.comparing.hashing import Integers
from clauseline.comparing.radix import each_once
from clauseline.comparing.titles import places

Pairs = Iterable[tuple[int, int]]

FEW = 16
BEST = 6


def propose(evidence: Evidence) -> Integers:
    """The first candidates as sorted keys old * m + new.

    They are alike in words or in title, identical, or blank and of one number.
    """
    old, new = evidence.overlap.best(BEST)
    titles = evidence.titles
    found = [
        *_within(places(titles.old), places(titles.new)),
        *_rare_words(titles.words_old, titles.words_new),
        *_within(places(evidence.old.texts), places(evidence.new.texts), few=1),
        *_blank(evidence.old, evidence.new),
    ]
    return each_once(np.concatenate([old * len(evidence.new) + new, keys_of(found, evidence)]))


def propose_around(partners: Integers, evidence: Evidence) -> Integers:
    """The candidates that the pairs (i, partners[i]) suggest.

    They are neighbours, parents, siblings between paired siblings,
    and children of paired parents that bear a title no sibling has.
    """
    paired = np.flatnonzero(partners >= 0)
    other = partners[paired]
    found = [
        *zip((paired - 1).tolist(), (other - 1).tolist(), strict=True),
        *zip((paired + 1).tolist(), (other + 1).tolist(), strict=True),
        *zip(evidence.old.parent[paired].tolist(), evidence.new.parent[other].tolist(), strict=True),
        *_between_siblings(partners, evidence),
        *_namesakes(partners, evidence),
    ]
    return each_once(keys_of(found, evidence))


def keys_of(pairs: Pairs, evidence: Evidence) -> Integers:
    """The pairs that exist as keys old * m + new."""
    n, m = len(evidence.old), len(evidence.new)
    return np.array([i * m + j for i, j in pairs if 0 <= i < n and 0 <= j < m], np.int64)


def _within(old: dict[str, list[int]], new: dict[str, list[int]], few: int = FEW) -> Iterator[tuple[int, int]]:
    for item, ones in old.items():
        others = new.get(item, [])
        if len(ones) * len(others) <= few:
            yield from ((i, j) for i in ones for j in others)
        else:
            yield from _from_both_ends(ones, others)


def _from_both_ends(ones: Sequence[int], others: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from zip(ones, others, strict=False)
    yield from zip(reversed(ones), reversed(others), strict=False)


def _rare_words(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    where_old, where_new = _where(old), _where(new)
    for word, ones in where_old.items():
        others = where_new.get(word, [])
        if len(ones) * len(others) <= FEW:
            yield from ((i, j) for i in ones for j in others)


def _where(words: Sequence[tuple[str, ...]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for position, stems in enumerate(words):
        for stem in stems:
            found.setdefault(stem, []).append(position)
    return found


def _blank(old: OutlineColumns, new: OutlineColumns) -> Iterator[tuple[int, int]]:
    blank_old, blank_new = _blank_numbers(old), _blank_numbers(new)
    for number, ones in blank_old.items():
        others = blank_new.get(number, [])
        if len(ones) == len(others) == 1:
            yield ones[0], others[0]


def _blank_numbers(side: OutlineColumns) -> dict[str, list[int]]:
    return places(number if not text else "" for number, text in zip(side.numbers, side.texts, strict=True))


def _between_siblings(partners: Integers, evidence: Evidence) -> Iterator[tuple[int, int]]:
    families_old, families_new = evidence.old.families(), evidence.new.families()
    together = [(-1, -1), *((i, j) for i, j in enumerate(partners.tolist()) if j >= 0)]
    back = {j: i for i, j in together}
    for i, j in together:
        gaps_old = dict(_gaps(families_old.get(i, []), lambda child: int(partners[child]) >= 0))
        gaps_new = dict(_gaps(families_new.get(j, []), lambda child: child in back))
        for (before, after), free in gaps_old.items():
            edges = (_partner(before, partners), _partner(after, partners))
            yield from _from_both_ends(free, gaps_new.get(edges, []))


def _namesakes(partners: Integers, evidence: Evidence) -> Iterator[tuple[int, int]]:
    parents = evidence.old.parent
    above = np.where(parents >= 0, partners[parents], ROOT)
    ours = zip(above.tolist(), evidence.names_old, ((above >= 0) | (parents < 0)).tolist(), strict=True)
    wanted = {(parent, name): i for i, (parent, name, is_known) in enumerate(ours) if name and is_known}
    theirs = zip(evidence.new.parent.tolist(), evidence.names_new, strict=True)
    yield from ((wanted[key], j) for j, key in enumerate(theirs) if key in wanted)


def _partner(edge: int, partners: Integers) -> int:
    return edge if edge < 0 else int(partners[edge])


def _gaps(family: Sequence[int], is_paired: Callable[[int], bool]) -> Iterator[tuple[tuple[int, int], list[int]]]:
    """Each run of unpaired siblings with the paired ones around it (-1 and -2 stand for the ends)."""
    before, free = -1, []
    for child in family:
        if not is_paired(child):
            free.append(child)
            continue
        if free:
            yield (before, child), free
        before, free = child, []
    if free:
        yield (before, -2), free
