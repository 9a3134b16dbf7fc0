"""A place that was found on the way, followed one version further: the words at home say whether it still holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from clauseline.anchoring.near import likeness
from clauseline.anchoring.pair import Pair
from clauseline.anchoring.placing import GONE, MOVED, NOWHERE, REWORDED, SAME, TO_CONFIRM, Placed
from clauseline.outline import Outline
from clauseline.vocabulary import PlacementState

AS_AT_HOME: Final = 0.9
"""Words that came over several versions and are less like those at home than this may be others: little by little
"*" becomes "?". Three times as many places were elsewhere with .8; `python -m tests.benchmarks.stepping` measures it.
"""


def follow(step: Placed, before: PlacementState, score: float, *, home: str, words: str) -> Placed:
    """Where something stands after one more step.

    `before` and `score` are what it was before the step, `home` its words where it is settled, `words` those at the
    place that the `step` found. What was a question stays one; a passage that changed too much since home becomes one,
    while a clause is the same clause however much of it was written anew.
    """
    if before == GONE:
        return NOWHERE
    if score == 1.0 and before != TO_CONFIRM:  # The very words of home took this step.
        return replace(step, state=MOVED) if step.found and before == MOVED else step
    if step.state == SAME:
        return replace(step, state=before, score=score)
    if not step.found:
        return step
    like = likeness(home, words)
    if before == TO_CONFIRM or (step.anchor and like < AS_AT_HOME):
        return replace(step, state=TO_CONFIRM, score=like)
    if MOVED in (before, step.state):
        return replace(step, state=MOVED, score=like)
    return replace(step, state=SAME if like == 1.0 and step.anchor else REWORDED, score=like)


def may_tell(found: Placed, before: PlacementState, score: float, *, home: str, pair: Pair) -> bool:
    """Whether a comparison with home may know better than a step of `pair` that `found` no sure place: the words became
    others little by little, or stand in the new text as they were, again.
    """
    if found.found or score == 1.0:
        return False
    was_found = before not in (TO_CONFIRM, GONE)
    is_drift = found.state == TO_CONFIRM and was_found and found.score < AS_AT_HOME
    return is_drift or (_has(pair.new, home) and (was_found or not _has(pair.old, home)))


def _has(outline: Outline, words: str) -> bool:
    return bool(words) and any(words in clause.text for clause in outline.clauses)
