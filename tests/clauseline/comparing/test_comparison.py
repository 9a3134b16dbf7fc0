from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.comparing import compare
from clauseline.comparing.changes import ADDED, REMOVED
from clauseline.outline import BlockText, Outline
from tests.clauseline.comparing.drafts import WORLD, change_of, changed, clause, draft, edit, fates

ROOT = Path(__file__).parents[3]


def _inserted(outline: Outline, position: int, *rows: tuple[str, str, str]) -> Outline:
    clauses = list(outline.clauses)
    clauses[position:position] = [clause(*row) for row in rows]
    return replace(outline, clauses=tuple(clauses))


def _renumbered(outline: Outline, names: dict[str, str]) -> Outline:
    return replace(outline, clauses=tuple(replace(c, number=names.get(c.number, c.number)) for c in outline.clauses))


def test_the_same_text_is_unchanged():
    assert {fate[0] for fate in fates(WORLD, WORLD)} == {"unchanged"}


def test_a_new_clause_renumbers_those_behind_it_and_their_sub_clauses():
    names = {"4": "5", "4.1": "5.1", "4.2": "5.2", "5": "6"}
    new = _inserted(_renumbered(WORLD, names), 5, ("4", "Consent", "A person agrees before anything is recorded."))
    assert changed(WORLD, new) == [
        ("inserted", [], ["4"], ()),
        ("renumbered", ["4"], ["5"], ()),
        ("renumbered", ["4.1"], ["5.1"], ()),
        ("renumbered", ["4.2"], ["5.2"], ()),
        ("renumbered", ["5"], ["6"], ()),
    ]


def test_sentences_that_a_line_break_parts_are_as_strong_as_before():
    """Readers of two formats may disagree about where a line ends: no word differs, so no strength does."""
    old = edit(WORLD, "3.1", text="The platform shall verify ages:\nan account may be opened.", blocks=())
    new = edit(WORLD, "3.1", text="The platform shall verify ages: an account may be opened.", blocks=())

    assert changed(old, new) == [("modified", ["3.1"], ["3.1"], ("editorial",))]
    assert change_of("3.1", old, new).strength == ()


def test_a_clause_under_another_parent_is_moved():
    clauses = {c.number: c for c in WORLD.clauses}
    order = ["1", "2", "3", "3.1", "4", "4.1", "4.2", "3.2", "5"]
    new = replace(WORLD, clauses=tuple(replace(clauses[n], number="4.3" if n == "3.2" else n) for n in order))
    assert changed(WORLD, new) == [("moved", ["3.2"], ["4.3"], ("renumbered",))]


def test_sub_clauses_of_a_moved_clause_are_renumbered_not_moved():
    clauses = {c.number: c for c in WORLD.clauses}
    names = {"5": "3", "3": "4", "3.1": "4.1", "3.2": "4.2", "4": "5", "4.1": "5.1", "4.2": "5.2"}
    order = ["1", "2", "5", "3", "3.1", "3.2", "4", "4.1", "4.2"]
    new = replace(WORLD, clauses=tuple(replace(clauses[n], number=names.get(n, n)) for n in order))
    assert [fate[:3] for fate in changed(WORLD, new)] == [
        ("moved", ["5"], ["3"]),
        ("renumbered", ["3"], ["4"]),
        ("renumbered", ["3.1"], ["4.1"]),
        ("renumbered", ["3.2"], ["4.2"]),
        ("renumbered", ["4"], ["5"]),
        ("renumbered", ["4.1"], ["5.1"]),
        ("renumbered", ["4.2"], ["5.2"]),
    ]


def test_a_retitled_clause_is_still_the_same():
    new = edit(WORLD, "4.2", title="Disclosure to authorities")
    assert changed(WORLD, new) == [("modified", ["4.2"], ["4.2"], ("retitled",))]


def test_a_deleted_clause_stands_where_it_was():
    new = replace(WORLD, clauses=tuple(c for c in WORLD.clauses if c.number != "3.2"))
    assert [fate[:3] for fate in fates(WORLD, new)][3:6] == [
        ("unchanged", ["3.1"], ["3.1"]),
        ("deleted", ["3.2"], []),
        ("unchanged", ["4"], ["4"]),
    ]


def test_a_weakened_requirement_is_flagged_with_its_verbs():
    text = "The platform should delete behaviour records after 180 days.\nCopies are deleted too."
    new = edit(WORLD, "4.1", text=text)
    assert changed(WORLD, new) == [("modified", ["4.1"], ["4.1"], ("reworded", "weakened"))]
    (row,) = change_of("4.1", WORLD, new).strength
    assert (row.old and row.old.verb, row.new and row.new.verb, row.verdict) == ("shall", "should", "weakened")


