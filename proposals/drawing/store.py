"""What was drawn once, kept in files: at most so many bytes, what nobody asked for longest goes first."""

from __future__ import annotations

import fcntl
import logging
import os
import secrets
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from math import inf
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from django.conf import settings
from django.db.models import Model

logger = logging.getLogger(__name__)

SLACK = 0.1
"""So much of the limit is freed at once, and may be exceeded for a moment."""


DOORS = 64
HERE = 600_000
"""With so many characters of a text a request may work, for a tenth of a second or so; with more a worker does."""
PATIENCE = 0.5
"""Seconds for which a request waits for words that somebody else draws."""
LOOK_AGAIN = 0.02
"""Seconds after which who waits looks again."""

_one_waits = Lock()
"""Of the requests of a process one waits at most: the threads are there for all others."""


class InUse(Exception):
    """Somebody else draws these words just now."""


class TooMuch(InUse):
    """A request would work with more than `HERE` for it: a worker was asked for it, and has it soon."""


def owner_of(row: Model) -> str:
    """The owner of what is drawn, written or found out of the words of this row."""
    return f"{row._meta.model_name}-{row.pk}"


@dataclass(slots=True)
class Kept:
    """Bytes by the name of their owner, whose words they hold, and a name of their own.

    A file is there as a whole or not at all, whichever process wrote it; names are letters, digits and hyphens.
    """

    folder: Path
    limit: int
    unweighed: float = field(default=float("inf"))
    """So many bytes this process wrote since it last looked how many there are."""

    def get(self, owner: str, name: str) -> bytes | None:
        """The bytes, if they are there."""
        place = self.folder / owner / name
        try:
            data = place.read_bytes()
            os.utime(place)
        except FileNotFoundError:
            return None
        return data

    def open(self, owner: str, name: str) -> BinaryIO | None:
        """The file that holds the bytes, if it is there: it can be read to its end, whatever happens to its name."""
        place = self.folder / owner / name
        try:
            file = place.open("rb")
        except FileNotFoundError:
            return None
        with suppress(FileNotFoundError):
            os.utime(place)
        return file

    def put(self, owner: str, name: str, data: bytes) -> bool:
        """Keep the bytes. Whether the disk took them: for what is made again when it is asked for, that may be no
        reason to fail.
        """
        try:
            _write(self.folder / owner / name, data)
        except OSError as problem:
            logger.warning("What was drawn or written could not be kept: %s", problem)
            return False
        self.unweighed += len(data)
        if self.unweighed > self.limit * SLACK:
            self._make_room()
        return True

    def forget(self, owner: str) -> None:
        """Erase all that holds words of this owner."""
        for place in (self.folder / owner).glob("*"):
            place.unlink(missing_ok=True)

    @contextmanager
    def alone(self, owner: str, *, patience: float = PATIENCE) -> Iterator[None]:
        """Nobody else, in whatever process, is in here for this owner: what is drawn is drawn once.

        Raises `InUse` where somebody else is there for longer than `patience`, or another one waits already. Owners
        share `DOORS` files, so that none is left behind; who waits for another owner's waits a moment in vain.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        door = self.folder / f".door-{zlib.crc32(owner.encode()) % DOORS}"
        handle = os.open(door, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _wait_for(handle, patience)
            yield
        finally:
            os.close(handle)

    def size(self) -> int:
        """How many bytes there are."""
        return sum(size for _, size, _ in self._files())

    def _make_room(self) -> None:
        files = sorted(self._files(), reverse=True)
        total = sum(size for _, size, _ in files)
        if total > self.limit:
            while files and total > self.limit * (1 - SLACK):
                _, size, place = files.pop()
                place.unlink(missing_ok=True)
                total -= size
        self.unweighed = 0

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        """When each file was asked for last, its bytes and its place."""
        for place in self.folder.glob("*/*"):
            try:
                facts = place.stat()
            except FileNotFoundError:
                continue
            yield facts.st_mtime, facts.st_size, place


def _wait_for(door: int, patience: float) -> None:
    """Take the lock of an open file, once it is free; who may wait as long as it takes keeps nobody from waiting."""
    if _takes(door):
        return
    is_in_haste = patience < inf
    if is_in_haste and not _one_waits.acquire(blocking=False):
        raise InUse
    try:
        until = time.monotonic() + patience
        while not _takes(door):
            if time.monotonic() > until:
                raise InUse
            time.sleep(LOOK_AGAIN)
    finally:
        if is_in_haste:
            _one_waits.release()


def _takes(door: int) -> bool:
    try:
        fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write(place: Path, data: bytes) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    arriving = place.with_name(f".{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(arriving, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        arriving.replace(place)
    finally:
        arriving.unlink(missing_ok=True)


@cache
def pages() -> Kept:
    """The pages of this site."""
    return Kept(Path(settings.PAGES_DIR), settings.PAGES_LIMIT)


@cache
def exports() -> Kept:
    """The files that people asked for: where all machines of a site that share its drafts find them."""
    return Kept(Path(settings.MEDIA_ROOT) / "exports", settings.EXPORTS_LIMIT)
