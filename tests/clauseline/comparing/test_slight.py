"""Sentences whose writing alone changed, each for itself."""

from __future__ import annotations

from dataclasses import replace

from clauseline.comparing import compare
from clauseline.comparing.changes import Change
from clauseline.outline import BlockText, ClauseText, Outline
from tests.clauseline.comparing.drafts import draft

LIGHT = "The keeper of the light writes down each ship, its flag and its port."
SPELT = "The keeper of the light writes down each ship, its flag, and its port."
RULE = "Every entry of the ledger shall be signed by two wardens before dusk."


def told(old: Outline, new: Outline) -> list[tuple[str, str]]:
    """The editorial sentences of both texts."""
    return [
        (_text(old, change.old)[slice(*one.old)], _text(new, change.new)[slice(*one.new)])
        for change in compare(old, new).changes
        for one in change.editorial
    ]


def _text(outline: Outline, places: tuple[int, ...]) -> str:
    return "\n".join(outline.clauses[k].text for k in places)


def _first(old: Outline, new: Outline) -> Change:
    return compare(old, new).changes[0]


def test_an_editorial_sentence_is_told_in_a_clause_that_says_something_new():
    old = draft(("1", "Ledger", f"{LIGHT} Boats wait outside."))
    new = draft(("1", "Ledger", f"{SPELT} Boats wait inside."))
    assert told(old, new) == [(LIGHT, SPELT)]
    assert _first(old, new).flags == ("reworded",)


def test_a_clause_of_editorial_sentences_alone_is_editorial():
    old, new = draft(("1", "Ledger", f"{LIGHT} {RULE}")), draft(("1", "Ledger", f"{SPELT} {RULE}"))
    assert told(old, new) == [(LIGHT, SPELT)]
    assert _first(old, new).flags == ("editorial",)


def test_the_places_of_several_clauses_count_in_their_joined_texts():
    rest = (
        "Boats wait outside until the master of the harbour calls them in by name, one after the other, from the pier."
    )
    old = draft(("1", "Ledger", f"{RULE} {rest} {LIGHT}"), ("2", "Gates", "Shut them."))
    new = draft(("1", "Ledger", f"{RULE} {rest}"), ("1.1", "Light", SPELT), ("2", "Gates", "Shut them."))
    assert [change.kind for change in compare(old, new).changes] == ["split", "unchanged"]
    assert told(old, new) == [(LIGHT, SPELT)]


def test_what_binds_otherwise_is_not_editorial():
    declared = 'The key words "MUST" and "SHOULD" are to be read as RFC 2119 says. Boats MUST wait. Gates SHOULD shut.'
    old = draft(("1", "Words", declared), ("2", "Keys", f"Keys MUST be kept. {LIGHT}"))
    new = draft(("1", "Words", declared), ("2", "Keys", f"Keys must be kept. {SPELT}"))
    assert told(old, new) == [(LIGHT, SPELT)]


def test_a_number_in_a_sentence_is_not_editorial():
    old, new = (
        draft(("1", "Frost", f"Ice forms at {n} degrees, and ships wait. Boats {go}."))
        for n, go in (("-5", "go"), ("5", "stay"))
    )
    assert told(old, new) == []


def test_a_reference_that_leads_nowhere_now_is_not_editorial():
    gates, boats = ("2", "Gates", "Shut."), ("3", "Boats", "They wait for the tide, and for the wind.")
    old = draft(("1", "Ledger", f"Sign as clause 3 says, twice. {LIGHT}"), gates, boats)
    new = draft(("1", "Ledger", f"Sign as clause 3 says twice. {SPELT}"), gates)
    assert told(old, new) == [(LIGHT, SPELT)]


def test_each_sign_of_code_says_something():
    words = "open(gate) and shut"
    block = BlockText("code", 0, len(words))
    old = ClauseText("1", "Code", 1, text=words, blocks=(block,))
    new = replace(old, text="open gate and shut", blocks=(replace(block, end=len(words) - 1),))
    assert told(Outline("test", "en", (old,)), Outline("test", "en", (new,))) == []
    assert _first(Outline("test", "en", (old,)), Outline("test", "en", (new,))).flags == ("reworded",)


def test_a_cell_that_stands_in_another_column_is_not_editorial():
    old, new = ClauseText("1", "Keys", 1, text="gate\t\topen"), ClauseText("1", "Keys", 1, text="gate\topen\t")
    assert _first(Outline("test", "en", (old,)), Outline("test", "en", (new,))).flags == ("reworded",)
