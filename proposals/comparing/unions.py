"""Clauses that were split into several or merged into one, told from the passages between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from proposals.comparing.changes import Change
from proposals.outline import ClauseText

OF_THE_NEW = 0.5
"""So much of a clause that came has to be from the old clause (or of one that went, in the new clause)."""
OF_THE_OLD = 0.25
"""So much of the clause that was split has to have gone there (or of the merged one, to have come from there)."""


@dataclass(frozen=True, slots=True)
class Union:
    """The pair (old, new) and the clauses that belong to it: new ones of a split, old ones of a merger."""

    old: int
    new: int
    others: tuple[int, ...]
    is_split: bool


def find_unions(changes: Sequence[Change], old: Sequence[ClauseText], new: Sequence[ClauseText]) -> list[Union]:
    """Splits and mergers among `changes`, whose passages are linked; no clause is in two of them."""
    partner = {c.old[0]: c.new[0] for c in changes if c.old and c.new}
    back = {j: i for i, j in partner.items()}
    splits, mergers = _group(_came_from(changes, old, new)), _group(_went_to(changes, old, new))
    found = [Union(i, partner[i], tuple(others), True) for i, others in splits.items() if i in partner]
    taken = {union.new for union in found}
    found += [Union(back[j], j, tuple(others), False) for j, others in mergers.items() if j in back and j not in taken]
    return sorted(found, key=lambda union: union.old)


def _group(links: Iterator[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for whole, part in links:
        found.setdefault(whole, []).append(part)
    return found


def _came_from(
    changes: Sequence[Change], old: Sequence[ClauseText], new: Sequence[ClauseText]
) -> Iterator[tuple[int, int]]:
    """(old clause, inserted clause) where much of the first became most of the second."""
    for change in changes:
        if change.kind == "inserted":
            for i, size in _sizes(change):
                if size >= OF_THE_NEW * len(new[change.new[0]].text) and size >= OF_THE_OLD * len(old[i].text):
                    yield i, change.new[0]


def _went_to(
    changes: Sequence[Change], old: Sequence[ClauseText], new: Sequence[ClauseText]
) -> Iterator[tuple[int, int]]:
    """(new clause, deleted clause) where most of the second became much of the first."""
    for change in changes:
        if change.kind == "deleted":
            for j, size in _sizes(change):
                if size >= OF_THE_NEW * len(old[change.old[0]].text) and size >= OF_THE_OLD * len(new[j].text):
                    yield j, change.old[0]


def _sizes(change: Change) -> list[tuple[int, int]]:
    """The clause with which the change shares most words, and how many characters they are."""
    sizes: Counter[int] = Counter()
    for passage in change.passages:
        sizes[passage.other] += passage.end - passage.start
    return sizes.most_common(1)
