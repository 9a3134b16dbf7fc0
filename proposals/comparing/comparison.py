"""Two outlines to changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from proposals.comparing.changes import ADDED, REMOVED, Change, Compared, Span
from proposals.comparing.fates import find_moved
from proposals.comparing.pairing import Pair, pair
from proposals.comparing.passages import link_passages
from proposals.comparing.revising import Revisions
from proposals.comparing.unions import Union, find_unions
from proposals.outline import ClauseText, Outline

ENGINE = "1"
"""Part of a comparison's identity: another value whenever the same outlines would give other changes."""

ALIKE = 0.25
FEWEST = 0.1


def compare(old: Outline, new: Outline) -> Compared:
    """What became of every clause: each of either outline is in exactly one change.

    Changes stand in the order of the new text; deleted clauses at their old place. The same outlines always
    give the same changes.
    """
    pairs = pair(old.clauses, new.clauses)
    draft = _Draft(old, new, pairs)
    changes = draft.changes()
    if unions := find_unions(changes, old.clauses, new.clauses):
        changes = draft.changes(unions)
    return Compared(tuple(changes), tuple(_warnings(pairs, old, new)))


class _Draft:
    """The pairs of two outlines, to be written as changes."""

    def __init__(self, old: Outline, new: Outline, pairs: Sequence[Pair]) -> None:
        self.old, self.new, self.pairs = old.clauses, new.clauses, pairs
        self.moved = find_moved(pairs, old.clauses, new.clauses)
        self.revisions = Revisions(old, new, pairs)
        self.described = [self.revisions.describe(one, is_moved=one.old in self.moved) for one in pairs]

    def changes(self, unions: Sequence[Union] = ()) -> list[Change]:
        """The changes in reading order with their passages."""
        united = {union.old: union for union in unions}
        found = [
            self.revisions.unite(one, united[one.old], is_moved=one.old in self.moved) if one.old in united else change
            for one, change in zip(self.pairs, self.described, strict=True)
        ]
        gone = _rest(len(self.old), (i for change in found for i in change.old))
        come = _rest(len(self.new), (j for change in found for j in change.new))
        found += [*(_gone(i, self.old[i]) for i in gone), *(_come(j, self.new[j]) for j in come)]
        return link_passages(_in_reading_order(found, self.moved), self.old, self.new)


def _rest(count: int, taken: Iterable[int]) -> list[int]:
    return sorted(set(range(count)) - set(taken))


def _gone(index: int, clause: ClauseText) -> Change:
    spans = (Span(REMOVED, clause.text, (0, len(clause.text)), None),) if clause.text else ()
    return Change("deleted", (index,), (), spans=spans)


def _come(index: int, clause: ClauseText) -> Change:
    spans = (Span(ADDED, clause.text, None, (0, len(clause.text))),) if clause.text else ()
    return Change("inserted", (), (index,), spans=spans)


def _in_reading_order(changes: Sequence[Change], moved: set[int]) -> list[Change]:
    """By new position; a deleted clause behind the nearest clause before it that stayed in place."""
    stayed = {i: change.new[0] for change in changes if change.new for i in change.old if i not in moved}
    before: list[int] = []
    last = -1
    for i in range(sum(len(change.old) for change in changes)):
        before.append(last)
        last = stayed.get(i, last)

    def place(change: Change) -> tuple[int, int]:
        return (change.new[0], -1) if change.new else (before[change.old[0]], change.old[0])

    return sorted(changes, key=place)


def _warnings(pairs: Sequence[Pair], old: Outline, new: Outline) -> list[str]:
    count = min(sum(bool(clause.text) for clause in side.clauses) for side in (old, new))
    alike = sum(one.alike >= ALIKE for one in pairs)
    if count and alike < max(1, FEWEST * count):
        return [
            f"These texts have little in common: {alike} of {count} clauses were recognised by their words. "
            "What is shown as the same clause may only have the same title."
        ]
    return []
