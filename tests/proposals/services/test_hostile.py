"""Hostile files end in a sentence or in an outline, within the limits, each in a process of its own.

Dear: each file is read by a process of its own, with its limits.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from proposals.services import sandbox
from tests.drafts import open as opened
from tests.drafts.specimens import SPECIMENS
from tests.drafts.word import MAIN_TYPE, package, paragraph, row, table, word_file

SECONDS, MEMORY = 20, 500 * 1024 * 1024
HEAD = paragraph("1\tScope", "Heading1") + paragraph("Avatars shall be kept.")
NAMES = ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def of_xml(document: str) -> bytes:
    """A Word file whose document part is this text."""
    return package({"word/document.xml": document.encode()})


def nested(number: int, inner: str = HEAD) -> bytes:
    """Tables in tables."""
    return word_file("<w:tbl><w:tr><w:tc>" * number + inner + "</w:tc></w:tr></w:tbl>" * number)


def bomb() -> bytes:
    """A part that unpacks to a thousand times its size."""
    buffer = io.BytesIO(word_file(HEAD))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.bin", b"\0" * 50_000_000)
    return buffer.getvalue()


def laughs() -> bytes:
    """Entities of entities."""
    return declared("".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)) + '<!ENTITY e0 "ha">', "e9")


def outside() -> bytes:
    """An entity that stands in another file."""
    return declared('<!ENTITY e SYSTEM "file:///etc/passwd">', "e")


def declared(entities: str, used: str) -> bytes:
    body = f"<w:document{NAMES}><w:body><w:p><w:r><w:t>&{used};</w:t></w:r></w:p></w:body></w:document>"
    return of_xml(f"<!DOCTYPE w:document [{entities}]>{body}")


def encrypted() -> bytes:
    """What Word writes when a password is set: a container of another kind."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600


def scanned() -> bytes:
    """A PDF page without a word."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def macros() -> bytes:
    main = MAIN_TYPE.replace("vnd.openxmlformats-officedocument.wordprocessingml.document", "vnd.ms-word.document")
    parts = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"Shell " * 100}
    body = f"<w:document{NAMES}><w:body>{HEAD}</w:body></w:document>"
    return package({"word/document.xml": body.encode(), **parts}, main_type=main.replace("main", "macroEnabled.main"))


def wide(columns: int) -> bytes:
    return word_file(HEAD, table(row(*["x"] * columns), row(*["y"] * columns)))


def page(number: int) -> bytes:
    return b"<html><body><h1>1 Scope</h1>" + b"<div>" * number + b"Avatars." + b"</div>" * number


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "nothing": ("a.docx", lambda: b"", "empty"),
    "a half": ("a.docx", lambda: word_file(HEAD)[:700], "damaged"),
    "a password": ("a.docx", encrypted, "password"),
    "an old Word file": ("a.docx", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 999, "old Word file"),
    "a zip bomb": ("a.docx", bomb, "unpacks to far more"),
    "entities of entities": ("a.docx", laughs, ""),
    "an entity outside": ("a.docx", outside, "declarations"),
    "tables 10,000 deep": ("a.docx", lambda: nested(10_000), ""),
    "a scan": ("a.pdf", scanned, ""),
    "a half of a PDF": ("a.pdf", lambda: b"%PDF-1.7\n1 0 obj<</Ty", ""),
    "bytes of no format": ("a.txt", lambda: b"\0\1\2\3" * 500, ""),
}

READ: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a Word file by another name": ("a.pdf", lambda: word_file(HEAD), "Avatars shall be kept."),
    "macros": ("a.docm", macros, "Avatars shall be kept."),
    "a table of 5,000 columns": ("a.docx", lambda: wide(5_000), "Avatars shall be kept."),
    "tables 20 deep": ("a.docx", lambda: nested(20), "Avatars shall be kept."),
    "two encodings in one": ("a.txt", lambda: "1 Scope\n\nAvatars é\n".encode() + b"caf\xe9 shall.\n", "Avatars"),
}


def attempt(name: str, data: bytes, folder: Path, settings) -> str:
    """The texts of the clauses, or the sentence of the no after "!"."""
    settings.READING_SECONDS, settings.READING_MEMORY = SECONDS, MEMORY
    (folder / "file").write_bytes(data)
    (folder / "read").mkdir(exist_ok=True)
    try:
        outline = sandbox.read(folder / "file", name, {}, folder / "read")
    except sandbox.UnreadableFile as no:
        return f"!{no.sentence}"
    return "\n".join(clause.text for clause in outline.clauses)


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence(case, tmp_path, settings):
    name, make, sentence = REFUSED[case]
    answer = attempt(name, make(), tmp_path, settings)
    assert answer.startswith("!")
    assert answer.endswith((".", "?"))
    assert sentence in answer


@pytest.mark.parametrize("case", READ)
def test_what_is_only_odd_is_read(case, tmp_path, settings):
    name, make, words = READ[case]
    assert words in attempt(name, make(), tmp_path, settings)


@pytest.mark.parametrize("number", [10_000])
def test_a_deep_page_is_read_or_refused(number, tmp_path, settings):
    answer = attempt("a.html", page(number), tmp_path, settings)
    assert "Avatars." in answer or answer.startswith("!")


MADE: dict[str, Callable[[int], bytes]] = {
    "a.docx": lambda many: word_file(HEAD, paragraph("Avatars.") * many),
    "a.odt": lambda many: opened.open_file(opened.heading("1 Scope"), opened.paragraph("Avatars.") * many),
    "a.txt": lambda many: b"1 Scope\n\n" + b"Avatars.\n\n" * many,
    "a.md": lambda many: b"# 1 Scope\n\n" + b"Avatars.\n\n" * many,
    "a.html": lambda many: b"<html><h1>1 Scope</h1>" + b"<p>Avatars.</p>" * many,
    "rfcxml": lambda many: tagged("rfc", "middle", "section", "t", many),
    "sts": lambda many: tagged("standard", "body", "sec", "p", many),
    "akn": lambda many: tagged("akomaNtoso", "body", "article", "p", many),
    "metanorma": lambda many: tagged("iso-standard", "sections", "clause", "p", many),
}


def tagged(root: str, body: str, clause: str, part: str, many: int) -> bytes:
    inner = f"<{part}>Avatars.</{part}>" * many
    return f"<{root}><{body}><{clause}>{inner}</{clause}></{body}></{root}>".encode()


@pytest.mark.parametrize("name", MADE)
def test_a_million_paragraphs_are_refused(name, tmp_path, settings):
    """A container of a million of the same paragraphs is a bomb by its ratio, whatever stands in it."""
    answer = attempt(name, MADE[name](1_000_000), tmp_path, settings)
    assert "more paragraphs than any draft" in answer or "unpacks to far more" in answer


@pytest.mark.parametrize("name", ["html", "rfcxml", "sts", "akn", "metanorma"])
def test_entities_and_depth_are_refused_or_read_as_nothing(name, tmp_path, settings):
    filename, makers = SPECIMENS[name]
    whole = makers[0]().decode()
    root = whole[1:].split(">")[0].split()[0]
    outside = f'<!DOCTYPE {root} [<!ENTITY e SYSTEM "file:///etc/hostname">]>{whole.replace("An avatar", "&e;")}'
    secret = Path("/etc/hostname").read_text().strip()
    assert secret not in attempt(filename, outside.encode(), tmp_path, settings)
    deep = whole.replace("shall", "<p>" * 10_000 + "deep" + "</p>" * 10_000).encode()
    answer = attempt(filename, deep, tmp_path, settings)
    assert not answer.startswith("!") or answer.endswith((".", "?"))
