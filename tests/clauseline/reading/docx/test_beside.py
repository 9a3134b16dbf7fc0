"""Parts of a Word file beside its text are named; where Word shows their words, the report says so."""

from __future__ import annotations

import pytest

from clauseline.outline import Outline
from clauseline.reading import read
from clauseline.reading.docx.beside import ELSEWHERE, INSIDE
from tests.drafts.accounts import assert_account, left_out
from tests.drafts.word import package, paragraph, word_file

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = f"<w:document {W}><w:body>{paragraph('1 Scope')}</w:body></w:document>"
SENTENCE = "Words of a file inside."


def read_beside(kind: str, part: bytes, *, outside: bool = False) -> Outline:
    """A draft with one part beside its text, or one that is in no file."""
    mode = 'TargetMode="External"' if outside else ""
    row = f'<Relationship Id="r" Type="{KINDS}/{kind}" Target="beside.bin" {mode}/>'
    relations = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{row}</Relationships>'
    )
    files = {"word/document.xml": MAIN.encode(), "word/_rels/document.xml.rels": relations.encode()}
    outline = read(package({**files, "word/beside.bin": part}), "draft.docx")
    assert_account(outline)
    return outline


@pytest.mark.parametrize(("kind", "part", "rule"), [
    ("chart", f"<c {A}><v>4</v><a:p><a:t>Users</a:t></a:p></c>", {"text inside drawings": "4 Users"}),
    ("diagramData", f"<d {A}><a:t>Box</a:t></d>", {"text inside drawings": "Box"}),
    ("glossaryDocument", f"<w:g {W}><w:p><w:r><w:t>Click</w:t></w:r></w:p></w:g>",
     {"building blocks of the program": "Click"}),
    ("theme", f"<a:t {A}>Office</a:t>", {}),
])  # fmt: skip
def test_charts_diagrams_and_building_blocks_are_named(kind: str, part: str, rule: dict[str, str]):
    outline = read_beside(kind, part.encode())
    assert left_out(outline) == rule
    assert INSIDE not in outline.report.warnings


@pytest.mark.parametrize("part", [
    f"<html><body><p>{SENTENCE}</p></body></html>".encode(), SENTENCE.encode(), word_file(paragraph(SENTENCE)),
    f"<html><p>{SENTENCE}</p>".encode("utf-16"),
])  # fmt: skip
def test_the_words_of_a_file_inside_are_named_with_what_to_do(part: bytes):
    outline = read_beside("aFChunk", part)
    assert left_out(outline) == {"files inside this file": SENTENCE}
    assert INSIDE in outline.report.warnings


@pytest.mark.parametrize("part", [b"", b"\0\1\2" * 9, b"PK\3\4broken", b"<"])
def test_a_file_inside_that_cannot_be_read_is_told_of(part: bytes):
    assert INSIDE in read_beside("aFChunk", part).report.warnings


def test_a_draft_in_several_files_says_so():
    assert ELSEWHERE in read_beside("subDocument", b"", outside=True).report.warnings
