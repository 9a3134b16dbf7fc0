from proposals.reading.lines import Cell, Line, Row
from proposals.reading.void_columns import without_void_columns


def test_outer_columns_without_words_go():
    lines: list[Line | Row] = [
        Line("Before."), Row(1, 1, (Cell("Table 1 – Gates", 1, 3),)),
        Row(1, 2, (Cell("", 1), Cell("Gate", 2), Cell("Key", 3))),
        Row(1, 3, (Cell("", 1), Cell("East", 2), Cell("", 3), Cell("", 4))),
        Row(2, 1, (Cell("", 1), Cell("North", 2))),
        Row(3, 1, (Cell("", 1), Cell("West", 2))), Row(3, 2, (Cell("7", 1), Cell("", 2))),
        Row(4, 1, (Cell("Name", 1), Cell("", 2))), Row(4, 2, (Cell("Age", 1), Cell("", 2))),
    ]  # fmt: skip

    assert list(without_void_columns(lines)) == [
        Line("Before."), Row(1, 1, (Cell("Table 1 – Gates", 1, 2),)),
        Row(1, 2, (Cell("Gate", 1), Cell("Key", 2))), Row(1, 3, (Cell("East", 1), Cell("", 2))), *lines[4:],
    ]  # fmt: skip
