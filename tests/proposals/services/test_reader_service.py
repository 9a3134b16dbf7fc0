"""Reading by the service: the worker hands it open files, and it knows nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from clauseline import fence
from clauseline.reading import read
from proposals.models import Job
from proposals.sandbox import piecemeal
from proposals.sandbox import service as reader_service
from proposals.services import hearts, sandbox, spending
from tests.drafts.specimens import SPECIMENS
from tests.site import HERE, readers, until

DUTIES = b"".join(b"# Duty %d\n\nAvatars shall keep the act %d.\n\n" % (n, n) for n in range(50_000))


@pytest.fixture
def service(tmp_path: Path, settings) -> Iterator[subprocess.Popen[bytes]]:
    """The service as a container starts it: without an environment."""
    settings.READER_SOCKET = str(tmp_path / "socket")
    command = [sys.executable, "-m", "proposals.sandbox.service", settings.READER_SOCKET]
    with subprocess.Popen(command, env={"PATH": os.defpath}, cwd=HERE) as process:
        until(lambda: Path(settings.READER_SOCKET).exists())
        yield process
        process.kill()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "read").mkdir()
    return tmp_path / "read"


def draft(tmp_path: Path, data: bytes) -> Path:
    (tmp_path / "draft").write_bytes(data)
    return tmp_path / "draft"


def test_it_reads_what_a_worker_would(service, tmp_path, folder):
    for filename, makers in SPECIMENS.values():
        outline = piecemeal.whole(sandbox.read(draft(tmp_path, makers[0]()), filename, {}, folder))
        assert outline.clauses == read(makers[0](), filename).clauses
    assert sandbox.rung() == ("separate" if fence.rung() in (fence.FENCED, fence.ISOLATED) else fence.rung())


def test_it_tells_what_its_process_took(service, tmp_path, folder):
    job, own = Job(slug="measured"), time.process_time()
    with spending.measured(job):
        sandbox.read(draft(tmp_path, DUTIES), "draft.md", {}, folder)
        assert spending.of(job) > 0.1 + time.process_time() - own


def test_what_it_refuses_is_refused_in_its_sentence(service, tmp_path, folder):
    with pytest.raises(sandbox.UnreadableFile, match="password"):
        sandbox.read(
            draft(tmp_path, bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le")),
            "a.docx",
            {},
            folder,
        )


def test_who_hangs_up_ends_its_reader(service, tmp_path, folder, settings, monkeypatch):
    monkeypatch.setattr(sandbox, "PATIENCE", 0.1)
    settings.READING_SECONDS = 20
    file = draft(tmp_path, DUTIES)
    with pytest.raises(hearts.Interrupted, match="not done within"):
        sandbox.read(file, "draft.md", {}, folder)
    until(lambda: readers(file) == [])


@pytest.mark.parametrize("victim", ["reader", "service"])
def test_one_that_is_killed_is_no_fault_of_the_file(victim, service, tmp_path, folder):
    file = draft(tmp_path, DUTIES)

    def kill():
        until(lambda: readers(file))
        time.sleep(0.3)
        os.kill(readers(file)[0] if victim == "reader" else service.pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    with pytest.raises(hearts.Interrupted):
        sandbox.read(file, "draft.md", {}, folder)
    killer.join()
    until(lambda: readers(file) == [])


def test_while_it_is_away_reading_waits_for_another_turn(tmp_path, folder, settings, monkeypatch):
    monkeypatch.setattr(reader_service, "RETURNING", 0.2)
    settings.READER_SOCKET = str(tmp_path / "socket")
    with pytest.raises(hearts.Interrupted):
        sandbox.read(draft(tmp_path, b"# Scope\n"), "draft.md", {}, folder)
    assert sandbox.rung() == "away"


@pytest.mark.postgres
def test_the_ready_page_says_in_a_word_what_holds_those_that_read(client, tmp_path, settings, db):
    assert client.get("/readyz").json()["reader"] == fence.rung()
    settings.READER_SOCKET = str(tmp_path / "socket")
    assert client.get("/readyz").json() == {"database": True, "broker": True, "reader": "away"}
