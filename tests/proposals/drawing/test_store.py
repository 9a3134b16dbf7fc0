from __future__ import annotations

import os
import stat
import threading
from math import inf
from pathlib import Path

import pytest

from proposals.drawing import store as storing
from proposals.drawing.store import InUse, Kept


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


def test_what_is_within_the_limit_stays(kept):
    for number in range(9):
        kept.put("reading-1", str(number), bytes(100))
    another = Kept(kept.folder, kept.limit)
    another.put("reading-1", "9", bytes(100))
    assert (another.unweighed, another.size(), len([*kept.folder.glob("*/*")])) == (0, 1000, 10)


def test_what_is_larger_than_all_the_room_goes_too(kept):
    kept.put("reading-1", "a", bytes(10))
    kept.put("reading-2", "large", bytes(1001))
    assert (kept.get("reading-1", "a"), kept.get("reading-2", "large")) == (None, None)


def test_room_is_looked_for_once_so_much_was_written(kept):
    kept.put("reading-1", "first", bytes(1))
    assert kept.unweighed == 0
    kept.put("reading-1", "a", bytes(100))
    assert kept.unweighed == 100
    kept.put("reading-1", "b", bytes(1))
    assert kept.unweighed == 0


def test_a_file_that_is_read_is_read_to_its_end(kept):
    kept.put("reading-1", "a", b"one")
    file = kept.open("reading-1", "a")
    kept.put("reading-1", "a", b"two")
    kept.forget("reading-1")
    with file:
        assert file.read() == b"one"
    assert kept.open("reading-1", "a") is None


def test_who_opens_a_file_has_asked_for_it(kept):
    kept.put("reading-1", "a", b"one")
    place = kept.folder / "reading-1" / "a"
    os.utime(place, (1, 1))
    kept.open("reading-1", "a").close()
    assert place.stat().st_mtime > 1


def test_a_disk_that_breaks_off_leaves_what_was_there(kept, monkeypatch):
    kept.put("reading-1", "a", b"one")

    def broken(self: Path, target: Path) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", broken)
        assert kept.put("reading-1", "a", b"two") is False
    assert [path.name for path in (kept.folder / "reading-1").iterdir()] == ["a"]
    assert kept.get("reading-1", "a") == b"one"


def test_who_is_there_is_not_waited_for_longer_than_one_may(kept):
    with kept.alone("comparison-1"), pytest.raises(InUse), kept.alone("comparison-1", patience=0):
        pass
    with kept.alone("comparison-1", patience=0):
        pass


def test_one_request_of_a_process_waits_and_others_are_told_at_once(kept, monkeypatch):
    monkeypatch.setattr(storing, "LOOK_AGAIN", 1000)
    with kept.alone("comparison-1"), storing._one_waits, pytest.raises(InUse), kept.alone("comparison-1", patience=999):
        pass


def test_owners_of_other_doors_are_drawn_beside_each_other_and_doors_are_no_pages(kept):
    with kept.alone("comparison-1"), kept.alone("comparison-2", patience=0):
        assert (len([*kept.folder.glob(".door-*")]), kept.size()) == (2, 0)
