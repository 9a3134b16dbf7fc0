from __future__ import annotations

from clauseline.reading import read
from tests.benchmarks.long_draft import written
from tests.benchmarks.reading import measured, table, weight
from tests.drafts.printed import pdf_file


def test_the_draft_has_its_clauses_and_tables():
    outline = read(written(5, 2), "long.docx")
    assert [clause.number for clause in outline.clauses] == ["1", "1.1", "1.1.1", "1.1.2", "1.2"]
    assert [sum(block.kind == "row" for block in clause.blocks) for clause in outline.clauses] == [6, 13, 0, 0, 0]
    assert outline.report.warnings == ()


def test_the_draft_has_merged_cells():
    outline = read(written(20, 20), "long.docx")
    rows = [block.facts.cells for clause in outline.clauses for block in clause.blocks if block.kind == "row"]
    assert {max(cell.columns for cell in cells) for cells in rows} == {1, 2, 3, 4, 6, 9}
    assert {max(cell.rows for cell in cells) for cells in rows} == set(range(1, 9))


def test_each_file_is_a_row_beside_each_peer(tmp_path):
    path = tmp_path / "long.docx"
    path.write_bytes(written(3, 2))
    printed = table(measured([path], turns=1, cells=True))
    assert [row[:2] for row in printed.rows] == [("long.docx", f"{weight(path.read_bytes()):.2f}")] * 3
    assert [row[4] for row in printed.rows] == ["python-docx", "lxml, parsing", "cell by cell"]
    assert {len(row) for row in printed.rows} == {len(printed.heads)}


def test_a_printed_draft_stands_beside_pdfium(tmp_path):
    page = [(72.0, 800.0 - 20 * line, "Records of a gaze are kept for seven days.") for line in range(30)]
    (tmp_path / "short.pdf").write_bytes(pdf_file([(72, 820, "*1 Scope"), *page]))
    (read,) = measured([tmp_path / "short.pdf"], turns=1)
    assert (read.name, read.peer) == ("short.pdf", "pypdfium2")


def test_a_file_without_a_peer_is_a_row(tmp_path):
    (tmp_path / "short.txt").write_bytes(b"1 Scope\n\nWords.\n")
    (row,) = table(measured([tmp_path / "short.txt"], turns=1)).rows
    assert (row[0], row[4:]) == ("short.txt", ("", "", "", ""))
