"""Old Word files, written and turned by LibreOffice itself."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from clauseline.reading import Unreadable, read
from clauseline.reading.docx import doc, libreoffice
from clauseline.reading.docx.marks import OLE
from clauseline.reading.docx.reader import WordReader
from tests.drafts import word
from tests.site import running, until

STREAM = "WordDocument".encode("utf-16-le")


@pytest.fixture(autouse=True)
def forgotten():
    libreoffice.as_docx.cache_clear()
    yield
    libreoffice.as_docx.cache_clear()


@pytest.fixture
def calls() -> Iterator[tuple[int, list[bytes]]]:
    """A port of this machine, and what was asked there."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            with suppress(OSError):
                while True:
                    caller, _ = server.accept()
                    asked.append(caller.recv(100))
                    caller.close()

        threading.Thread(target=answer, daemon=True).start()
        yield server.getsockname()[1], asked


def as_doc(office: str, data: bytes, folder: Path, name: str = "a.docx") -> bytes:
    (folder / name).write_bytes(data)
    turn(office, folder, name, "doc:MS Word 97")
    return (folder / "a.doc").read_bytes()


def turn(office: str, folder: Path, name: str, kind: str) -> None:
    """As the office does it of itself, without the settings of the reader."""
    command = [office, "--headless", f"-env:UserInstallation={(folder / 'own').as_uri()}", "--convert-to"]
    subprocess.run([*command, kind, "--outdir", folder, folder / name], check=True, capture_output=True)


def test_it_says_what_the_new_file_says(office, tmp_path):
    draft = word.word_file(
        word.paragraph("1\tScope", "Heading1"),
        word.paragraph("Each avatar shall be bound to a person."),
        word.paragraph("2\tRecords", "Heading1"),
        word.paragraph("Records may be kept for two years."),
    )
    old = as_doc(office, draft, tmp_path)
    outline, new = read(old, "draft.doc"), WordReader().read(draft, "draft.docx", {})
    assert [(c.number, c.title, c.text) for c in outline.clauses] == [(c.number, c.title, c.text) for c in new.clauses]
    assert (outline.reader, list(outline.report.warnings)) == ("doc", [doc.TURNED])


def test_nothing_is_fetched_from_where_a_picture_is_linked(office, tmp_path, calls):
    port, asked = calls
    words = "<p>1 Scope</p><p>Each avatar shall be bound to a person.</p>"
    page = f'<html><body>{words}<img src="http://127.0.0.1:{port}/a.png" width="50" height="50"></body></html>'
    old = as_doc(office, page.encode(), tmp_path, "a.html")
    assert str(port).encode("utf-16-le") in old or str(port).encode() in old
    turn(office, tmp_path, "a.doc", "docx:Office Open XML Text")
    assert asked  # Without the settings of the reader it is fetched.
    asked.clear()
    assert b"word/document.xml" in libreoffice.as_docx(old)
    assert asked == []


def test_without_an_office_it_asks_for_the_new_format(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(Unreadable, match="This is an old Word file"):
        read(OLE + STREAM, "draft.doc")


def test_what_the_office_cannot_open_is_refused(office):
    with pytest.raises(Unreadable, match="could not be opened"):
        read(OLE + b"\0" * 600 + STREAM + b"\0" * 5000, "draft.doc")


def test_an_office_that_hangs_is_ended_with_what_it_started(monkeypatch):
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        slow = Path(folder, "soffice")
        # It can tell nothing but by what others see of it.
        slow.write_text("#!/bin/sh\nsleep 61.25 &\nwait\n")
        Path(folder).chmod(0o755)
        slow.chmod(0o755)
        monkeypatch.setattr(shutil, "which", lambda name: str(slow))
        monkeypatch.setattr(libreoffice, "PATIENCE", 1)
        with pytest.raises(Unreadable, match="could not be opened"):
            read(OLE + STREAM, "draft.doc")
    until(lambda: not [one for one in running() if one.command.startswith("sleep 61.25")])
