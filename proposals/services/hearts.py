"""A heart for a job: it beats while the work goes on, and breaks off what is no longer to be done."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

from proposals.models import Job
from proposals.services import spending


class Superseded(Exception):
    """Another worker has taken this job over, or it was cancelled: what this worker did must not be stored."""


class Interrupted(Exception):
    """The work was killed from outside, which is nobody's fault: it is to be done again."""


class Spent(Exception):
    """The work has taken as much as it may: it is not tried again."""


class Heart:
    """Beats while a job is done, in a thread of its own."""

    def __init__(self, job: Job, beat: Callable[[Job], bool]) -> None:
        self.job, self.beat, self.most = job, beat, spending.left(job)
        self.worker = threading.current_thread()
        self.is_over = threading.Event()
        self.why: Exception | None = None
        """Why the work is to be broken off."""

    def go_on(self) -> None:
        """Beat until the work is over, or is to be broken off."""
        while self.why is None and not self.is_over.wait(settings.JOB_STALE_AFTER / 3):
            self.why = self._reason()
        connection.close()
        if self.why and self.worker is threading.main_thread():
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR2)

    def _reason(self) -> Exception | None:
        if spending.of(self.job) > self.most:
            return Spent(self.job.slug)
        try:
            is_ours = self.beat(self.job)
        except (OperationalError, InterfaceError):
            connection.close()
            return None
        return None if is_ours else Superseded(self.job.slug)

    def break_off(self, number: int, frame: FrameType | None) -> None:
        """What the signal does."""
        if not self.is_over.is_set():
            raise self.why or Interrupted("the worker is asked to stop")


@contextmanager
def beating(job: Job, beat: Callable[[Job], bool]) -> Iterator[None]:
    """Asks `beat` again and again meanwhile whether the job is still this worker's.

    Breaks the work off when it is not, when it has taken what it may, or when the worker is asked to stop: that sends
    the same signal. Only the main thread of a process can be broken off, in whatever it does or waits for; others go on
    in vain.
    """
    heart = Heart(job, beat)
    thread = threading.Thread(target=heart.go_on, name=f"heart-{job.slug}", daemon=True)
    with _answering(heart.break_off):
        thread.start()
        try:
            yield
        finally:
            heart.is_over.set()
            thread.join()


@contextmanager
def _answering(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """The signal by which a heart stops the work does this; elsewhere than in the main thread nothing comes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGUSR2, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGUSR2, before)
