"""A place that was found on the way, one version further."""

from __future__ import annotations

import pytest

from clauseline.anchoring import Anchor, Known, Pair, Placed, follow
from clauseline.anchoring.following import ALIKE
from clauseline.anchoring.near import likeness
from clauseline.comparing import compare
from tests.factories import outline, paragraphs

HOME = "The platform shall keep each record of an avatar for at most thirty days after it was made."
NEAR = "The platform shall keep each record of an avatar for at most forty days after it was made."
FAR = "The platform may read each gesture of an avatar whenever it likes, and keep it for good."


def pair(old: str = "Nothing of it.", new: str = "Nothing of it.") -> Pair:
    before, after = (outline(paragraphs("1", "Record", words)) for words in (old, new))
    return Pair(before, after, compare(before, after))


def step(state: str, words: str = "", score: float = 0.9) -> Placed:
    return Placed(state, 0 if words else None, Anchor(words) if words else None, score)  # type: ignore[arg-type]


def known(state: str, score: float = 0.7, last: str = HOME) -> Known:
    return Known(state, score, HOME, last)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "before", "becomes"),
    [
        (step("same", NEAR, 1.0), "reworded", ("reworded", 0.7)),
        (step("same", NEAR, 1.0), "to-confirm", ("to-confirm", 0.7)),
        (step("same", HOME, 1.0), "moved", ("moved", 0.7)),
        (step("reworded", HOME), "reworded", ("same", 1.0)),
        (step("moved", HOME), "reworded", ("moved", 1.0)),
        (step("reworded", NEAR), "reworded", ("reworded", likeness(HOME, NEAR))),
        (step("reworded", NEAR), "moved", ("moved", likeness(HOME, NEAR))),
        (step("reworded", NEAR), "to-confirm", ("to-confirm", likeness(HOME, NEAR))),
        (step("to-confirm", FAR, 0.6), "reworded", ("to-confirm", 0.6)),
        (step("gone", score=0.0), "reworded", ("gone", 0.0)),
    ],
)
def test_a_step_is_held_against_home(found, before, becomes):
    placed, asks_home = follow(found, known(before), pair())
    assert (placed.state, placed.score) == becomes
    assert (placed.clause, placed.anchor, asks_home) == (found.clause, found.anchor, False)


def test_what_became_other_words_since_home_was_asked_is_asked_there():
    placed, asks_home = follow(step("reworded", FAR, 1.0), known("reworded"), pair(new=FAR))
    assert (placed.state, asks_home) == ("to-confirm", True)
    assert likeness(HOME, FAR) == placed.score < ALIKE
    placed, asks_home = follow(step("reworded", FAR, 1.0), known("reworded", last=FAR), pair(new=FAR))
    assert (placed.state, placed.score, asks_home) == ("reworded", likeness(HOME, FAR), False)


def test_a_clause_stays_the_clause_however_much_of_it_is_written_anew():
    placed, asks_home = follow(Placed("reworded", 0, None, 0.4), known("reworded"), pair(new=FAR))
    assert (placed.state, placed.score, asks_home) == ("reworded", likeness(HOME, FAR), False)


@pytest.mark.parametrize(("before", "becomes"), [("same", "reworded"), ("moved", "moved")])
def test_the_very_words_of_home_step_as_from_home(before, becomes):
    placed, asks_home = follow(step("reworded", FAR, 0.6), known(before, 1.0), pair(new=FAR))
    assert (placed.state, placed.score, asks_home) == (becomes, 0.6, False)
    placed, asks_home = follow(step("to-confirm", FAR, 0.6), known(before, 1.0), pair(new=HOME))
    assert (placed.state, asks_home) == ("to-confirm", False)


@pytest.mark.parametrize("before", ["gone", "to-confirm"])
@pytest.mark.parametrize(("old", "new", "asks"), [(FAR, HOME, True), (HOME, HOME, False), (FAR, FAR, False)])
def test_home_is_asked_when_its_words_are_back(before, old, new, asks):
    found = step("gone", score=0.0) if before == "gone" else step("to-confirm", FAR, 0.6)
    placed, asks_home = follow(found, known(before), pair(old, new))
    assert (placed.state, asks_home) == (before, asks)
