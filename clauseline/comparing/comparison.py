"""Two outlines to changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from clauseline.bounds import Budget
from clauseline.comparing import passages
from clauseline.comparing.changes import Change, Compared
from clauseline.comparing.details import Details
from clauseline.comparing.duties.conventions import Conventions
from clauseline.comparing.duties.settling import Settling
from clauseline.comparing.edits import Edits
from clauseline.comparing.islands import count_kept
from clauseline.comparing.known import Known
from clauseline.comparing.moves import find_moved
from clauseline.comparing.pairing import ClausePair, pair
from clauseline.comparing.passages import link_passages
from clauseline.comparing.revising import Revisions
from clauseline.comparing.sentences import sentences
from clauseline.comparing.slight import without_told
from clauseline.comparing.unions import find_unions
from clauseline.gc_paused import gc_paused
from clauseline.messages import gettext_noop as N_
from clauseline.outline import Outline
from clauseline.vocabulary import Genre

ENGINE = "22"
"""Part of a comparison's identity: another value whenever the same outlines would give other changes."""

UNLIKE = N_(
    "These texts have little in common: %s of %s clauses were recognised by their words. "
    "What is shown as the same clause may only have the same title."
)
ANEW = N_(
    "Much of this text was written anew: only %s of %s clauses kept a quarter of their words or more. "
    "Such a clause is shown with its old words and its new ones, one after the other."
)
MOST_ANEW = 0.5
"""So few of the clauses of the shorter text that kept their words make a text that was written anew."""
ALIKE = 0.25
FEWEST = 0.1


@gc_paused()
def compare(old: Outline, new: Outline, *, genre: Genre | None = None) -> Compared:
    """What became of every clause: each of either outline is in exactly one change.

    Changes stand in the order of the new text; deleted clauses at their old place. The same outlines of the same genre
    always give the same changes. `genre`: what a person said that they are; without it their words are asked.
    """
    pairing = pair(old.clauses, new.clauses)
    moved = find_moved(pairing.pairs, old.clauses, new.clauses)
    unions = find_unions(pairing)
    pairs, texts = pairing.pairs, pairing.texts
    del pairing  # What the clauses share takes more memory than all that follows.
    conventions = Conventions.of(old, new, genre=genre)
    cut = Known(sentences)
    revisions = Revisions(old, new, pairs, conventions, cut)
    found = [revisions.describe(one, unions.get(one.old), is_moved=one.old in moved) for one in pairs]
    gone = _rest(len(old.clauses), (i for change in found for i in change.old))
    come = _rest(len(new.clauses), (j for change in found for j in change.new))
    found += [*map(revisions.describe_gone, gone), *map(revisions.describe_new, come)]
    linked = Budget(passages.MOST)
    changes = link_passages(_in_reading_order(found, moved), texts, old.clauses, new.clauses, linked)
    details = Details(changes, old, new, cut)
    settling = Settling(old, new, conventions, cut)
    settled = list(map(settling.settle, changes))
    verbs, follows = conventions.new, revisions.writing.is_moved
    edits = Edits(
        settled, old, new, revisions.changed, cut, verbs, moved=follows, has_switched=conventions.has_switched
    )
    detailed = tuple(without_told(details.add(edits.add(change))) for change in settled)
    # A text that was written anew says so once.
    told = tuple(_warnings(pairs, changes, old, new)) or settling.warnings
    cuts = (
        *revisions.cut_told,
        *([passages.CUT] if linked.is_spent else ()),
        *details.warnings,
        *settling.cut,
        *edits.warnings,
    )
    return Compared(detailed, (*told, *conventions.warnings, *cuts))


def _rest(count: int, taken: Iterable[int]) -> list[int]:
    return sorted(set(range(count)) - set(taken))


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


def _warnings(pairs: Sequence[ClausePair], changes: Sequence[Change], old: Outline, new: Outline) -> Iterator[str]:
    count = min(sum(bool(clause.text) for clause in side.clauses) for side in (old, new))
    alike = sum(one.alike >= ALIKE for one in pairs)
    if count and alike < max(1, FEWEST * count):
        yield UNLIKE % (alike, count)
        return
    kept = count_kept(changes)
    if kept < MOST_ANEW * count:
        yield ANEW % (kept, count)
