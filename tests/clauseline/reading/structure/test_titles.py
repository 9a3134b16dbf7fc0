"""Plain texts whose titles are underlined, or named by their table of contents alone."""

from __future__ import annotations

from tests.clauseline.reading.txt.test_txt import outline_of
from tests.drafts.accounts import blocks, left_out, names

UNDERLINED = """\
=================
Rules of the Park
=================

* 1. Paths

  * 1.1. Which paths are wide?

* 2. Trees

Overview
========

Parks are for all.

1. Paths
========

Paths are kept clear.

1.1. Which paths are wide?
--------------------------

Those with an

    else
    ====

in their plan.

2. Trees
========

Trees are watered.
"""

ANNOUNCED = """\
Rules of the Park

Park Office

Table of Contents

Opening
    Hours
    Gates
Chapter 1. Paths
    Width
Glossary

Opening

The park opens every day.

Hours

From eight to eight, which is to say as long as there is light in the summer and longer than that in winter.

Gates

There are two gates.

Chapter 1. Paths

Table of Contents

Width

Paths are kept clear.

Width

Two metres.

Glossary

Path. Where one walks.
"""


def test_underlined_titles_are_headings_whatever_signs_stand_under_them():
    outline = outline_of(UNDERLINED)

    assert names(outline) == [
        ("", "Overview", 1), ("1", "Paths", 1), ("1.1", "Which paths are wide?", 2), ("2", "Trees", 1),
    ]  # fmt: skip
    assert outline.clauses[2].text == "Those with an\nelse\n====\nin their plan."
    assert outline.facts["title"] == "Rules of the Park"
    assert left_out(outline)["lines under and above titles"] == "================="
    assert left_out(outline)["table of contents"] == "* 1. Paths"


def test_a_table_of_contents_names_the_titles_that_have_no_number():
    outline = outline_of(ANNOUNCED)

    assert names(outline) == [
        ("", "Opening", 1), ("", "Hours", 2), ("", "Gates", 2), ("Chapter 1", "Paths", 1), ("", "Width", 2),
        ("", "Glossary", 1),
    ]  # fmt: skip
    assert blocks(outline, 3) == [("paragraph", "", "Paths are kept clear.")]


def test_a_few_ruled_lines_underline_nothing():
    outline = outline_of("1 Scope\n\nRules\n-----\nare here.\n\n2 Terms\n\nNone.\n")

    assert names(outline) == [("1", "Scope", 1), ("2", "Terms", 1)]


def test_titles_without_a_line_between_them():
    text = "".join(f"Part {place:05}\n{'=-'[place % 2] * 10}\n" for place in range(6_000))

    assert len(outline_of(f"\n{text}").clauses) == 6_000


def test_one_title_announced_again_and_again():
    outline = outline_of("Contents\n\n" + "Scope .... 1\n" * 6_000 + "\n\n" + "Scope\n\n" * 6_000)

    assert len(outline.clauses) == 6_000
