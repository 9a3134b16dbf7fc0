from clauseline.reading.lines import Cell, Line, Row
from clauseline.reading.structure.void_columns import without_void_columns


def test_outer_columns_without_words_go():
    lines: list[Line | Row] = [
        Line("Before."), Row(1, 0, (Cell("Table 1 – Gates", 0, 3),)),
        Row(1, 1, (Cell("", 0), Cell("Gate", 1), Cell("Key", 2))),
        Row(1, 2, (Cell("", 0), Cell("East", 1), Cell("", 2), Cell("", 3))),
        Row(2, 0, (Cell("", 0), Cell("North", 1))),
        Row(3, 0, (Cell("", 0), Cell("West", 1))), Row(3, 1, (Cell("7", 0), Cell("", 1))),
        Row(4, 0, (Cell("Name", 0), Cell("", 1))), Row(4, 1, (Cell("Age", 0), Cell("", 1))),
    ]  # fmt: skip

    assert list(without_void_columns(lines)) == [
        Line("Before."), Row(1, 0, (Cell("Table 1 – Gates", 0, 2),)),
        Row(1, 1, (Cell("Gate", 0), Cell("Key", 1))), Row(1, 2, (Cell("East", 0), Cell("", 1))), *lines[4:],
    ]  # fmt: skip
