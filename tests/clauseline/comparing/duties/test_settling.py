"""A duty that only one side of a clause has is looked for in the whole text."""

from __future__ import annotations

from dataclasses import replace

import pytest

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
    assert [row.is_told for change in compare(plain, capitals).changes for row in change.strength] == [False]
    swedish = draft(("1", "Grindar", "Grinden ska vara stängd."), language="sv")
    assert NOT_MEASURED in compare(swedish, draft(("1", "Grindar", "Grinden bör vara stängd."), language="sv")).warnings
    many = [(str(k), "", f"Pier {k} of the old harbour shall be lit by lamp number {k} at night.") for k in range(40)]
    other = [(number, "", text.replace("at night", "in the evening")) for number, _, text in many[1:]]
    assert WRITTEN_ANEW in _warnings(draft(*many), draft(*other))


def _warnings(old: Outline, new: Outline) -> tuple[str, ...]:
    compared: Compared = compare(old, new)
    return compared.warnings


@pytest.mark.parametrize(
    ("lead", "item", "new", "fact"),
    [
        (
            "The office shall:",
            "keep the log for at least 12 months;",
            "keep the log for at least 6 months;",
            "number-changed",
        ),
        (
            "The office shall:",
            "close the gate at dusk;",
            "close the gate at dusk, unless a ferry lands;",
            "exception-added",
        ),
        ("港口应当履行下列义务：", "保存航行日志不少于十二个月；", "保存航行日志不少于六个月；", "number-changed"),
    ],
)
def test_what_changed_in_an_item_under_binding_words_is_told(lead: str, item: str, new: str, fact: str):
    language = "zh" if "港" in lead else "en"
    old = _with_items(draft(("1", "Logs", f"{lead}\n{item}"), language=language))
    other = _with_items(draft(("1", "Logs", f"{lead}\n{new}"), language=language))
    assert rows(old, other) == [(fact, "weakened", False, ())]


def test_items_that_are_only_worded_otherwise_have_no_row():
    lead = "The harbour office shall:"
    old = _with_items(draft(("1", "Logs", f"{lead}\nkeep the names of visitors;")))
    new = _with_items(draft(("1", "Logs", f"{lead}\nkeep each name of the visitors;")))
    assert [row for change in compare(old, new).changes for row in change.strength] == []


@pytest.mark.parametrize(
    ("lead", "item", "more", "language"),
    [
        (
            "(1) Ordnungswidrig handelt, wer vorsätzlich",
            "ein Boot ohne Licht führt,",
            "eine Meldung nicht erstattet.",
            "de",
        ),
        ("A keeper commits an offence who", "sails without a lamp;", "lands without a permit.", "en"),
        ("有下列行为之一的，由港口处一千元罚款：", "夜间无灯航行的；", "未经许可登岸的。", "zh"),
    ],
)
def test_a_new_offence_has_a_row(lead: str, item: str, more: str, language: str):
    old = _with_items(draft(("1", "Offences", f"{lead}\n{item}"), language=language))
    new = _with_items(draft(("1", "Offences", f"{lead}\n{item}\n{more}"), language=language))
    assert rows(old, new) == [("item-new", "ambiguous", False, ())]


def _with_items(outline: Outline) -> Outline:
    [clause] = outline.clauses
    first, *rest = clause.blocks
    return replace(outline, clauses=(replace(clause, blocks=(first, *(replace(one, kind="item") for one in rest))),))


def test_in_a_law_a_duty_that_its_article_may_say_in_other_words_is_to_check():
    """Articles of laws are often said anew as a whole: "Der Arzt hat zu unterstützen", "Der Einsender unterstützt"."""
    head = "Die Behörde erteilt die Auskunft über die Gezeiten auf Antrag."
    lost = "Der einsendende Wärter hat den Lotsen bei den Angaben über Ladung und Tiefgang zu unterstützen."
    old = _law(f"{head} {lost}")
    for heir in (
        "Der Absender gibt die Ladung und den Tiefgang an und stellt sich dem Hafenmeister dafür zur Verfügung.",
        "Wer ein Schiff führt, muss Ladung und Tiefgang selbst eintragen und dem Hafenmeister Fragen beantworten.",
    ):
        new = _law(f"{head} {heir}")
        assert [row[:3] for row in rows(old, new) if row[1] == "weakened"] == [("gone-alike", "weakened", False)]
    new = _law(head)
    assert [row[:3] for row in rows(old, new)] == [("gone", "weakened", True)]


def _law(text: str) -> Outline:
    """A German law of four articles, the first of which has this text."""
    more = ((f"§ {k}", f"Steg {k}", f"Das Amt prüft den Steg {k} jedes Jahr und führt ein Buch.") for k in (2, 3, 4))
    law = draft(("§ 1", "Meldung", text), *more, language="de")
    return replace(law, clauses=tuple(replace(one, kind="article") for one in law.clauses))


def test_a_duty_that_went_elsewhere_and_got_an_exception_has_a_row():
    old = draft(("1", "Ledger", f"{TOLD} {LEDGER}"), ("2", "Gates", GATE))
    moved = LEDGER.replace(".", ", except on the feast of the harbour.")
    new = draft(("1", "Ledger", TOLD), ("2", "Gates", f"{GATE} {moved}"))
    [(reason, verdict, sure, alike)] = rows(old, new)
    assert (reason, verdict, sure) == ("exception-added", "weakened", False)
    [there] = alike
    assert new.clauses[there.clause].text[there.start : there.end] == moved
    assert rows(old, draft(("1", "Ledger", TOLD), ("2", "Gates", f"{GATE} {LEDGER}"))) == []
