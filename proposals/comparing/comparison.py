"""Two outlines to changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from proposals.comparing.binding import drop_moved
from proposals.comparing.changes import ADDED, REMOVED, Change, Compared, Span
from proposals.comparing.details import Details
from proposals.comparing.fates import find_moved
from proposals.comparing.pairing import Pair, pair
from proposals.comparing.passages import link_passages
from proposals.comparing.revising import Revisions
from proposals.comparing.unions import find_unions
from proposals.outline import ClauseText, Outline
from proposals.saying import said
from proposals.undisturbed import undisturbed

ENGINE = "6"
"""Part of a comparison's identity: another value whenever the same outlines would give other changes."""

UNLIKE = said(
    "These texts have little in common: %s of %s clauses were recognised by their words. "
    "What is shown as the same clause may only have the same title."
)
ALIKE = 0.25
FEWEST = 0.1


@undisturbed()
def compare(old: Outline, new: Outline) -> Compared:
    """What became of every clause: each of either outline is in exactly one change.

    Changes stand in the order of the new text; deleted clauses at their old place. The same outlines always
    give the same changes.
    """
    pairing = pair(old.clauses, new.clauses)
    moved = find_moved(pairing.pairs, old.clauses, new.clauses)
    unions = find_unions(pairing)
    pairs, words = pairing.pairs, (pairing.words_old, pairing.words_new)
    del pairing  # What the clauses share takes more memory than all that follows.
    revisions = Revisions(old, new, pairs)
    found = [revisions.describe(one, unions.get(one.old), is_moved=one.old in moved) for one in pairs]
    gone = _rest(len(old.clauses), (i for change in found for i in change.old))
    come = _rest(len(new.clauses), (j for change in found for j in change.new))
    found += [*(_gone(i, old.clauses[i]) for i in gone), *(_come(j, new.clauses[j]) for j in come)]
    changes = link_passages(_in_reading_order(found, moved), words, old.clauses, new.clauses)
    details = Details(changes, old.clauses, new.clauses)
    told = (details.add(drop_moved(change)) for change in changes)
    return Compared(tuple(told), tuple(_warnings(pairs, old, new)))


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
        return [UNLIKE % (alike, count)]
    return []