def test_a_strengthened_permission_is_flagged():
    new = edit(WORLD, "3.2", text="Attributes such as occupation shall be shown beside the avatar of a person.")
    assert changed(WORLD, new) == [("modified", ["3.2"], ["3.2"], ("reworded", "strengthened"))]


def test_a_changed_number_of_days_is_reworded_but_no_change_of_strength():
    text = "The platform shall delete behaviour records after 365 days.\nCopies are deleted too."
    new = edit(WORLD, "4.1", text=text)
    assert changed(WORLD, new) == [("modified", ["4.1"], ["4.1"], ("reworded", "to-check", "number"))]
    [row] = change_of("4.1", WORLD, new).strength
    assert (row.verdict, row.sure, row.reason) == ("ambiguous", False, "number-changed")


def test_a_clause_that_became_informative_is_modified_without_a_changed_word():
    new = edit(WORLD, "5", status="informative")
    assert changed(WORLD, new) == [("modified", ["5"], ["5"], ("status",))]


def test_a_paragraph_that_became_a_note_changes_status():
    first, second = next(c for c in WORLD.clauses if c.number == "4.1").blocks
    note = BlockText("note", second.start, second.end, marker="NOTE")
    new = edit(WORLD, "4.1", blocks=(first, note))
    assert changed(WORLD, new) == [("modified", ["4.1"], ["4.1"], ("status",))]


def test_what_binds_nobody_anywhere_has_no_status_to_change():
    thanks = edit(WORLD, "5", title="Acknowledgements")
    assert changed(thanks, edit(thanks, "5", status="informative")) == []
    front = edit(WORLD, "5", kind="front")
    assert changed(WORLD, edit(front, "5", status="informative")) == []


def test_what_follows_a_note_may_belong_to_it():
    first, second = next(c for c in WORLD.clauses if c.number == "4.1").blocks
    behind = edit(WORLD, "4.1", blocks=(BlockText("note", first.start, first.end, marker="NOTE"), second))
    both = edit(WORLD, "4.1", blocks=tuple(BlockText("note", b.start, b.end) for b in (first, second)))
    assert changed(both, behind) == []


def test_spelling_case_and_punctuation_are_editorial():
    text = "Logs of what avatars do, are kept for the Security of the platform."
    assert changed(WORLD, edit(WORLD, "4", title="Behavior", text=text)) == [("modified", ["4"], ["4"], ("editorial",))]


def test_a_reference_that_follows_a_renumbering_is_editorial():
    old = edit(WORLD, "3.1", text="Records are kept as clause 4.1 says before an account is opened.")
    new = edit(WORLD, "3.1", text="Records are kept as clause 5.1 says before an account is opened.")
    names = {"4": "5", "4.1": "5.1", "4.2": "5.2", "5": "6"}
    new = _inserted(_renumbered(new, names), 5, ("4", "Consent", "A person agrees before anything is recorded."))
    assert changed(old, new)[0] == ("modified", ["3.1"], ["3.1"], ("editorial",))


def test_articles_of_a_law_are_recognised_by_their_words():
    old = draft(
        ("第一章", "总则", ""),
        ("第一条", "", "为了保护个人信息权益，规范个人信息处理活动，制定本规定。"),
        ("第二条", "", "平台应当在六个月后删除行为记录。"),
        ("第三条", "", "国家机关处理个人信息适用前条规定。"),
        language="zh",
    )
    new = draft(
        ("第一章", "总则", ""),
        ("第一条", "", "为了保护个人信息权益，规范个人信息处理活动，制定本规定。"),
        ("第二条", "", "任何组织、个人不得非法收集、使用他人的身份数据。"),
        ("第三条", "", "平台可以在六个月后删除行为记录。"),
        ("第四条", "", "国家机关处理个人信息适用前条规定。"),
        language="zh",
    )
    assert changed(old, new) == [
        ("inserted", [], ["第二条"], ()),
        ("modified", ["第二条"], ["第三条"], ("renumbered", "reworded", "weakened")),
        ("renumbered", ["第三条"], ["第四条"], ()),
    ]


def test_words_that_went_to_another_clause_are_passages_on_both_sides():
    sentence = "An account that nobody has used for two years is closed and its data are erased for good."
    old = edit(WORLD, "3", text=f"Every avatar is bound to an account that a platform operates. {sentence}")
    new = edit(WORLD, "5", text=f"Keys that protect identity data are changed at least once a year. {sentence}")
    (gone,) = change_of("3", old, new).passages
    (come,) = change_of("5", old, new).passages
    assert (gone.side, gone.clause, gone.other, gone.text) == ("old", 2, 8, sentence.rstrip("."))
    assert (come.side, come.clause, come.other, come.text) == ("new", 8, 2, sentence.rstrip("."))


