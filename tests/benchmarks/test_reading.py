from __future__ import annotations

from proposals.reading import read
from tests.benchmarks.long_draft import written
from tests.benchmarks.reading import rows, weight
from tests.drafts.printed import pdf_file


def test_the_draft_has_its_clauses_and_tables():
    outline = read(written(5, 2), "long.docx")
    assert [clause.number for clause in outline.clauses] == ["1", "1.1", "1.1.1", "1.1.2", "1.2"]
    assert [sum(block.kind == "row" for block in clause.blocks) for clause in outline.clauses] == [6, 13, 0, 0, 0]
    assert outline.report.warnings == ()


def test_the_draft_has_merged_cells():
    outline = read(written(20, 20), "long.docx")
    rows = [block.facts["cells"] for clause in outline.clauses for block in clause.blocks if block.kind == "row"]
    assert {max(cell["columns"] for cell in cells) for cells in rows} == {1, 2, 3, 4, 6, 9}
    assert {max(cell["rows"] for cell in cells) for cells in rows} == set(range(1, 9))


def test_each_file_is_a_row_beside_each_peer():
    draft = written(3, 2)
    head, *table = rows([("long.docx", draft)], rounds=1, cells=True)
    assert head.split()[:4] == ["file", "MB", "ms", "ms/MB"]
    assert [(row.split()[0], float(row.split()[1])) for row in table] == [("long.docx", round(weight(draft), 2))] * 3
    assert [row[65:79].strip() for row in table] == ["python-docx", "lxml", "cell by cell"]


def test_a_printed_draft_stands_beside_pdfium():
    page = [(72.0, 800.0 - 20 * line, "Records of a gaze are kept for seven days.") for line in range(30)]
    _, row = rows([("short.pdf", pdf_file([(72, 820, "*1 Scope"), *page]))], rounds=1)
    assert [row.split()[place] for place in (0, 4)] == ["short.pdf", "pypdfium2"]
