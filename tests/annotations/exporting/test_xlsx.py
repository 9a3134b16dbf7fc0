import csv
import io
import subprocess
from dataclasses import replace

from openpyxl import load_workbook

from annotations.exporting import FORMATS
from annotations.exporting.xlsx import COLUMNS, LONGEST, cells
from tests.annotations.exporting.sample import ROWS, SHEET
from tests.site import PATIENCE


def page_of(sheet):
    return load_workbook(io.BytesIO(FORMATS["xlsx"].write(sheet).data)).worksheets[0]


def test_every_cell_is_the_text_of_its_row():
    lines = [["" if value is None else value for value in line] for line in page_of(SHEET).iter_rows(values_only=True)]
    assert lines == [[title for title, _, _ in COLUMNS], *(cells(row, SHEET) for row in ROWS)]


def test_nothing_is_a_formula_or_a_number():
    formula = replace(ROWS[0], comment="=HYPERLINK(1)", clause="8.10")
    page = page_of(replace(SHEET, rows=(formula,)))
    found = {cell.value: (cell.data_type, cell.number_format, cell.quotePrefix) for cell in page[2] if cell.value}
    assert found["=HYPERLINK(1)"] == ("s", "@", True)
    assert found["8.10"] == ("s", "@", False)


def test_it_is_set_up_for_reading_and_printing():
    page = page_of(SHEET)
    assert (page.freeze_panes, page.print_title_rows, page.page_setup.orientation) == ("A2", "$1:$1", "landscape")
    assert [page.column_dimensions[letter].width for letter in "ABI"] == [6, 9, 52]


def test_the_same_sheet_gives_the_same_bytes():
    assert FORMATS["xlsx"].write(SHEET) == FORMATS["xlsx"].write(SHEET)


def test_what_no_cell_can_hold_is_left_out():
    row = replace(ROWS[0], comment="a\x00b\x0b" + "c" * LONGEST)
    assert cells(row, SHEET)[8] == ("ab" + "c" * LONGEST)[:LONGEST]


def test_libreoffice_reads_the_same_texts(tmp_path, office):
    (tmp_path / "sent.xlsx").write_bytes(FORMATS["xlsx"].write(SHEET).data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    filters = "csv:Text - txt - csv (StarCalc):44,34,76"
    command = [office, profile, "--headless", "--convert-to", filters, "--outdir", str(tmp_path), "sent.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=PATIENCE)
    with (tmp_path / "sent.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1:] == [cells(row, SHEET) for row in ROWS]
