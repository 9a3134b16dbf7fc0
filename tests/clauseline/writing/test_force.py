"""What is said of the binding force of a sentence."""

import pytest

from clauseline.comparing.changes import Alike, Edit, Strength, StrengthChange
from clauseline.vocabulary import DUTY_FACTS, EDIT_ROLES, EFFECTS, PROOFS
from clauseline.writing.force import say_edit, say_effect, say_force, say_proofs

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
        ((SHALL, None), "weakened", True, "gone", "weakened: binding sentence gone, no similar one found"),
        ((SHALL, None), "weakened", False, "gone-alike", "binding sentence gone: please check"),
        ((SHALL, SHOULD), "ambiguous", True, "reworded", "other verb: “SHALL” to “SHOULD”: please check"),
        ((SHALL, SHALL), "ambiguous", False, "reworded", "binding sentence reworded"),
        ((SHALL, SHOULD), "ambiguous", False, "other-verb", "other verb: “SHALL” to “SHOULD”: please check"),
    ],
)
def test_a_row_in_words(sides, verdict, sure, reason, words):
    assert say_force(StrengthChange(sides[0], sides[1], verdict, sure, reason), str) == words


def test_what_is_like_a_sentence_is_said_where_there_is_a_place():
    row = StrengthChange(SHALL, None, "weakened", False, "gone-alike", alike=(Alike(0, 0, 9),))
    assert say_force(row, str) == "binding sentence gone, a similar sentence is there: please check"


@pytest.mark.parametrize("reason", DUTY_FACTS)
def test_what_is_not_sure_is_never_said_as_a_fact(reason):
    for verdict in ("weakened", "strengthened", "ambiguous"):
        said = say_force(StrengthChange(SHALL, SHALL, verdict, False, reason), str)
        # Of what is told by nothing but its redline, nothing is asked.
        assert said.endswith(": please check") or (reason, verdict) == ("reworded", "ambiguous")
        assert not {"weakened", "strengthened", "→", "->"} & set(said.replace(":", "").split())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("explicit", "", "went: “explicit”"),
        ("", "and partners", "came: “and partners”"),
        ("a court", "the police", "instead of “a court”: “the police”"),
        ("so " * 40, "", f"went: “{'so ' * 19}s …”"),
    ],
)
def test_an_edit_in_the_words_of_the_draft(old, new, words):
    assert say_edit(Edit(old, new, (0, len(old)), (0, len(new))), str) == words


def test_a_row_that_changed_inside_says_its_heaviest_edit():
    light, heavy = Edit("a", "", (0, 1), (0, 0), "what", "ask"), Edit("written", "", (2, 9), (0, 0), "consent", "less")
    row = StrengthChange(SHALL, SHALL, "ambiguous", False, "changed-inside", edits=(light, heavy))
    assert say_force(row, str) == "went: “written”: please check"


def test_what_an_edit_is_about_and_does_to_people():
    edits = [Edit("a", "b", (0, 1), (0, 1), *said) for said in ((None, None), ("order", "ask"), ("when", "less"))]
    assert [say_effect(edit, str) for edit in edits] == [
        "",
        "on whose order: what it does to people, please check",
        "when: protects people less",
    ]


@pytest.mark.parametrize("role", EDIT_ROLES)
@pytest.mark.parametrize("effect", EFFECTS)
def test_every_role_and_effect_has_words(role, effect):
    assert say_effect(Edit("a", "b", (0, 1), (0, 1), role, effect), str).count(": ") == 1


def test_every_proof_has_words():
    assert say_proofs(PROOFS[:2], str) == (
        "says the same: a term has another name in the whole text, a sentence was cut in two, or two were joined"
    )
    assert len({say_proofs([proof], str) for proof in PROOFS}) == len(PROOFS)
