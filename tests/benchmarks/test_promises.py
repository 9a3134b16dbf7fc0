from __future__ import annotations

from tests.benchmarks.promises import PROMISES, promised


def test_a_promise_is_met_up_to_its_figure_and_said_to_be_left_out():
    rows = promised({"long": 2, "one column.pdf": 2.01}).rows
    asked = ("long", "one column.pdf", "results")
    assert [row[1:] for row, key in zip(rows, PROMISES, strict=True) if key in asked] == [
        ("2 CPU s", "2 CPU s", "met"),
        ("2 ×", "2.01 ×", "not met"),
        ("1 result", "", "left out"),
    ]
