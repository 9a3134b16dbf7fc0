import csv
import io
from dataclasses import replace

import pytest

from annotations.exporting import FORMATS
from annotations.exporting.csv import as_text
from tests.annotations.exporting.sample import CHINESE, LONG, ROWS, SHEET


def rows_of(sheet):
    written = FORMATS["csv"].write(sheet)
    assert written.data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(written.data.decode("utf-8-sig"), newline="")))


def test_every_comment_is_a_line_with_its_columns():
    rows = rows_of(SHEET)
    assert len(rows) == 12
    assert rows[3] == {
        "number": "4", "member": "GB", "line": "88", "clause": "6.2", "title": "", "element": "b)", "kind": "te",
        "quote": "", "comment": "Nobody is told.", "proposed": "Insert “after informing the user”.",
        "observation": "", "concerns": "", "credit": "", "permalink": "", "state": "frozen",
        "force": "",
        "wording": "",
    }  # fmt: skip


def test_long_and_chinese_comments_come_back_as_they_were():
    assert [rows_of(SHEET)[n]["comment"] for n in (5, 7)] == [LONG, CHINESE]


def test_concerns_share_a_cell():
    sheet = replace(SHEET, rows=(replace(ROWS[0], concerns=("retention", "state-access")),))
    assert rows_of(sheet)[0]["concerns"] == "retention; state-access"


@pytest.mark.parametrize(
    "value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＠1", " =1", "\n=1", "\u200b=1", "\ufeff＋1"]
)
def test_no_cell_starts_a_formula(value):
    assert as_text(value) == f"'{value}"


@pytest.mark.parametrize("value", ["", "1-1", "8.3", "a=b", "'=1"])
def test_plain_words_stay(value):
    assert as_text(value) == value


def test_no_cell_turns_what_stands_behind_it_round():
    assert as_text("a\u202eb\n\u2067c") == "a[U+202E]b\n\u2067c\u2069"


def test_a_formula_in_a_sheet_is_quoted():
    assert rows_of(SHEET)[11]["proposed"] == "'=1+1"


def test_the_name_tells_draft_member_and_date():
    assert FORMATS["csv"].write(SHEET).name == "FGXW-O-047_GB_2023-09-01.csv"