def test_a_sentence_that_moved_within_its_clause_is_a_passage_and_still_binds():
    first = "The operator shall erase each record of a gaze after seven days."
    second = "A person can ask at any desk for a copy of what the platform keeps about them."
    old, new = draft(("1", "Records", f"{first} {second}")), draft(("1", "Records", f"{second} {first}"))
    (change,) = compare(old, new).changes
    assert [(p.side, p.clause, p.other, p.text) for p in change.passages] == [
        ("old", 0, 0, first.rstrip(".")),
        ("new", 0, 0, first.rstrip(".")),
    ]
    assert change.strength == ()


def test_unrelated_texts_are_said_to_be_so():
    other = draft(
        ("1", "Scope", "Reinforced concrete beams of bridges carry loads of road traffic."),
        ("2", "Loads", "Wind and snow act together on the deck and on the piers below it."),
        ("3", "Cables", "Steel ropes hang from two towers and hold the deck by many hangers."),
    )
    assert compare(WORLD, other).warnings == (
        "These texts have little in common: 0 of 3 clauses were recognised by their words. "
        "What is shown as the same clause may only have the same title.",
    )
    assert compare(WORLD, WORLD).warnings == ()


def test_identical_clauses_are_paired_in_order():
    many = draft(*((str(n), "Void", "This clause is intentionally left empty.") for n in range(1, 3001)))
    assert {fate[0] for fate in fates(many, many)} == {"unchanged"}


def test_empty_outlines():
    nothing = draft()
    assert compare(nothing, nothing).changes == ()
    assert {change.kind for change in compare(nothing, WORLD).changes} == {"inserted"}
    assert {change.kind for change in compare(WORLD, nothing).changes} == {"deleted"}


_WORDS = st.sampled_from(
    ["the", "platform", "shall", "180", "应当", "永久", "\n", "a😀", "é", "data.", "may", "avatar"]
)
_TEXTS = st.lists(_WORDS, max_size=12).map(" ".join)
_ROWS = st.tuples(st.sampled_from(["1", "1.1", "2", "2.1", "第一条"]), st.sampled_from(["", "Scope", "范围"]), _TEXTS)
_DRAFTS = st.lists(_ROWS, max_size=8).map(lambda rows: draft(*rows))


@settings(max_examples=60, deadline=None)
@given(_DRAFTS, _DRAFTS)
def test_every_clause_is_in_one_change_and_spans_rebuild_its_text(old: Outline, new: Outline):
    changes = compare(old, new).changes
    assert sorted(i for c in changes for i in c.old) == list(range(len(old.clauses)))
    assert sorted(j for c in changes for j in c.new) == list(range(len(new.clauses)))
    for change in changes:
        before, after = ("".join(span.text for span in change.spans if span.op != other) for other in (ADDED, REMOVED))
        assert before == "\n".join(old.clauses[i].text for i in change.old)
        assert after == "\n".join(new.clauses[j].text for j in change.new)


def test_results_do_not_depend_on_the_hash_seed():
    code = (
        "from tests.clauseline.comparing.drafts import WORLD, edit; from clauseline.comparing import compare;"
        "new = edit(edit(WORLD, '4', title='Conduct', text='Logs are kept.'), '1', text='');"
        "print(compare(WORLD, new))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True)
        for seed in ("0", "1", "4242")
    ]
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert len({run.stdout for run in runs}) == 1


def _halves() -> tuple[str, str]:
    first = "The platform shall delete the movement records of an avatar when its session has come to an end."
    second = "A person may ask a court to stop every transfer of such records to authorities of another country."
    return first, second


def test_a_clause_whose_words_became_two_is_split():
    first, second = _halves()
    old = edit(WORLD, "4", text=f"{first} {second}")
    new = _inserted(edit(WORLD, "4", text=first), 8, ("4.3", "Judicial review", second))
    (change,) = (c for c in compare(old, new).changes if c.kind != "unchanged")
    assert (change.kind, change.old, change.new) == ("split", (5,), (5, 8))
    assert "".join(span.text for span in change.spans if span.op != REMOVED) == f"{first}\n{second}"


def test_two_clauses_that_became_one_are_merged():
    first, second = _halves()
    old = _inserted(edit(WORLD, "4", text=first), 8, ("4.3", "Judicial review", second))
    new = edit(WORLD, "4", text=f"{first} {second}")
    assert changed(old, new) == [("merged", ["4", "4.3"], ["4"], ("editorial",))]


def test_a_requirement_that_only_moved_to_another_clause_is_neither_weakened_nor_strengthened():
    sentence = "An account that nobody has used for two years shall be closed and its data shall be erased for good."
    old = edit(WORLD, "3", text=f"Every avatar is bound to an account that a platform operates. {sentence}")
    new = edit(WORLD, "5", text=f"Keys that protect identity data are changed at least once a year. {sentence}")
    assert changed(old, new) == [
        ("modified", ["3"], ["3"], ("reworded",)),
        ("modified", ["5"], ["5"], ("reworded",)),
    ]
