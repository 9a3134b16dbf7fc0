"""Sentences that do something else than bind are told with what became of them."""

from __future__ import annotations

import pytest

from clauseline.comparing import compare
from clauseline.comparing.changes import StrengthChange
from clauseline.writing.force import say_force
from tests.clauseline.comparing.drafts import draft

TOLD = "The harbour office has a red roof and a bell that children like to hear in the morning."
GRANT = "You grant the harbour office a worldwide and free licence to show every drawing that you hang in its hall."
CONSENT = "By entering the western pier you agree to every rule that hangs beside its lamp and its gate."
LIMIT = "We are not liable for boats, nets or lanterns that the storm takes away during the winter months."
FINE = "Who rows between the buoys after sunset is fined up to {} euros."


def rows(old: str, new: str) -> list[StrengthChange]:
    compared = compare(draft(("1", "Rules", old)), draft(("1", "Rules", new)))
    return [row for change in compared.changes for row in change.strength]


@pytest.mark.parametrize(("sentence", "kind"), [(GRANT, "grant"), (CONSENT, "consent"), (LIMIT, "liability")])
def test_one_that_came_or_went_whole_is_told(sentence: str, kind: str):
    (came,) = rows(TOLD, f"{TOLD} {sentence}")
    assert (came.kind, came.reason, came.verdict, came.effect, came.is_to_check) == (
        kind, "new", "ambiguous", "less", False
    )  # fmt: skip
    (went,) = rows(f"{TOLD} {sentence}", TOLD)
    assert (went.kind, went.reason, went.effect, went.is_firm) == (kind, "gone", "more", False)


def test_one_whose_words_say_little_is_to_check():
    (row,) = rows(TOLD, f"{TOLD} We are not liable for it.")
    assert (row.kind, row.effect, row.is_to_check) == ("liability", "ask", True)


def test_a_lower_ceiling_of_a_fine_protects_less():
    (row,) = rows(FINE.format(20), FINE.format(10))
    assert (row.kind, row.reason, row.verdict, row.effect) == ("sanction", "number-changed", "weakened", "less")
    (row,) = rows(FINE.format(20), FINE.format(30))
    assert row.effect == "more"


def test_a_fine_of_people_is_to_check():
    fine = "A user who rows between the buoys is fined up to {} euros."
    (row,) = rows(fine.format(20), fine.replace("A user", "Users").replace("rows", "row").format(10))
    assert (row.kind, row.effect, row.is_to_check) == ("sanction", None, True)


def test_words_that_changed_inside_are_its_edits():
    (row,) = rows(GRANT, GRANT.replace("worldwide and free", "free"))
    assert (row.kind, row.old and row.old.level, [edit.old for edit in row.edits]) == (
        "grant", "statement", ["worldwide and"]
    )  # fmt: skip


def test_a_duty_that_is_more_keeps_its_verdict():
    (row,) = rows(TOLD, f"{TOLD} Smugglers of lanterns and nets shall be punished by a fine of at most 20 euros.")
    assert (row.kind, row.verdict) == ("sanction", "strengthened")


def test_what_moved_to_another_clause_is_not_told():
    old = draft(("1", "Rules", f"{TOLD} {GRANT}"), ("2", "Gates", CONSENT))
    new = draft(("1", "Rules", TOLD), ("2", "Gates", f"{CONSENT} {GRANT}"))
    assert [row for change in compare(old, new).changes for row in change.strength] == []


def test_chinese_is_told():
    told = "灯塔在港口的北面，屋顶是红色的。"
    grant = "您授予港务局在全球范围内永久使用您所上传图画的权利，并允许其向公众展示。"
    compared = compare(draft(("1", "规则", told), language="zh"), draft(("1", "规则", told + grant), language="zh"))
    assert [(row.kind, row.effect) for change in compared.changes for row in change.strength] == [("grant", "less")]


def test_it_is_said_in_words():
    (row,) = rows(TOLD, f"{TOLD} {GRANT}")
    assert say_force(row, str) == "grant, new: protects people less"
    (row,) = rows(TOLD, f"{TOLD} We are not liable for it.")
    assert say_force(row, str) == "liability, new: please check"
