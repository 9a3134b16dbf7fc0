"""Word files of our own as PDF, printed by LibreOffice where it is installed: one at a time in each process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock

from django.utils.translation import gettext as _

from proposals.access import Person
from proposals.refusals import Conflict
from proposals.sandbox.child import environment

PATIENCE = 60
"""Seconds for one file."""
WAITING = 15
"""Seconds that a person waits for others; who is not signed in waits for nobody."""
_CODE = Path(__file__).parents[2]
_one = Lock()


def as_pdf(data: bytes, by: Person) -> bytes:
    """The Word document `data` as PDF. Refuses where LibreOffice is not installed, is busy or makes nothing of it."""
    if not _can_print():
        raise Conflict(
            _("This site makes no PDF: LibreOffice is not installed on it. Please take the Word file, and print that.")
        )
    if not _one.acquire(timeout=WAITING if by.is_authenticated else 0):
        raise Conflict(_("Another file is being printed right now. Please try again in a moment."))
    try:
        made = _printed(data)
    finally:
        _one.release()
    if not made.startswith(b"%PDF"):
        raise Conflict(_("This file could not be printed. Please take the Word file."))
    return made


def _can_print() -> bool:
    try:
        from clauseline.reading.docx import libreoffice
    except ImportError:
        # Systems without the calls of a fence: there no other program is started on words of strangers.
        return False
    return libreoffice.is_there()


def _printed(data: bytes) -> bytes:
    """What a process of its own makes of it; nothing if it fails or takes too long."""
    command = [sys.executable, "-m", "clauseline.writing.printing"]
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603
        command,
        stdin=pipe,
        stdout=pipe,
        stderr=subprocess.DEVNULL,
        env=environment(),
        cwd=_CODE,
        start_new_session=True,
    ) as process:
        try:
            return process.communicate(data, timeout=PATIENCE)[0]
        except subprocess.TimeoutExpired:
            return b""
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
