"""Tables drawn with characters, before anything is read in their cells."""

from __future__ import annotations

import pytest

from clauseline.reading.account import weigh
from clauseline.reading.ascii_tables.broken import Known, mend
from clauseline.reading.ascii_tables.drawing import Drawing
from clauseline.reading.ascii_tables.tables import DrawnTables
from clauseline.reading.reader import Unreadable


def drawn(text: str) -> Drawing:
    """The table that begins `text`. Each of its signs is in a box or one of its marks."""
    lines = text.strip("\n").split("\n")
    found = DrawnTables(lines, len(lines)).read(0)
    assert found is not None
    placed = sum(weigh(box.text()) for row in found.rows for box in row) + sum(map(weigh, found.marks))
    assert placed == sum(map(weigh, lines[: found.length]))
    return found


def words(found: Drawing) -> list[list[str]]:
    return [[" ".join(box.text().split()) for box in row] for row in found.rows]


def spans(found: Drawing) -> list[list[tuple[int, int, int, bool]]]:
    return [[(box.column, box.columns, box.rows, box.head) for box in row] for row in found.rows]


SPANNED = """
+---------------------+----------+
| Gate                | Guests   |
+=============+=======+==========+
|             | low   | 12       |
| East gate   +-------+----------+
| of the park | mean  | 30       |
|             +-------+----------+
|             | high  | 44 | 45  |
+-------------+-------+----------+
"""


def test_cells_that_span_rows_and_columns():
    found = drawn(SPANNED)

    assert words(found) == [
        ["Gate", "Guests"], ["East gate of the park", "low", "12"], ["mean", "30"], ["high", "44 | 45"],
    ]  # fmt: skip
    assert spans(found) == [
        [(0, 2, 1, True), (2, 1, 1, True)],
        [(0, 1, 3, False), (1, 1, 1, False), (2, 1, 1, False)],
        [(1, 1, 1, False), (2, 1, 1, False)],
        [(1, 1, 1, False), (2, 1, 1, False)],
    ]


def test_rows_of_a_foot_are_no_head():
    foot = "+---+\n| a |\n+---+\n| b |\n+===+\n| c |\n+===+\n"

    assert [row[0].head for row in drawn(foot).rows] == [False, False, False]
    assert [row[0].head for row in drawn(foot.replace("---", "===", 2).replace("===", "---", 1)).rows] == [
        True, False, False,
    ]  # fmt: skip


def test_wide_characters_take_two_columns():
    found = drawn("+--------+----+\n| 東門   | 七 |\n+--------+----+\n| cafe\u0301   | 8  |\n+--------+----+\n")

    assert words(found) == [["東門", "七"], ["cafe\u0301", "8"]]


def test_lines_without_borders_between_are_rows_if_their_words_would_have_fitted_on_one():
    line = "+------+--------------+\n"
    listed = drawn(f"{line}| Key  | Meaning      |\n{line}| 1    | open         |\n| 2    | shut         |\n{line}")
    wrapped = drawn(f"{line}| Gate | Keepers that |\n| keys | are about    |\n{line}")

    assert words(listed) == [["Key", "Meaning"], ["1", "open"], ["2", "shut"]]
    assert words(wrapped) == [["Gate keys", "Keepers that are about"]]


def test_borders_that_do_not_meet_part_rows_all_the_same():
    assert words(drawn("+----+---+\n| Gate | Key |\n+----+---+\n| East | 7 |\n+----+---+\n")) == [
        ["Gate", "Key"], ["East", "7"],
    ]  # fmt: skip


def test_a_border_beside_words_of_a_cell_that_spans_two_rows():
    assert words(drawn("+------+---+\n| East | 7 |\n| gate +---+\n|      | 8 |\n+------+---+\n")) == [
        ["East gate", "7"], ["8"],
    ]  # fmt: skip


def test_a_simple_table_goes_on_to_a_blank_line():
    found = drawn("   Gate  Key\n  -----  ---------\n   East    7\n   West   12  big\n\nWords.\n")

    assert words(found) == [["Gate", "Key"], ["East", "7"], ["West", "12 big"]]
    assert [row[0].head for row in found.rows] == [True, False, False]
    assert found.length == 4


def test_rows_of_several_lines_are_parted_by_blank_ones():
    rule = "  " + "-" * 24 + "\n"
    found = drawn(
        f"{rule}   Gate of Keys What it\n   a park       opens\n  -------- ---- ----------\n   East       7 The way\n"
        f"                out.\n\n   West      12 Nothing.\n{rule}\n"
    )

    assert words(found) == [["Gate of a park", "Keys", "What it opens"], ["East", "7", "The way out."],
                            ["West", "12", "Nothing."]]  # fmt: skip
    assert spans(found)[0] == [(0, 1, 1, True), (1, 1, 1, True), (2, 1, 1, True)]


def test_a_table_without_heads_ends_at_the_rule_that_is_like_its_first():
    found = drawn("  ---- ----\n   1    2\n\n   3    4\n  ---- ----\n\nWords.\n  --- -----\n")

    assert words(found) == [["1", "2"], ["3", "4"]]
    assert not any(box.head for row in found.rows for box in row)


def test_what_looks_like_a_table_and_is_none():
    for text in (
        "Rules\n-----\nare here",
        "a -- b\n--- ---\nc",
        "---\n\n--- ---\n",
        "+---+\n+---+\n",
        "  -- --\n  a  b\n",
    ):
        lines = text.split("\n")
        assert DrawnTables(lines, len(lines)).read(0) is None


def test_words_that_a_column_broke_are_joined_by_what_the_file_has_elsewhere():
    known = Known(
        ["The keeper shows the telecommunication desk", "and a western gate of the park.", "(no standardization)"]
    )

    assert mend(["Te", "lecommunication", "desk"], 15, known) == ["Telecommunication", "desk"]
    assert mend(["STANDAR", "DIZATION", "OF"], 8, known) == ["STANDARDIZATION", "OF"]
    assert mend(["![a](b.", "png){a=1", "} x"], 8, known) == ["![a](b.png){a=1", "} x"]
    assert mend(["park", "western", "gate"], 7, known) == ["park", "western", "gate"]
    assert mend(["one,", "seven"], 5, known) == ["one,", "seven"]
    assert mend(["2017", "2018"], 4, known) == ["2017", "2018"]


def test_a_part_of_a_word_that_had_room_on_the_line_before_is_one():
    known = Known(["A park, a western gate."])

    assert mend(["a", "park", "xestern"], 7, known) == ["a", "parkxestern"]
    assert mend(["a few", "park", "xestern"], 7, known) == ["a few", "park", "xestern"]
    assert mend(["a", "park", "western"], 7, known) == ["a", "park", "western"]


def test_grids_side_by_side_are_read_one_by_one():
    lines = ["+---+", "| a |", "+---+", " +---+", " | b |", " +---+"]
    tables = DrawnTables(lines, len(lines))
    first, second = tables.read(0), tables.read(3)

    assert first and second
    assert [words(first), words(second)] == [[["a"]], [["b"]]]
    assert (first.length, second.length) == (3, 3)


def test_a_rule_of_very_many_columns_is_no_table_of_a_draft():
    lines = ["a" + "  a" * 999, "-- " * 1000, *["a"] * 1000]

    with pytest.raises(Unreadable):
        DrawnTables(lines, len(lines)).read(0)


def test_accents_stand_in_the_column_of_their_letter():
    assert words(drawn("+---+\n| e\u0323\u0304|\n| x |\n+---+\n")) == [["e\u0323\u0304"], ["x"]]
