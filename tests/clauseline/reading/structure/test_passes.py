"""What each pass did to the lines of a file, and why its clauses are clauses."""

from __future__ import annotations

import pytest

from clauseline.reading import read
from clauseline.reading.account import Account
from clauseline.reading.lines import Line, typed_label
from clauseline.reading.structure.headings import Heading
from clauseline.reading.structure.passes import GIVEN, PASSES, Findings, run, traced
from clauseline.reading.structure.reasons import in_words
from tests.drafts.specimens import SPECIMENS

LINES = [
    Line("Contents", "contents title"),
    Line("1 Scope", "heading", 1),
    Line("Walls, see"),
    Line("7.2 of the older text."),
    Line("2Terms", "heading", 1),
    Line("A note follows."),
    Line("NOTE"),
    Line("Mind the door."),
]


def reasons_of(lines: list[Line]) -> list[str]:
    found = run(PASSES, lines, Findings(Account()))
    return [in_words(item.why) for item in found if isinstance(item, Heading) and item.why]


def test_a_trace_tells_what_each_pass_did_by_the_lines_that_are_the_same():
    with traced() as trace:
        reasons_of(LINES)
    done = [(edit.by, list(map(_text, edit.before)), list(map(_text, edit.after))) for edit in trace.edits()]
    assert done == [
        ("contents", ["Contents"], []),
        ("glued numbers", ["2Terms"], ["2Terms"]),
        ("sections", ["1 Scope"], ["1 Scope"]),
        ("sections", ["2Terms"], ["2 Terms"]),
        ("lone labels", ["NOTE", "Mind the door."], ["NOTE Mind the door."]),
    ]
    assert [name for name, _, _ in trace.steps] == [one.name for one in PASSES]


def test_a_trace_follows_one_line():
    with traced() as trace:
        reasons_of(LINES)
    assert [edit.by for edit in trace.of(LINES[4])] == ["glued numbers", "sections"]
    assert trace.of(LINES[2]) == []


def test_a_trace_finds_lines_that_look_like_clauses_and_are_none():
    with traced() as trace:
        reasons_of(LINES)
    assert trace.passed_over(2) == [[LINES[3]], []]
    assert trace.passed_over(3) == [[], [LINES[3]], []]


def test_nothing_is_noted_when_nobody_asks():
    with traced() as trace:
        pass
    reasons_of(LINES)
    assert trace.steps == []
    assert trace.passed_over(0) == []


def test_a_given_outline_has_passes_too():
    front = [Heading("", "World Models"), Heading("", "Foreword", "front")]
    with traced() as trace:
        assert run(GIVEN, front, Findings(Account())) == [Line("World Models"), front[1]]
    assert [edit.by for edit in trace.edits()] == ["cover"]


@pytest.mark.parametrize(
    ("lines", "reasons"),
    [
        ([Line("1 Scope", "heading", 2)], ["It is a heading of level 2 in the file."]),
        ([Line("1 Scope", "heading")], ["It is set as a heading in the file."]),
        ([Line("Foreword"), Line("1 Scope", "heading", 1)][:1], ["Its words are the name of a front part."]),
        (
            [Line("1 Scope", "heading", 1), Line("1.1 Walls"), Line("1.2 Doors")],
            ["It is a heading of level 1 in the file.", "1.1 follows 1.", "1.2 follows 1.1."],
        ),
        (
            [Line("1 Scope", "heading", 1), Line("Walls", "numbered", label="1.1")],
            ["It is a heading of level 1 in the file.", "It has a style that numbers clauses."],
        ),
        (
            [Line("1 Scope", "heading", 1), Line("Bibliography")],
            ["It is a heading of level 1 in the file.", "Its words are the name of a bibliography."],
        ),
        (
            [Line("1 Scope", "heading", 1), Line("Annex A\nSizes"), Line("Annex B", "annex")],
            [
                "It is a heading of level 1 in the file.",
                "No other line can start this annex.",
                "It has the style of the headings of annexes.",
            ],
        ),
        (
            [Line("1 Scope"), Line("2 Walls"), Line("3 Doors")],
            ["Its number is in the best chain of numbers that follow one another."] * 3,
        ),
        (
            [Line("第一条 范围"), Line("第二条 术语")],
            [
                "It begins with 第一条, as the parts of this text are counted.",
                "It begins with 第二条, as the parts of this text are counted.",
            ],
        ),
        (
            [Line("1 Scope", "heading", 1), Line("2Terms", "heading", 1)],
            [
                "It is a heading of level 1 in the file.",
                "2, to which its first word is glued, is the next number.",
            ],
        ),
        (
            [Line("1 Scope", "heading", 1), Line("A Sizes", "heading", 1), Line("B Sources", "heading", 1)],
            [
                "It is a heading of level 1 in the file.",
                "A is its number: the letters around it are in order.",
                "B is its number: the letters around it are in order.",
            ],
        ),
        (
            [Line("1 Scope\t3", "contents"), Line("2 Walls\t4", "contents"), Line("Scope", "heading", 1)],
            ["The table of contents has its words with the number 1."],
        ),
    ],
)
def test_each_clause_says_why_it_is_one(lines, reasons):
    assert reasons_of(lines) == reasons


@pytest.mark.parametrize("name", list(SPECIMENS))
def test_no_clause_of_any_format_is_without_a_reason(name):
    filename, makers = SPECIMENS[name]
    for make in makers:
        assert [clause for clause in read(make(), filename).clauses if clause.why is None] == []


def test_a_glued_number_leaves_the_text_as_the_file_has_it():
    with traced() as trace:
        reasons_of(LINES)
    glued = next(edit.after[0] for edit in trace.edits() if edit.by == "glued numbers")
    assert isinstance(glued, Line)
    label = typed_label(glued)
    assert (glued.text, label and (label.number, label.end)) == ("2Terms", ("2", 1))


def _text(item: object) -> str:
    if isinstance(item, Heading):
        return f"{item.number} {item.title}"
    assert isinstance(item, Line)
    return f"{item.label} {item.text}".strip()
