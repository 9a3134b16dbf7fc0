"""Tables as rows."""

from __future__ import annotations

from typing import Any

from clauseline.outline import ClauseText
from clauseline.reading import read
from tests.drafts.word import cell, paragraph, row, table, word_file


def clause_with(*body: str) -> ClauseText:
    return read(word_file(paragraph("1\tTables", "Heading1"), *body), "x.docx").clauses[0]


def cells(clause: ClauseText, block: int) -> list[tuple[str, dict[str, Any]]]:
    """The words of each cell and its place."""
    facts = clause.blocks[block].facts.as_json()["cells"]
    return [
        (clause.text[one["start"] : one["end"]], {key: one[key] for key in ("column", "columns", "rows", "head")})
        for one in facts
    ]


def test_a_row_is_its_cells_joined_by_tabs():
    clause = clause_with(paragraph("Before."), table(row("a b", "", "c\nd")))

    assert clause.text == "Before.\na b\t\tc d"
    assert clause.blocks[1].facts.as_json() == {
        "table": 1,
        "row": 1,
        "cells": [
            {"start": 8, "end": 11, "column": 1, "columns": 1, "rows": 1, "head": False},
            {"start": 12, "end": 12, "column": 2, "columns": 1, "rows": 1, "head": False},
            {"start": 13, "end": 16, "column": 3, "columns": 1, "rows": 1, "head": False},
        ],
    }


def test_merged_cells_keep_their_columns_and_rows():
    clause = clause_with(
        table(
            row(cell("Both", '<w:gridSpan w:val="2"/>'), "third", properties="<w:tblHeader/>"),
            row(cell("down", '<w:vMerge w:val="restart"/>'), "x", "y"),
            row(cell("", "<w:vMerge/>"), "p", "q"),
        )
    )

    assert [cells(clause, place) for place in range(3)] == [
        [("Both", {"column": 1, "columns": 2, "rows": 1, "head": True}),
         ("third", {"column": 3, "columns": 1, "rows": 1, "head": True})],
        [("down", {"column": 1, "columns": 1, "rows": 2, "head": False}),
         ("x", {"column": 2, "columns": 1, "rows": 1, "head": False}),
         ("y", {"column": 3, "columns": 1, "rows": 1, "head": False})],
        [("p", {"column": 2, "columns": 1, "rows": 1, "head": False}),
         ("q", {"column": 3, "columns": 1, "rows": 1, "head": False})],
    ]  # fmt: skip


def test_a_table_in_a_cell_is_part_of_the_cell():
    clause = clause_with(table(row("outer", cell("", inner=table(row("in", "ner"))))), table(row("next", "one")))

    assert clause.text == "outer\tin ner\nnext\tone"
    assert [block.facts.table for block in clause.blocks] == [1, 2]


def test_a_single_cell_is_a_frame_around_paragraphs():
    clause = clause_with(table(row(cell("First line.\nSecond line."))))

    assert [(block.kind, clause.text[block.start : block.end]) for block in clause.blocks] == [
        ("paragraph", "First line."), ("paragraph", "Second line."),
    ]  # fmt: skip


def test_an_empty_row_leaves_no_block_but_counts():
    clause = clause_with(table(row("a", "b"), row("", ""), row("c", "d")))

    assert [block.facts.row for block in clause.blocks] == [0, 2]


def test_two_tables_in_two_clauses_count_from_one_in_each():
    data = word_file(
        paragraph("1\tOne", "Heading1"), table(row("a", "b")), paragraph("2\tTwo", "Heading1"), table(row("c", "d"))
    )

    assert [clause.blocks[0].facts.table for clause in read(data, "x.docx").clauses] == [1, 1]
