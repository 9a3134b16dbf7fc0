"""What readers say of themselves, and what it costs to have them."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile

import pytest

from clauseline import reading
from clauseline.reading import READERS, Unreadable, read
from clauseline.reading.docx.marks import OLD, OLE
from tests.drafts.specimens import SPECIMENS
from tests.test_habits import HERE

HEAVY = ("lxml", "pypdfium2", "markdown_it", "py3langid", "numpy", "charset_normalizer", "rapidfuzz", "yaml")
SUFFIXES = [(reader.name, suffix) for reader in READERS for suffix in reader.suffixes]
TYPES = {
    ".docm": b"application/vnd.ms-word.document.macroEnabled.main+xml",
    ".dotx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ".dotm": b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=HERE, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize(("name", "suffix"), [row for row in SUFFIXES if row[0] != "doc"])
def test_a_file_of_each_suffix_is_read(name, suffix):
    _, makers = SPECIMENS[name]
    for make in makers:
        outline = read(make(), f"Draft{suffix.upper()}")
        assert (outline.reader, len(outline.clauses) > 1) == (name, True)


@pytest.mark.parametrize("suffix", [".doc", ".dot"])
def test_an_old_word_file_of_each_suffix_is_read(suffix, office, tmp_path):
    (tmp_path / "a.docx").write_bytes(SPECIMENS["docx"][1][0]())
    kind = {".doc": "doc:MS Word 97", ".dot": "dot:MS Word 97 Vorlage"}[suffix]
    own = f"-env:UserInstallation={(tmp_path / 'own').as_uri()}"
    command = [office, "--headless", own, "--convert-to", kind, "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    outline = read((tmp_path / f"a{suffix}").read_bytes(), f"a{suffix}")
    assert (outline.reader, len(outline.clauses) > 1) == ("doc", True)


@pytest.mark.parametrize("suffix", TYPES)
def test_templates_and_files_with_macros_are_known_by_their_type(suffix):
    data = repacked(SPECIMENS["docx"][1][0](), TYPES[suffix])
    assert read(data, "no name").reader == "docx"


def repacked(data: bytes, media_type: bytes) -> bytes:
    """A Word file whose main part is of another type."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == "[Content_Types].xml":
                part, count = re.subn(rb"application/[\w.+-]*wordprocessingml\.document\.main\+xml", media_type, part)
                assert count == 1
            new.writestr(info, part)
    return target.getvalue()


def test_labels_and_suffixes_name_each_once():
    assert reading.labels() == (
        "Word", "OpenDocument", "RFCXML", "NISO STS", "Metanorma", "Akoma Ntoso", "PDF", "HTML", "AsciiDoc", "Markdown",
        "plain text",
    )  # fmt: skip
    assert reading.suffixes() == (
        ".doc", ".dot", ".docx", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".xml", ".pdf", ".html", ".htm", ".xhtml",
        ".xht", ".adoc", ".asciidoc", ".md", ".markdown", ".mkd", ".mdown", ".txt", ".text",
    )  # fmt: skip


def test_what_no_reader_knows_is_told_what_they_know():
    with pytest.raises(Unreadable) as no:
        read(b"\0 is in no text", "draft.rtf")
    assert str(no.value) == (
        "Clauseline cannot read this kind of file yet. Please upload the draft as Word, OpenDocument, RFCXML, "
        "NISO STS, Metanorma, Akoma Ntoso, PDF, HTML, AsciiDoc, Markdown or plain text."
    )


def test_the_page_of_formats_has_a_row_for_each_reader():
    page = (HERE / "docs/guide/formats.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("| ")
    ]
    assert [row[:3] for row in rows[1:]] == [
        [f"`{reader.name}`", reader.label, " ".join(f"`{suffix}`" for suffix in reader.suffixes)] for reader in READERS
    ]


def test_no_library_is_loaded_before_a_file_needs_it():
    code = f"import sys, clauseline.reading as r; print([name for name in {HEAVY} if name in sys.modules])"
    assert run(code) == "[]"


def test_a_text_loads_nothing_of_other_formats():
    code = (
        "import sys; from clauseline.reading import read\n"
        "read(b'1 Scope\\n\\nThe words of the text and that is all.\\n', 'a.txt')\n"
        "print([name for name in ('lxml', 'pypdfium2', 'markdown_it', 'numpy') if name in sys.modules])"
    )
    assert run(code) == "[]"


def test_everything_can_be_loaded_at_once():
    code = (
        "import sys; from clauseline import reading; reading.load_all()\n"
        "from clauseline.reading.words import language; language.prepare()\n"
        "from tests.drafts.specimens import SPECIMENS\n"
        "made = [(make(), name) for name, makers in SPECIMENS.values() for make in makers]; before = set(sys.modules)\n"
        "for data, name in [*made, ('1 Omfang\\n\\nHver figur hører til en person.\\n'.encode(), 'a.txt')]:\n"
        "    reading.read(data, name)\n"
        "print([name for name in set(sys.modules) - before if not name.startswith('encodings.')])"
    )
    assert run(code) == "[]"


def test_a_system_without_a_fence_reads_all_but_old_word_files():
    code = (
        "import sys; sys.modules.update({'clauseline.fence': None, 'resource': None})\n"
        "from clauseline.reading import Unreadable, read\n"
        "from tests.drafts.specimens import SPECIMENS\n"
        "print([read(make(), name).reader for name, makers in SPECIMENS.values() for make in makers])\n"
        f"try: read({OLE!r} + 'WordDocument'.encode('utf-16-le'), 'a.doc')\n"
        "except Unreadable as no: print(no)"
    )
    readers = [name for name, (_, makers) in SPECIMENS.items() for _ in makers]
    assert run(code) == f"{readers}\n{OLD}"
