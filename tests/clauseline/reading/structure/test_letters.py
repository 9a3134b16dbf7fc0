"""Letters that number appendices, and those that are words."""

from __future__ import annotations

import pytest

from clauseline.reading import read
from clauseline.reading.structure.letters import find_letters


@pytest.mark.parametrize(
    ("titles", "places"),
    [
        (["A Examples", "A.1 Walls", "B Changes"], [0]),
        (["A Examples", "A.1 Walls", "*B Changes", "*C Thanks"], [0, 2, 3]),
        (["A Examples", "A.1 Walls", "B Changes", "C Sources", "C.1 Laws"], [0, 2, 3]),
        (["A Thanks", "B Sources", "B.1 Laws"], [0, 1]),
        (["A wall", "C Sources", "C.1 Laws"], [1]),
        (["A wall that stands", "1 Scope", "2 Walls"], []),
        (["Annex A", "*A wall", "A.2 Doors"], []),
        (["*A Examples", "*B Changes"], []),
    ],
)
def test_a_letter_before_its_parts_or_in_their_row(titles, places):
    assert find_letters((title.lstrip("*"), title.startswith("*")) for title in titles) == places


def test_lettered_appendices_of_plain_text():
    outline = read(
        b"1 Scope\n\nWalls.\n\n2 Walls\n\nA wall is known by what it keeps out.\n\nA Examples\n\nA.1 Brick\n\nRed.\n\n"
        b"A.2 Clay\n\nBrown.\n\nB Changes\n\nNone.\n\nC Sources\n\nC.1 Laws\n\nOne.\n",
        "draft.txt",
    )

    assert [(clause.number, clause.title, clause.level) for clause in outline.clauses] == [
        ("1", "Scope", 1), ("2", "Walls", 1), ("A", "Examples", 1), ("A.1", "Brick", 2), ("A.2", "Clay", 2),
        ("B", "Changes", 1), ("C", "Sources", 1), ("C.1", "Laws", 2),
    ]  # fmt: skip
