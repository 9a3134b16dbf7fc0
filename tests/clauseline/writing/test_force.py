"""What is said of the binding force of a sentence."""

import pytest

from clauseline.comparing.changes import Alike, Strength, StrengthChange
from clauseline.vocabulary import DUTY_FACTS
from clauseline.writing.force import say_force

SHALL = Strength("requirement", "SHALL", "RFC 2119", 0, 20)
SHOULD = Strength("recommendation", "SHOULD", "RFC 2119", 0, 20)
NEVER = Strength("discouraged", "SHOULD NOT", "RFC 2119", 0, 20)
BARE = Strength("statement", "", "", 0, 20)


@pytest.mark.parametrize(
    ("sides", "verdict", "sure", "reason", "words"),
    [
        ((SHALL, SHOULD), "weakened", True, "verb-lowered", "weakened: verb lowered: “SHALL” to “SHOULD”"),
        ((SHOULD, SHALL), "strengthened", True, "verb-raised", "strengthened: verb raised: “SHOULD” to “SHALL”"),
        ((SHALL, BARE), "weakened", True, "verb-lowered", "weakened: verb lowered: “SHALL” to no verb that binds"),
        ((NEVER, SHOULD), "ambiguous", False, "reversed", "reversed: “SHOULD NOT” to “SHOULD”: please check"),
        ((SHALL, None), "weakened", True, "verb-lowered", "weakened: verb lowered"),
        ((SHALL, SHALL), "weakened", False, "condition-added", "condition added: please check"),
        ((SHALL, SHALL), "same", True, "number-changed", "number changed"),
        ((SHALL, None), "weakened", True, "gone", "weakened: binding sentence gone, nothing like it found"),
        ((SHALL, None), "weakened", False, "gone-alike", "binding sentence gone: please check"),
        ((SHALL, SHOULD), "ambiguous", True, "reworded", "other verb: “SHALL” to “SHOULD”: please check"),
        ((SHALL, SHALL), "ambiguous", False, "reworded", "binding sentence reworded: please check"),
    ],
)
def test_a_row_in_words(sides, verdict, sure, reason, words):
    assert say_force(StrengthChange(sides[0], sides[1], verdict, sure, reason), str) == words


def test_what_is_like_a_sentence_is_said_where_there_is_a_place():
    row = StrengthChange(SHALL, None, "weakened", False, "gone-alike", alike=(Alike(0, 0, 9),))
    assert say_force(row, str) == "binding sentence gone, something is like it: please check"


@pytest.mark.parametrize("reason", DUTY_FACTS)
def test_what_is_not_sure_is_never_said_as_a_fact(reason):
    for verdict in ("weakened", "strengthened", "ambiguous"):
        said = say_force(StrengthChange(SHALL, SHALL, verdict, False, reason), str)
        assert said.endswith(": please check")
        assert not {"weakened", "strengthened", "→", "->"} & set(said.replace(":", "").split())
