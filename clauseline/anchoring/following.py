"""A place that was found on the way, followed one version further: the words at home say whether it still holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from clauseline.anchoring.near import likeness
from clauseline.anchoring.pair import Pair
from clauseline.anchoring.placing import GONE, MOVED, NOWHERE, REWORDED, SAME, TO_CONFIRM, Placed
from clauseline.outline import Outline
from clauseline.vocabulary import PlacementState

ALIKE: Final = 0.9
"""Words that came over several versions and are less like those that a comparison with home found last than this may be
others: little by little "*" becomes "?". Three times as many places were elsewhere with .8;
`python -m tests.benchmarks.stepping` measures it.
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a passage, or of a clause, before a step: its state and its score, its words where it is settled
    (`home`), and those at the last place that a comparison with home found (`last`).
    """

    state: PlacementState
    score: float
    home: str
    last: str


def follow(step: Placed, known: Known, pair: Pair) -> tuple[Placed, bool]:
    """Where something stands after one more step, that of `pair`, and whether a comparison with home may know better.

    What was a question stays one; a passage that changed too much since home was asked becomes one, while a clause is
    the same clause however much of it was written anew. Home may know better where words became others little by
    little, and where its own stand in the new text, again.
    """
    if known.state == GONE:
        return NOWHERE, _is_back(known, pair)
    if known.score == 1.0 and known.state != TO_CONFIRM:  # The very words of home took this step.
        return (replace(step, state=MOVED) if step.found and known.state == MOVED else step), False
    if step.state == SAME:
        return replace(step, state=known.state, score=known.score), False
    if not step.found:
        return step, _is_back(known, pair) if known.state == TO_CONFIRM else _has(pair.new, known.home)
    words = _words(step, pair.new)
    score = likeness(known.home, words)
    if known.state == TO_CONFIRM:
        return replace(step, state=TO_CONFIRM, score=score), _is_back(known, pair)
    if step.anchor and likeness(known.last, words) < ALIKE:
        return replace(step, state=TO_CONFIRM, score=score), True
    if MOVED in (known.state, step.state):
        return replace(step, state=MOVED, score=score), False
    return replace(step, state=SAME if score == 1.0 and step.anchor else REWORDED, score=score), False


def _words(step: Placed, new: Outline) -> str:
    if step.anchor:
        return step.anchor.quote
    return "" if step.clause is None else new.clauses[step.clause].text


def _is_back(known: Known, pair: Pair) -> bool:
    return _has(pair.new, known.home) and not _has(pair.old, known.home)


def _has(outline: Outline, words: str) -> bool:
    return bool(words) and any(words in clause.text for clause in outline.clauses)
