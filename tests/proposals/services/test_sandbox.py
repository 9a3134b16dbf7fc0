"""A file is read in a process of its own: what kills that process hurts nothing else, and is told apart."""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from clauseline.reading.files.images import Image, recognise
from proposals.sandbox import child
from proposals.services import hearts, sandbox
from tests.drafts.printed import pdf_file
from tests.site import readers

DEEP = b"# Scope\n\n" + b"Avatars move between worlds. " * 2_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "draft.md").write_bytes(b"# Scope\n\nAvatars.\n")
    return tmp_path / "draft.md"


def test_an_outline_comes_back(file):
    assert [clause.text for clause in sandbox.read(file, "draft.md", {}, file.parent).clauses] == ["Avatars."]


def test_the_figures_of_a_page_come_back_as_files(file):
    lines = [(100, 600 + 20 * step, 300, 600 + 20 * step) for step in range(4)]
    words = [(70, 780, "*1 Lanterns"), (70, 755, "Words."), (150, 570, "Figure 1: Who lights whom")]
    file.write_bytes(pdf_file([*words, *lines]))

    (clause,) = sandbox.read(file, "draft.pdf", {}, file.parent).clauses
    assert recognise((file.parent / clause.figures[0].sha256).read_bytes()) == Image("image/png", 412, 132)


def test_a_reader_that_is_killed_from_outside_is_no_fault_of_the_file(file):
    def kill():
        while not (found := readers(file)):
            time.sleep(0.01)
        os.kill(found[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    with pytest.raises(hearts.Interrupted):
        sandbox.read(file, "draft.md", {}, file.parent)
    killer.join()


def test_a_file_that_eats_memory_is_unreadable(file, settings):
    settings.READING_MEMORY = 150 * 1024 * 1024
    file.write_bytes(DEEP)
    with pytest.raises(sandbox.UnreadableFile, match="limits of this site"):
        sandbox.read(file, "draft.md", {}, file.parent)


def test_a_reader_that_a_busy_machine_kept_waiting_is_no_fault_of_the_file(file, settings, monkeypatch):
    monkeypatch.setattr(sandbox, "PATIENCE", 0.0001)
    with pytest.raises(hearts.Interrupted, match="not done within"):
        sandbox.read(file, "draft.md", {}, file.parent)


def test_a_file_that_takes_too_long_is_unreadable(file, settings):
    settings.READING_SECONDS = 1
    file.write_bytes(b"".join(b"# Duty %d\n\nAvatars shall keep the act %d.\n\n" % (n, n) for n in range(50_000)))
    with pytest.raises(sandbox.UnreadableFile, match="was stopped"):
        sandbox.read(file, "draft.md", {}, file.parent)


def test_work_that_is_broken_off_while_the_reader_starts_leaves_none_behind(file):
    def broken_off(*_):
        raise hearts.Interrupted

    asked = {"name": "draft.md", "options": {}, "seconds": 20, "memory": 1 << 30}
    before, main = signal.signal(signal.SIGUSR2, broken_off), threading.main_thread().ident
    with ExitStack() as opened:
        written = [opened.enter_context((file.parent / name).open("wb")) for name in ("outline", "errors", "pictures")]
        files = child.Files(*(one.fileno() for one in (opened.enter_context(file.open("rb")), *written)))
        for delay in range(20):
            breaking = threading.Timer(delay / 4000, signal.pthread_kill, (main, signal.SIGUSR2))
            with pytest.raises(hearts.Interrupted):
                breaking.start()
                with child.started(asked, files):
                    time.sleep(10)
            breaking.join()
            assert readers(file) == []
    signal.signal(signal.SIGUSR2, before)
