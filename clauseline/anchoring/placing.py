"""Where a passage or a clause of one version stands in another: a place with evidence, or a doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from clauseline.anchoring.anchor import Anchor, anchor_at, locate
from clauseline.anchoring.pair import Pair
from clauseline.anchoring.searching import FLOOR, Candidate, Question, search
from clauseline.comparing.changes import Change
from clauseline.outline import Outline
from clauseline.vocabulary import PlacementState

SAME: Final = "same"
REWORDED: Final = "reworded"
MOVED: Final = "moved"
TO_CONFIRM: Final = "to-confirm"
GONE: Final = "gone"

DOUBTFUL = 0.5
"""Less than this is not even a question."""

CHECK = 0.6
"""A pair of clauses the comparison is less sure of than this needs a person's eye."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where something stands in the new outline: `clause` is an index there.

    `anchor` is the passage in the clause's text (None for a whole clause). For *to-confirm* both name a
    suggestion; for *gone* both are None. `score` is 0 to 1: how like the old words the new ones are.
    """

    state: PlacementState
    clause: int | None
    anchor: Anchor | None
    score: float

    @property
    def found(self) -> bool:
        """Whether this claims a place: a suggestion to confirm does not."""
        return self.state in (SAME, REWORDED, MOVED)


NOWHERE = Placed(GONE, None, None, 0.0)


def place(anchor: Anchor, clause: int, pair: Pair) -> Placed:
    """Where the passage at `anchor` of the old clause `clause` stands in the new text.

    It is looked for in the clauses that became of its own and in those its words went to; a telling
    sentence that stands once in each text may have moved anywhere. Nothing is guessed: what is unlike
    the quote becomes *to-confirm* or *gone*.
    """
    change = pair.change_of(clause)
    if change is None:
        return NOWHERE
    candidate = search(Question(_settled(anchor, pair.old.clauses[clause].text), clause, pair, change))
    return _settle(candidate, change, pair.new) if candidate else NOWHERE


def place_clause(clause: int, pair: Pair) -> Placed:
    """Where the whole old clause `clause` stands in the new text; of several heirs the one most like it."""
    change = pair.change_of(clause)
    if change is None or not change.new:
        return NOWHERE
    before = pair.old.clauses[clause]
    scores = {heir: pair.likeness_of(clause, heir) for heir in change.new}
    heir = max(scores, key=lambda index: (scores[index], -index))
    after = pair.new.clauses[heir]
    if change.confidence < CHECK:
        state: PlacementState = TO_CONFIRM
    elif change.kind == "moved":
        state = MOVED
    else:
        state = SAME if (before.text, before.title) == (after.text, after.title) else REWORDED
    return Placed(state, heir, None, round(scores[heir], 4))


def _settled(anchor: Anchor, text: str) -> Anchor:
    """The anchor with the offsets of `text`, if its quote stands there: another reading may have shifted it."""
    found = locate(anchor, text)
    return anchor_at(text, *found) if found else anchor


def _settle(candidate: Candidate, change: Change, new: Outline) -> Placed:
    found = candidate.found
    anchor = anchor_at(new.clauses[candidate.clause].text, found.start, found.end)
    if found.score < DOUBTFUL:
        return NOWHERE
    if found.score < FLOOR or not candidate.sure:
        state: PlacementState = TO_CONFIRM
    elif not candidate.home or (change.kind == "moved" and found.score == 1.0):
        state = MOVED
    else:
        state = SAME if found.score == 1.0 else REWORDED
    return Placed(state, candidate.clause, anchor, found.score)
