"""Starting the process that reads one file, and ending it with all that it started.

It gets no environment but what Python itself needs, and no paths: the file, and what it writes, are open descriptors.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

EXHAUSTED = 75
"""The exit status when memory or the depth of calls did not suffice: there may be none left to say so in words."""

PATIENCE = 10
"""The wall clock may run this many times the CPU seconds of the limit. Who is not done then waits for something, or for
its turn on a machine that does much else: that says nothing of the file."""

_KEPT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "TMPDIR")
_CODE = Path(__file__).parents[2]


class Files(NamedTuple):
    """Descriptors: the file, and where its outline, what went wrong, and its pictures are written."""

    file: int
    outline: int
    errors: int
    pictures: int


@contextmanager
def started(
    asked: Mapping[str, Any], files: Files, program: str = "proposals.sandbox"
) -> Iterator[subprocess.Popen[bytes]]:
    """The process that does what is asked (see `proposals.sandbox.__main__`); it lasts as long as this."""
    message = json.dumps({**asked, "parent": os.getpid(), "pictures": files.pictures})
    with (
        _held(signal.SIGUSR2) as let_go,
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", program, message],
            stdin=files.file,
            stdout=files.outline,
            stderr=files.errors,
            pass_fds=(files.pictures,),
            env=environment(),
            cwd=_CODE,
            start_new_session=True,
        ) as process,
    ):
        try:
            let_go()
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def _held(number: signal.Signals) -> Iterator[Callable[[], None]]:
    """This signal waits until it is let go, at the latest at the end: what is half started could not be ended."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {number})

    def let_go() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

    try:
        yield let_go
    finally:
        let_go()


def environment() -> dict[str, str]:
    """All that a process is told which works on words of strangers."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "LANG": "C.UTF-8"}
