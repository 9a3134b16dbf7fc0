from __future__ import annotations

from proposals.reading import read
from tests.benchmarks.reading import rows, weight, written
from tests.drafts.printed import pdf_file


def test_the_draft_has_its_clauses_and_tables():
    outline = read(written(3, 2), "long.docx")
    assert [clause.number for clause in outline.clauses] == ["1", "1.1", "1.1.1"]
    assert [sum(block.kind == "row" for block in clause.blocks) for clause in outline.clauses] == [10, 10, 0]


def test_each_file_is_a_row_beside_its_peer():
    head, row = rows([("long.docx", written(3, 2))], rounds=1)
    assert head.split()[:4] == ["file", "MB", "ms", "ms/MB"]
    assert row.split()[0] == "long.docx"
    assert row.split()[4] == "docx"
    assert float(row.split()[1]) == round(weight(written(3, 2)), 2)


def test_a_printed_draft_stands_beside_pdfium():
    page = [(72.0, 800.0 - 20 * line, "Records of a gaze are kept for seven days.") for line in range(30)]
    _, row = rows([("short.pdf", pdf_file([(72, 820, "*1 Scope"), *page]))], rounds=1)
    assert [row.split()[place] for place in (0, 4)] == ["short.pdf", "pypdfium2"]
