"""What is marked up as a heading and is none."""

from __future__ import annotations

import pytest

from clauseline.reading import read
from clauseline.reading.lines import Line
from clauseline.reading.structure.captioned import without_captions
from tests.drafts.accounts import assert_account, names


def test_captions_and_keys_of_a_bibliography_are_no_clauses():
    outline = read(
        b"# 1 Scope\n\nWords.\n\n###### Table 1-1. Widths\n\n| a | b |\n|---|---|\n| c | d |\n\n# 2 Sources\n\n"
        b"###### [XS-1]\n\nWalls.\n\n###### [Older text]\n\nGates.\n",
        "walls.md",
    )

    assert_account(outline)
    assert names(outline) == [("1", "Scope", 1), ("2", "Sources", 1)]
    assert [[(block.kind, block.marker) for block in clause.blocks] for clause in outline.clauses] == [
        [("paragraph", ""), ("caption", "Table 1-1"), ("row", ""), ("row", "")],
        [("term", ""), ("paragraph", ""), ("term", ""), ("paragraph", "")],
    ]


@pytest.mark.parametrize(
    "words", ["Table of walls", "Figure 2", "[1] to [3]", "Walls [red]", "[" * 100_000, "[" + "a" * 100_000]
)
def test_other_headings_stay(words):
    lines = [Line(words, "heading", 1)]

    assert list(without_captions(lines)) == lines
