from __future__ import annotations

from tests.benchmarks.promises import PROMISES, promised


def test_a_promise_is_met_up_to_its_figure_and_said_to_be_left_out():
    rows = promised({"text": 9, "Markdown": 15.01}).rows
    assert [row[1:] for row, key in zip(rows, PROMISES, strict=True) if key in ("text", "Markdown", "long")] == [
        ("9 ×", "9 ×", "met"),
        ("15 ×", "15.01 ×", "not met"),
        ("2 CPU s", "", "left out"),
    ]
