"""A file is read in a process of its own: what kills that process hurts nothing else, and is told apart."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from proposals.services import apart, jobs
from tests.site import running

DEEP = b"# Scope\n\n" + b"Avatars move between worlds. " * 2_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "draft.md").write_bytes(b"# Scope\n\nAvatars.\n")
    return tmp_path / "draft.md"


def reader_of(path: Path):
    return next((one.pid for one in running() if "proposals.reading" in one.command and str(path) in one.command), None)


def test_an_outline_comes_back(file):
    assert [clause.text for clause in apart.read(file, "draft.md", {}, file.parent).clauses] == ["Avatars."]


def test_a_reader_that_is_killed_from_outside_is_no_fault_of_the_file(file):
    def kill():
        while (pid := reader_of(file)) is None:
            time.sleep(0.01)
        os.kill(pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    with pytest.raises(jobs.Interrupted):
        apart.read(file, "draft.md", {}, file.parent)
    killer.join()


def test_a_file_that_eats_memory_is_unreadable(file, settings):
    settings.READING_MEMORY = 150 * 1024 * 1024
    file.write_bytes(DEEP)
    with pytest.raises(apart.UnreadableFile, match="limits of this site"):
        apart.read(file, "draft.md", {}, file.parent)


def test_a_file_that_takes_too_long_is_unreadable(file, settings):
    settings.READING_SECONDS = 1
    file.write_bytes(b"".join(b"# Duty %d\n\nAvatars shall keep the act %d.\n\n" % (n, n) for n in range(50_000)))
    with pytest.raises(apart.UnreadableFile, match="was stopped"):
        apart.read(file, "draft.md", {}, file.parent)
