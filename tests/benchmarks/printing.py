"""A text draft as Word documents, and printed by LibreOffice.

`python -m tests.benchmarks.printing TEXT FOLDER` writes `one column.pdf`, `two columns.pdf` and `tables.pdf`, which
have the same words.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

KINDS = PROSE, COLUMNS, TABLES = "one column", "two columns", "tables"


def document_of(text: Path, kind: str = PROSE) -> Document:
    """The clauses of a text as a Word document; for `TABLES` the second half of each clause is the rows of one."""
    from docx import Document
    from docx.oxml.ns import qn

    from clauseline.reading import read

    document = Document()
    for clause in read(text.read_bytes(), text.name).clauses:
        document.add_heading(f"{clause.number} {clause.title}".strip(), min(clause.level, 9))
        blocks = [clause.text[block.start : block.end] for block in clause.blocks]
        prose = (len(blocks) + 1) // 2 if kind == TABLES else len(blocks)
        for block in blocks[:prose]:
            document.add_paragraph(block)
        _add_table(document, blocks[prose:])
    if kind == COLUMNS:
        for columns in document.element.body.iter(qn("w:cols")):
            columns.set(qn("w:num"), "2")
    return document


def _add_table(document: Document, blocks: list[str]) -> None:
    """A row for each block: its place, how it begins, what it says."""
    if not blocks:
        return
    table = document.add_table(0, 3, "Table Grid")
    for place, block in enumerate(blocks, 1):
        for cell, words in zip(table.add_row().cells, (str(place), " ".join(block.split()[:3]), block), strict=True):
            cell.text = words


def print_all(text: Path, folder: Path) -> None:
    """Each kind of PDF in `folder`."""
    documents = [folder / f"{kind}.docx" for kind in KINDS]
    for path in documents:
        document_of(text, path.stem).save(str(path))
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(folder), *map(str, documents)], check=True, capture_output=True)


if __name__ == "__main__":
    print_all(*map(Path, sys.argv[1:3]))
