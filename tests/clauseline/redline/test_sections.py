from __future__ import annotations

from clauseline.outline import BlockText, ClauseText, FigureImage
from clauseline.redline.sections import Section, sections_of


def clause(number: str, level: int = 1, **facts) -> ClauseText:
    return ClauseText(number, f"Title {number}", level, **facts)


def drawn(*clauses: ClauseText) -> list[Section]:
    return sections_of(clauses, [f"n{order}" for order in range(len(clauses))])


def test_levels_say_how_deep_a_clause_stands_and_whether_others_stand_in_it():
    found = drawn(clause("1"), clause("1.1", 3), clause("1.1.1", 4), clause("2"))
    assert [(one.key, one.order, one.depth, one.has_children) for one in found] == [
        ("n0", 0, 1, True),
        ("n1", 1, 2, True),
        ("n2", 2, 3, False),
        ("n3", 3, 1, False),
    ]


def test_a_status_is_said_where_it_is_not_that_of_the_parent():
    annex, inner = clause("A", status="informative"), clause("A.1", 2, status="informative")
    found = drawn(clause("1"), annex, inner, clause("A.2", 2))
    assert [one.says_status for one in found] == [False, True, False, True]


def test_no_heading_is_lower_than_the_sixth():
    found = drawn(*(clause(str(level), level) for level in range(1, 9)))
    assert [one.heading for one in found] == [2, 3, 4, 5, 6, 6, 6, 6]


def test_a_clause_without_number_and_title_is_called_by_its_first_words():
    named, bare = drawn(clause("1"), ClauseText("", "", 1, text="x" * 61))
    assert (named.name, bare.name) == ("1 Title 1", "x" * 60 + "…")


def test_a_clause_is_drawn_block_by_block_with_its_pictures():
    blocks = (BlockText("paragraph", 0, 4), BlockText("figure", 5, 5))
    (section,) = drawn(clause("1", text="See.\n", blocks=blocks, figures=(FigureImage(1, "a" * 64, "A flow"),)))
    assert [([run.text for run in block.runs], block.figures) for block in section.drawn_blocks] == [
        (["See."], ()),
        ([], (("kept", FigureImage(1, "a" * 64, "A flow")),)),
    ]
    assert section.kinds == {"See.": "paragraph", "": "figure"}
