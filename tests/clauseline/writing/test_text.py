"""A comparison as the command prints it."""

from __future__ import annotations

from collections.abc import Sequence

from clauseline.comparing import compare
from clauseline.outline import ClauseText
from clauseline.writing.text import draw
from tests.clauseline.redline.outlines import outline
from tests.clauseline.redline.pairs import Piece, clause
from tests.drafts import changed, tabled
from tests.factories import paragraphs

JOINED: tuple[Piece, ...] = (
    ("paragraph", "", "Gaze is kept."), ("paragraph", "", "It is sold."), ("item", "a)", "one thing is kept"),
    ("row", "", "kind|kept for"), ("row", "", "gaze|2 years"),
)  # fmt: skip
LATER: tuple[Piece, ...] = (
    ("paragraph", "", "Gaze is kept. It is sold."), ("item", "b)", "one thing is kept"),
    ("row", "", "kind|holder|kept for"), ("row", "", "gaze|operator|3 years"),
)  # fmt: skip


def printed(old: Sequence[ClauseText], new: Sequence[ClauseText], *, shortens: bool = True) -> list[str]:
    """What is printed of the changes, without the count of them."""
    sides = outline(*old), outline(*new)
    return [*draw(*sides, compare(*sides), shortens=shortens)][:-1]


def test_each_paragraph_and_each_row_stands_on_its_line():
    assert printed([clause("1", "Gaze", JOINED)], [clause("1", "Gaze", LATER)]) == [
        "modified: 1 Gaze  (reworded, table)",
        "    column: - -> holder",
        "    cell: 2 years -> 3 years",
        "    Gaze is kept.[-¶-]",
        "    {+ +}It is sold.",
        "    [-a)-]{+b)+} one thing is kept",
        "    · | new column | ·",
        "    kind | {+holder+} | kept for",
        "    gaze | {+operator+} | [-2-]{+3+} years",
        "",
    ]


def test_a_paragraph_that_was_parted_has_a_sign_where_it_ends_now():
    old, new = JOINED[:2], LATER[:1]
    assert printed([clause("1", "Gaze", new)], [clause("1", "Gaze", old)])[1:] == [
        "    Gaze is kept.[- -]{+¶+}", "    It is sold.", "",
    ]  # fmt: skip


def test_of_an_edit_that_a_reader_has_to_judge_it_is_said():
    old, new = (paragraphs("1", "Data", f"We keep your voice for {what}.") for what in ("research", "training"))
    assert "    instead of “research”: “training”: please check" in printed([old], [new])


def test_rows_that_came_went_and_moved_say_so():
    lines = printed([tabled.OLD], [tabled.NEW])
    assert lines[lines.index("    · | · | new column | ·") :] == [
        "    · | · | new column | ·",
        "    Field | Kept for | {+Purpose+} | Read by",
        "    was row 5: Voice | never | {+none+} | nobody",
        "    Pseudonym | as long as the account is open | {+signing in+} | the platform",
        "    row that is gone: [-Occupation-] | [-for ever-] |  | [-partners-]",
        "    new row: {+Role in society+} | {+one year+} | {+research+} | {+partners+}",
        "    Gaze of the wearer | [-thirty-]{+one hundred and eighty+} days | {+comfort+} | the platform",
        "    went to row 2: [-Voice-] | [-never-] |  | [-nobody-]",
        "    Gait | one year | {+research+} | partners",
        "",
    ]


def test_of_a_split_change_each_new_clause_stands_under_its_name():
    lines = printed(changed.OLD, changed.NEW)
    at = lines.index("split: 5 Children -> 6 Children + 12 Complaints  (renumbered, reworded, strengthened)")
    assert lines[at + 1 : at + 8] == [
        "    strengthened: verb raised: “should” to “shall”",
        "    6 Children",
        "        Operators [-should-]{+shall+} hide the address of a child from strangers.",
        "    12 Complaints",
        "        {+The panel answers each complaint.+}",
        "        The seat of the panel is Geneva; … within thirty days of their arrival.",
        "",
    ]


def sentences(name: str, count: int) -> list[Piece]:
    return [("paragraph", "", f"The {name} number {k} is told here in words of its own.") for k in range(count)]


def test_much_that_did_not_change_is_left_out():
    old = sentences("gaze", 6)
    new: list[Piece] = [*old, ("paragraph", "", "And the voice.")]
    first, last = (f"    The gaze number {k} is told here in words of its own." for k in (0, 5))
    changed = "    {+And the voice.+}"
    short = printed([clause("1", "Gaze", old)], [clause("1", "Gaze", new)])
    assert short[1:-1] == [first, "    …", last, changed]
    assert len(printed([clause("1", "Gaze", old)], [clause("1", "Gaze", new)], shortens=False)[1:-1]) == 7


def test_brackets_of_the_draft_look_like_those_of_the_drawing():
    """They are not escaped, which people would have to read: JSON tells them apart."""
    old, new = ([clause("1", "Gaze", [("paragraph", "", f"Is [-kept-] {word}")])] for word in ("here", "there"))
    assert printed(old, new)[-2] == "    Is [-kept-] [-here-]{+there+}"
