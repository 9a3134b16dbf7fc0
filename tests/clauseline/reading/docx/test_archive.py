"""What strangers send under the name of a Word file."""

from __future__ import annotations

import io
import zipfile

import pytest

from clauseline.reading import Unreadable, read
from clauseline.reading.docx.reader import WordReader
from clauseline.reading.files.archives import ENTRIES
from tests.drafts.accounts import assert_account
from tests.drafts.word import MAIN_TYPE, package, paragraph, word_file

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 64
GOOD = word_file(paragraph("1\tScope", "Heading1"))
DTD = (
    b'<!DOCTYPE x [<!ENTITY e "eeee">]><w:document xmlns:w="%s"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body>'
    b"</w:document>"
)
MAIN = "word/document.xml"
SPACE = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty. Please upload the draft again."),
        (GOOD[:-40], "This Word file is incomplete or damaged. Please upload it again."),
        (OLE, "This is an old Word file (.doc). Please save it as .docx and upload that."),
        (OLE + "EncryptedPackage".encode("utf-16-le"),
         "This file is protected by a password. Please save a copy without it and upload that."),
        (package({"word/other.xml": b"<x/>"}), "There is no text in this Word file. Please upload the draft as .docx."),
        (package({"word/document.xml": DTD % SPACE}),
         "This file carries declarations that no Word file needs. Please save it again in Word."),
        (package({"word/document.xml": b"<w:document"}),
         "This Word file is damaged. Please open it in Word, save it again and upload that."),
        (word_file(), "There is no text in this Word file. A scanned draft has to be recognised first."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_what_to_do(data, sentence):
    with pytest.raises(Unreadable) as refusal:
        read(data, "draft.docx")

    assert str(refusal.value) == sentence


def test_entities_are_never_resolved_even_in_other_encodings():
    text = '<?xml version="1.0" encoding="UTF-16"?>' + (DTD % SPACE).decode()

    with pytest.raises(Unreadable, match="declarations"):
        read(package({"word/document.xml": text.encode("utf-16")}), "draft.docx")


def test_a_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(Unreadable, match="unpacks to far more"):
        read(package({"word/document.xml": b"<x/>" + b" " * 5_000_000}), "draft.docx")


def test_too_many_parts_are_refused():
    many = {f"word/media/{number}.txt": b"" for number in range(ENTRIES + 1)}

    with pytest.raises(Unreadable, match="too large"):
        read(package({"word/document.xml": b"<x/>", **many}), "draft.docx")


def test_a_word_file_is_known_by_its_content():
    recognises = WordReader().recognises
    sheet = package({}, main_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")

    assert recognises(GOOD, "upload.bin")
    assert recognises(package({}, main_type=MAIN_TYPE.replace("document.main", "template.main")), "x")
    assert not recognises(sheet, "sheet.xlsx")
    assert not recognises(b"%PDF-1.7", "draft.docx")
    assert not recognises(_zip_of({"a.txt": b""}), "a.zip")


def test_a_strict_file_reads_like_any_other():
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    files = {name: data.replace(SPACE, strict) for name, data in _parts(GOOD).items()}

    assert read(_zip_of(files), "draft.docx").clauses == read(GOOD, "draft.docx").clauses


def test_words_beside_the_body_are_left_out():
    parts = _parts(GOOD)
    stray = b"</w:body><w:p><w:r><w:t>Stray</w:t></w:r></w:p>"
    outline = read(_zip_of({**parts, MAIN: parts[MAIN].replace(b"</w:body>", stray)}), "draft.docx")

    assert [clause.title for clause in outline.clauses] == ["Scope"]
    assert [(row.rule, row.sample) for row in outline.report.left_out] == [
        ("text where Word does not show any", "Stray"),
    ]
    assert_account(outline)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _zip_of(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    return buffer.getvalue()
