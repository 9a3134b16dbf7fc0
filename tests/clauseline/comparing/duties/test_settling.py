"""A duty that only one side of a clause has is looked for in the whole text."""

from __future__ import annotations

from dataclasses import replace

from clauseline.comparing import Compared, compare
from clauseline.comparing.changes import Alike
from clauseline.comparing.duties.conventions import GIVEN_UP, NOT_MEASURED, TAKEN_UP
from clauseline.comparing.duties.settling import WRITTEN_ANEW
from clauseline.outline import Outline
from tests.clauseline.comparing.drafts import draft

TOLD = "The harbour master tells each visitor of the tide and of the weather that is near."
LEDGER = "Every entry of the ledger shall be signed by two wardens before dusk."
GATE = "The gate of the western pier shall be closed while a ferry lands."


def rows(old: Outline, new: Outline) -> list[tuple[str, str, bool, tuple[Alike, ...]]]:
    return [
        (r.reason, r.verdict, r.sure, r.alike)
        for change in compare(old, new).changes
        for r in change.strength
        if r.verdict != "same"
    ]


def test_a_duty_that_nothing_is_like_is_gone():
    old = draft(("1", "Ledger", f"{TOLD} {LEDGER}"), ("2", "Gates", GATE))
    new = draft(("1", "Ledger", TOLD), ("2", "Gates", GATE))
    assert rows(old, new) == [("gone", "weakened", True, ())]
    assert rows(new, old) == [("new", "strengthened", True, ())]


def test_a_new_duty_of_a_clause_that_was_cut_in_two_is_to_check():
    told = "The harbour master tells each visitor of the tide and of the weather, and rings the bell when fog comes in."
    boats = (
        "Boats wait outside until they are called in by name, one after the other, and pay for the night at the pier."
    )
    old = draft(("1", "Harbour", f"{told} {boats}"), ("2", "Gates", GATE))
    new = draft(("1", "Harbour", told), ("1.1", "Boats", f"{boats} {LEDGER}"), ("2", "Gates", GATE))
    assert [change.kind for change in compare(old, new).changes] == ["split", "unchanged"]
    assert rows(old, new) == [("new", "strengthened", False, ())]


def test_a_new_duty_with_words_of_another_clause_is_to_check():
    words = "nets, ropes and lanterns that lie on the western pier"
    old = draft(("1", "Stores", f"{TOLD} It is of {words} that this clause is. {GATE}"), ("2", "Gates", TOLD))
    duty = f"Wardens shall count, sort, mend, oil, tar, dry, fold and lock away each winter before it freezes {words}."
    new = draft(("1", "Stores", f"{TOLD} {GATE}"), ("2", "Gates", f"{TOLD} {duty}"))
    assert [(reason, sure) for reason, _, sure, _ in rows(old, new)] == [("new", False)]


def test_a_duty_that_stands_in_another_clause_is_not_gone():
    old = draft(("1", "Ledger", f"{TOLD} {LEDGER}"), ("2", "Gates", GATE))
    new = draft(("1", "Ledger", TOLD), ("2", "Gates", f"{GATE} {LEDGER}"))
    assert rows(old, new) == []
    in_other_words = "Before dusk two wardens shall sign every entry of the ledger."
    assert rows(old, draft(("1", "Ledger", TOLD), ("2", "Gates", f"{GATE} {in_other_words}"))) == []


def test_a_duty_that_stands_elsewhere_with_a_weaker_verb_says_so_and_where():
    old = draft(("1", "Ledger", f"{TOLD} {LEDGER}"), ("2", "Gates", GATE))
    new = draft(("1", "Ledger", TOLD), ("2", "Gates", f"{GATE} {LEDGER.replace('shall', 'may')}"))
    [row] = rows(old, new)
    place = Alike(1, len(GATE) + 1, len(GATE) + 1 + len(LEDGER) - len("shall") + len("may"))
    assert row == ("verb-lowered", "weakened", True, (place,))


def test_what_is_like_a_lost_duty_is_shown_to_be_checked():
    like = "Every entry of the ledger shall be signed by a clerk before noon."
    old = draft(("1", "Ledger", f"{TOLD} {LEDGER} {like}"), ("2", "Gates", GATE))
    new = draft(("1", "Ledger", f"{TOLD} {like}"), ("2", "Gates", GATE))
    [(reason, verdict, sure, alike)] = rows(old, new)
    assert (reason, verdict, sure) == ("gone-alike", "weakened", False)
    assert [new.clauses[one.clause].text[one.start : one.end] for one in alike] == [like]


