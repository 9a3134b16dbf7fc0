"""Reading in a process of its own, with limits: a hostile file can hurt nothing but that process."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from clauseline import fence
from clauseline.reading.files import images
from proposals.refusals import Refusal
from proposals.sandbox import child, piecemeal
from proposals.sandbox import service as reader_service
from proposals.sandbox.child import EXHAUSTED, PATIENCE, Files
from proposals.sandbox.piecemeal import Piecemeal
from proposals.services import spending
from proposals.services.hearts import Interrupted


class UnreadableFile(Refusal):
    """No outline could be made of the file."""

    code = "unreadable"


class ReaderFault(Exception):
    """A reader broke: a bug, with what it printed."""


def read(path: Path, filename: str, options: Mapping[str, Any], folder: Path) -> Piecemeal:
    """The outline of the file at `path`, uploaded as `filename`; raises `UnreadableFile` with a sentence.

    It lies in the empty `folder`, as long as that is there, beside the pictures of its figures that can be shown, each
    under its SHA-256.

    Raises `Interrupted` if the process was killed from outside, or got too little of the machine to be done in time:
    its own limits end it in other ways.
    """
    status = _run(path, filename, options, folder)
    errors = _end_of(folder / "errors")
    if status == -signal.SIGKILL:
        raise Interrupted("its reader was killed")
    # Without memory the interpreter may end in its own way, before it gets to say how.
    exhausted = status == EXHAUSTED or (status > 0 and b"MemoryError" in errors)
    if status > 0 and not exhausted:
        raise ReaderFault(errors.decode(errors="replace"))
    if status < 0 or exhausted:
        raise UnreadableFile(
            _("Reading went beyond the limits of this site and was stopped: the file is too large or too deeply built.")
        )
    answer = piecemeal.find(folder / "outline")
    if isinstance(answer, str):
        raise UnreadableFile(answer)
    _lay_out_pictures(folder)
    return answer


def rung() -> str:
    """What holds the process that reads, in one word (see `clauseline.fence`): "separate" where that is a service
    of its own, in a fence; "away" while that does not answer.
    """
    if not settings.READER_SOCKET:
        return fence.rung()
    try:
        with reader_service.line(settings.READER_SOCKET, seconds=1, patience=0) as line:
            there = str(reader_service.ask(line, {}, ())["rung"])
    except (OSError, EOFError):
        return "away"
    return "separate" if there in (fence.FENCED, fence.ISOLATED) else there


def _run(path: Path, filename: str, options: Mapping[str, Any], folder: Path) -> int:
    """The exit status of a process that reads the file, and writes what it finds into `folder`."""
    asked = {
        "name": filename,
        "options": dict(options),
        "seconds": settings.READING_SECONDS,
        "memory": settings.READING_MEMORY,
    }
    patience = settings.READING_SECONDS * PATIENCE
    try:
        with _opened(path, folder) as files:
            return _elsewhere(asked, files, patience) if settings.READER_SOCKET else _here(asked, files, patience)
    except (subprocess.TimeoutExpired, TimeoutError):
        raise Interrupted(f"its reader was not done within {patience} s") from None


@contextmanager
def _opened(path: Path, folder: Path) -> Iterator[Files]:
    with ExitStack() as stack:
        file = stack.enter_context(path.open("rb"))
        written = [stack.enter_context((folder / name).open("wb")) for name in ("outline", "errors", "pictures")]
        yield Files(file.fileno(), *(one.fileno() for one in written))


def _here(asked: Mapping[str, Any], files: Files, patience: float) -> int:
    with child.started(asked, files) as process:
        return process.wait(patience)


def _elsewhere(asked: Mapping[str, Any], files: Files, patience: float) -> int:
    """The same, by the service that reads. Raises `Interrupted` when that is away, or ends before it is done."""
    try:
        with reader_service.line(settings.READER_SOCKET, patience, reader_service.RETURNING) as line:
            answer = reader_service.ask(line, asked, files)
    except TimeoutError:
        raise
    except (OSError, EOFError) as problem:
        raise Interrupted(f"the service that reads is away: {problem}") from None
    spending.add(float(answer.get("seconds", 0)))
    return int(answer["status"])


def _end_of(path: Path) -> bytes:
    """The last words of a file that may be long."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 4000))
        return file.read()


def _lay_out_pictures(folder: Path) -> None:
    packed = folder / "pictures"
    with packed.open("rb") as file:
        for digest, picture in images.written(file):
            (folder / digest).write_bytes(picture)
    packed.unlink()
