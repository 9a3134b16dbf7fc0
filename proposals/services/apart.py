"""Reading in a process of its own, with limits: a hostile file can hurt nothing but that process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from proposals import piecemeal
from proposals.piecemeal import Piecemeal
from proposals.reading.__main__ import EXHAUSTED
from proposals.refusals import Refusal
from proposals.services.jobs import Interrupted

PATIENCE = 2
"""The wall clock may run this many times the CPU seconds of the limit."""


class UnreadableFile(Refusal):
    """No outline could be made of the file."""


class ReaderFault(Exception):
    """A reader broke: a bug, with what it printed."""


def read(path: Path, filename: str, options: Mapping[str, Any], folder: Path) -> Piecemeal:
    """The outline of the file at `path`, uploaded as `filename`; raises `UnreadableFile` with a sentence.

    It lies in the empty `folder`, as long as that is there, beside the pictures of its figures that can be shown, each
    under its SHA-256.

    Raises `Interrupted` if the process was killed from outside: its own limits end it in other ways.
    """
    told = folder / "outline"
    status, errors = _run(path, filename, options, folder, told)
    if status == -signal.SIGKILL:
        raise Interrupted("its reader was killed")
    # Without memory the interpreter may end in its own way, before it gets to say how.
    exhausted = status == EXHAUSTED or (status > 0 and b"MemoryError" in errors)
    if status > 0 and not exhausted:
        raise ReaderFault(errors.decode(errors="replace")[-4000:])
    if status < 0 or exhausted:
        raise UnreadableFile(
            _("Reading went beyond the limits of this site and was stopped: the file is too large or too deeply built.")
        )
    answer = piecemeal.find(told)
    if isinstance(answer, str):
        raise UnreadableFile(answer)
    return answer


def _run(path: Path, filename: str, options: Mapping[str, Any], folder: Path, told: Path) -> tuple[int, bytes]:
    """The exit status and the errors of a process that writes what it reads into `told`."""
    seconds, memory = settings.READING_SECONDS, settings.READING_MEMORY
    limits = ["--seconds", str(seconds), "--memory", str(memory), "--parent", str(os.getpid())]
    asked = ["--name", filename, "--options", json.dumps(dict(options)), "--pictures", str(folder)]
    command = [sys.executable, "-m", "proposals.reading", str(path), *asked, *limits]
    with told.open("wb") as out:
        try:
            done = subprocess.run(  # noqa: S603
                command,
                stdout=out,
                stderr=subprocess.PIPE,
                timeout=seconds * PATIENCE,
                cwd=settings.BASE_DIR,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise UnreadableFile(
                _("Reading this file took too long and was stopped. Is it complete and not encrypted?")
            ) from None
    return done.returncode, done.stderr