def test_two_duties_of_one_level_are_not_set_off_against_each_other():
    old = draft(("1", "Ledger", f"{TOLD} {LEDGER}"), ("2", "Gates", GATE))
    new = draft(
        ("1", "Ledger", f"{TOLD} No fishing boat shall leave the inner basin in fog or storm."), ("2", "Gates", GATE)
    )
    assert [row[:3] for row in rows(old, new)] == [("gone", "weakened", True), ("new", "strengthened", True)]


def test_a_new_sentence_of_the_clause_with_the_same_verb_and_some_of_its_words_may_be_the_duty():
    lost = "Each skipper shall report the length, the draught, the flag and the cargo of his vessel in writing."
    heir = "The tower shall be told of the cargo and the flag by radio before a vessel comes in."
    tides = "Fog is told by a bell at night. Cargo lies on the quay. A vessel waits outside."
    old, same, other = (
        draft(("1", "Ledger", f"{TOLD} {duty}"), ("2", "Gates", GATE), ("3", "Tides", tides))
        for duty in (lost, heir, heir.replace("shall", "must"))
    )
    assert [row[:3] for row in rows(old, same)] == [("gone-alike", "weakened", False), ("new", "strengthened", True)]
    assert [row[:3] for row in rows(old, other)] == [("gone", "weakened", True), ("new", "strengthened", True)]


def test_clauses_that_came_or_went_have_their_duties_in_the_list_and_no_flag():
    old, new = draft(("1", "Gates", GATE)), draft(("1", "Gates", GATE), ("2", "Ledger", LEDGER))
    came, went = compare(old, new).changes[-1], compare(new, old).changes[-1]
    assert [(one.kind, one.flags, [r.reason for r in one.strength]) for one in (came, went)] == [
        ("inserted", (), ["new"]),
        ("deleted", (), ["gone"]),
    ]


def test_what_a_person_has_to_look_at_is_flagged_as_to_check():
    old = draft(("1", "Ledger", f"{TOLD} {LEDGER}"), ("2", "Gates", GATE))
    lowered = draft(("1", "Ledger", f"{TOLD} {LEDGER.replace('shall', 'should')}"), ("2", "Gates", GATE))
    narrowed = draft(("1", "Ledger", f"{TOLD} {LEDGER[:-1]} if the harbour is open."), ("2", "Gates", GATE))
    flags = [compare(old, new).changes[0].flags for new in (lowered, narrowed)]
    assert flags == [("reworded", "weakened"), ("reworded", "to-check")]


def test_an_item_that_comes_under_binding_words_changes_the_list():
    lead = "The harbour office shall keep:"
    old = draft(("1", "Logs", f"{lead}\nnames of visitors;\ntimes of arrival."))
    new = draft(("1", "Logs", f"{lead}\nnames of visitors;\nfingerprints of visitors;\ntimes of arrival."))
    assert rows(_with_items(old), _with_items(new)) == [("item-new", "ambiguous", False, ())]


def test_one_sentence_says_once_what_is_to_be_known_of_the_whole_text():
    declared = ("1", "Words", "The key words are to be read as in RFC 2119.")
    plain = draft(("2", "Gates", GATE.replace("shall", "should")))
    capitals = draft(declared, ("2", "Gates", GATE.replace("shall", "SHOULD")))
    assert _warnings(plain, capitals) == (TAKEN_UP,)
    assert _warnings(capitals, plain) == (GIVEN_UP,)
    assert [row[0] for row in rows(plain, capitals)] == []
    swedish = draft(("1", "Grindar", "Grinden ska vara stängd."), language="sv")
    assert NOT_MEASURED in compare(swedish, draft(("1", "Grindar", "Grinden bör vara stängd."), language="sv")).warnings
    many = [(str(k), "", f"Pier {k} of the old harbour shall be lit by lamp number {k} at night.") for k in range(40)]
    other = [(number, "", text.replace("at night", "in the evening")) for number, _, text in many[1:]]
    assert WRITTEN_ANEW in _warnings(draft(*many), draft(*other))


def _warnings(old: Outline, new: Outline) -> tuple[str, ...]:
    compared: Compared = compare(old, new)
    return compared.warnings


def _with_items(outline: Outline) -> Outline:
    [clause] = outline.clauses
    first, *rest = clause.blocks
    return replace(outline, clauses=(replace(clause, blocks=(first, *(replace(one, kind="item") for one in rest))),))
