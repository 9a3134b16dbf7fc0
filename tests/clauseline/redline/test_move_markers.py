from __future__ import annotations

from clauseline.redline.move_markers import move_markers
from clauseline.redline.tree import branches
from tests.clauseline.redline.outlines import parts
from tests.drafts import changed

PARTS = parts(changed.OLD, changed.NEW)


def test_markers_stand_where_a_clause_is_looked_for():
    names = {part.order: part.section.number for part in PARTS}
    found = [
        (names[order], post.fate, post.section.number, post.part.section.number)
        for order, behind in sorted(move_markers(PARTS).items())
        for post in behind
    ]
    assert found == [
        ("5", "moved", "4.1", "6.1"),
        ("7", "moved", "8", "13"),
        ("7", "merged", "9", "13"),
        ("11", "split", "12", "6"),
    ]


def test_the_tree_has_every_clause_of_the_new_text_and_what_is_gone():
    assert [(branch.section.number, bool(branch.part.new)) for branch in branches(PARTS)] == [
        *((number, True) for number in ("1", "2", "3", "4", "5", "6", "6.1", "7", "8", "10", "11")),
        ("12", False),
        *((number, True) for number in ("12", "Appendix A", "13", "14")),
    ]
