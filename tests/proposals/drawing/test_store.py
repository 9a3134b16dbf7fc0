from __future__ import annotations

import os
import stat
import threading
from math import inf
from pathlib import Path

import pytest

from proposals.drawing.store import Kept


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "pages", limit=1000)


def test_what_was_put_is_there_under_its_owner_and_name(kept):
    kept.put("reading-1", "a", b"one")
    kept.put("reading-1", "a", b"two")
    assert (kept.get("reading-1", "a"), kept.get("reading-1", "b"), kept.get("reading-2", "a")) == (b"two", None, None)


def test_nobody_else_on_the_machine_reads_it(kept):
    kept.put("reading-1", "a", b"one")
    assert stat.S_IMODE((kept.folder / "reading-1" / "a").stat().st_mode) == 0o600
    assert stat.S_IMODE((kept.folder / "reading-1").stat().st_mode) == 0o700


def test_what_nobody_asked_for_longest_goes_first(kept):
    for number in range(10):
        kept.put("reading-1", str(number), bytes(100))
        os.utime(kept.folder / "reading-1" / str(number), (number, number))
    assert kept.get("reading-1", "0") == bytes(100)
    kept.put("reading-2", "new", bytes(101))
    files = {path.name: path.stat().st_size for path in kept.folder.glob("*/*")}
    assert set(files) == {"0", "4", "5", "6", "7", "8", "9", "new"}
    assert sum(files.values()) <= 900


def test_all_of_one_owner_is_forgotten(kept):
    kept.put("reading-1", "a", b"one")
    kept.put("reading-2", "a", b"one")
    kept.forget("reading-1")
    kept.forget("reading-3")
    assert [path.parent.name for path in kept.folder.glob("*/*")] == ["reading-2"]


def test_a_disk_that_takes_nothing_is_told_and_no_fault(kept, caplog):
    kept.folder.mkdir()
    (kept.folder / "reading-1").write_text("no folder")
    kept.put("reading-1", "a", b"one")
    assert "could not be kept" in caplog.text


def test_what_many_ask_for_at_once_is_drawn_once(tmp_path):
    store = Kept(tmp_path / "pages", 1_000_000)
    drawn = []

    def ask() -> None:
        with store.alone("comparison-1", patience=inf):
            if store.get("comparison-1", "page") is None:
                drawn.append(threading.current_thread().name)
                store.put("comparison-1", "page", b"words")

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(drawn) == 1
