from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from clauseline.outline import NO_FACTS, BlockText, Cell, ClauseText, Facts, Outline, blocks_of, canonical, rows_of

ROW: dict[str, Any] = {
    "table": 1,
    "row": 2,
    "cells": [
        {"start": 8, "end": 11, "column": 1, "columns": 2, "rows": 1, "head": True},
        {"start": 12, "end": 12, "column": 3, "columns": 1, "rows": 4, "head": False},
    ],
}
UNPLACED = {"start": 0, "end": 3, "columns": 1, "rows": 1, "head": False}


def test_a_soft_hyphen_keeps_no_accent_from_its_letter():
    assert canonical("sca\u00adling a\u00ad\u0301  b") == "scaling \u00e1 b"


def test_rows_and_columns_count_from_nought_and_are_stored_from_one():
    facts = Facts.of(ROW)

    assert facts == Facts(table=1, row=1, cells=(Cell(8, 11, 0, 2, 1, True), Cell(12, 12, 2, 1, 4)))
    assert list(facts.as_json().items()) == list(ROW.items())
    assert [list(cell) for cell in facts.as_json()["cells"]] == [list(cell) for cell in ROW["cells"]]


@pytest.mark.parametrize(
    ("stored", "facts"),
    [
        ({}, NO_FACTS),
        ({"depth": 2}, Facts(depth=2)),
        ({"call": 0}, Facts(call=0)),
        ({"editor": True, "lines": [[4, 12], [9, 13]]}, Facts(editor=True, lines=((4, 12), (9, 13)))),
        ({"table": 1, "row": 1}, Facts(table=1, row=0)),
        ({"table": 1, "row": 1, "cells": [UNPLACED]}, Facts(table=1, row=0, cells=(Cell(0, 3),))),
    ],
)
def test_what_is_stored_is_what_was(stored: dict[str, Any], facts: Facts):
    assert (Facts.of(stored), facts.as_json()) == (facts, stored)
    assert blocks_of(rows_of([BlockText("row", 0, 3, facts=facts)])) == (BlockText("row", 0, 3, facts=facts),)


@pytest.mark.parametrize(
    ("facts", "is_placed"),
    [
        (Facts(table=1, cells=(Cell(0, 1, 0), Cell(2, 3, 1))), True),
        (Facts(table=1, cells=(Cell(0, 1, 0), Cell(2, 3))), False),
        (Facts(table=1), False),
        (Facts(cells=(Cell(0, 1, 0),)), False),
        (Facts(depth=1), False),
    ],
)
def test_a_row_is_placed_if_all_its_cells_are(facts: Facts, is_placed: bool):
    assert facts.is_placed is is_placed


def test_what_an_outline_says_is_worked_out_once_and_kept_with_it():
    asked: list[str] = []

    def count(outline: Outline) -> int:
        asked.append(outline.language)
        return len(outline.clauses)

    outline = Outline("test", "en", (ClauseText("1", "Scope", 1),))
    assert [outline.once(count), outline.once(count), asked] == [1, 1, ["en"]]
    assert replace(outline, language="fr").once(count) == 1
    assert asked == ["en", "fr"]
