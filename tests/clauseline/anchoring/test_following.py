"""A place that was found on the way, one version further."""

from __future__ import annotations

import pytest

from clauseline.anchoring import Anchor, Placed, follow
from clauseline.anchoring.following import AS_AT_HOME

HOME = "The platform shall keep each record of an avatar for at most thirty days after it was made."
NEAR = "The platform shall keep each record of an avatar for at most forty days after it was made."
FAR = "The platform may read each gesture of an avatar whenever it likes, and keep it for good."
WHERE = Anchor(HOME)


@pytest.mark.parametrize(
    ("step", "before", "words", "becomes"),
    [
        (Placed("same", 3, WHERE, 1.0), "reworded", NEAR, ("reworded", 0.7)),
        (Placed("same", 3, WHERE, 1.0), "to-confirm", NEAR, ("to-confirm", 0.7)),
        (Placed("same", 3, WHERE, 1.0), "moved", HOME, ("moved", 0.7)),
        (Placed("reworded", 3, WHERE, 0.9), "reworded", HOME, ("same", 1.0)),
        (Placed("reworded", 3, None, 0.9), "reworded", HOME, ("reworded", 1.0)),
        (Placed("moved", 3, WHERE, 1.0), "same", HOME, ("moved", 1.0)),
        (Placed("reworded", 3, WHERE, 0.9), "to-confirm", HOME, ("to-confirm", 1.0)),
        (Placed("to-confirm", 3, WHERE, 0.6), "same", FAR, ("to-confirm", 0.6)),
        (Placed("gone", None, None, 0.0), "same", "", ("gone", 0.0)),
    ],
)
def test_a_step_is_held_against_home(step, before, words, becomes):
    found = follow(step, before, 0.7, home=HOME, words=words)
    assert (found.state, found.score) == becomes
    assert (found.clause, found.anchor) == (step.clause, step.anchor)


def test_what_changed_too_much_since_home_is_a_question():
    near, far = (follow(Placed("reworded", 3, WHERE, 1.0), "reworded", 0.95, home=HOME, words=w) for w in (NEAR, FAR))
    assert (near.state, far.state) == ("reworded", "to-confirm")
    assert near.score >= AS_AT_HOME > far.score
    assert follow(Placed("reworded", 3, None, 1.0), "reworded", 0.95, home=HOME, words=FAR).state == "reworded"


def test_what_was_gone_is_gone():
    found = follow(Placed("same", 3, WHERE, 1.0), "gone", 0.0, home=HOME, words=HOME)
    assert (found.state, found.clause, found.anchor) == ("gone", None, None)


@pytest.mark.parametrize(
    ("before", "step", "becomes"), [("same", "reworded", "reworded"), ("moved", "reworded", "moved")]
)
def test_the_very_words_of_home_step_as_from_home(before, step, becomes):
    found = follow(Placed(step, 3, WHERE, 0.6), before, 1.0, home=HOME, words=FAR)
    assert (found.state, found.score) == (becomes, 0.6)
    asked = follow(Placed("to-confirm", 3, WHERE, 0.6), before, 1.0, home=HOME, words=FAR)
    assert asked.state == "to-confirm"
