"""Keeps a few processes running: `python -P supervisor.py FILE`, which holds a `Plan` as JSON.

It needs the standard library alone, so that what watches the others stays small. Each process leads a group of its own:
what it started is killed with it, and Ctrl-C reaches the supervisor only, which then stops them in order.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

TICK = 0.1
GRACE = 4.0
"""Seconds a process has to end by itself when all are stopped."""
FIRST_DELAY, LONGEST_DELAY = 0.1, 5.0
SETTLED = 20.0
"""Seconds after which a process that stops is started again as promptly as the first time."""
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Service:
    """A command to keep running, and the descriptors it inherits."""

    name: str
    command: tuple[str, ...]
    descriptors: tuple[int, ...] = ()


@dataclass(frozen=True)
class Plan:
    """Services in the order of their start; they stop in the reverse order.

    `greeting` is printed once `port` of `host` answers HTTP; the directory `scratch` is removed at the end.
    """

    services: tuple[Service, ...]
    host: str
    port: int
    greeting: str
    scratch: str = ""

    def as_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Plan:
        facts: dict[str, Any] = json.loads(text)
        services = tuple(
            Service(one["name"], tuple(one["command"]), tuple(one["descriptors"])) for one in facts.pop("services")
        )
        return cls(services=services, **facts)


@dataclass
class Child:
    """A service and the process that runs it now."""

    service: Service
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    due: float = 0.0
    delay: float = FIRST_DELAY

    def look_after(self, now: float) -> None:
        """Start it if it is due; if it stopped, clear up after it and set the time of the next start."""
        if self.process is None:
            if now >= self.due:
                self._start(now)
        elif (status := self.process.poll()) is not None:
            self._bury(now, status)

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def ask_to_stop(self) -> None:
        if self.process is not None and self.is_running():
            self.process.terminate()

    def kill(self) -> None:
        """End the process and all that it started."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _start(self, now: float) -> None:
        self.started = now
        self.process = subprocess.Popen(  # noqa: S603
            self.service.command,
            stdin=subprocess.DEVNULL,
            pass_fds=self.service.descriptors,
            process_group=0,
            preexec_fn=partial(die_with, os.getpid()),
        )

    def _bury(self, now: float, status: int) -> None:
        self.kill()
        self.process = None
        if now - self.started > SETTLED:
            self.delay = FIRST_DELAY
        self.due = now + self.delay
        say(f"{self.service.name} stopped ({status}); starting it again.")
        self.delay = min(self.delay * 2, LONGEST_DELAY)


@dataclass
class Supervisor:
    """Runs a plan until it is asked to stop."""

    plan: Plan
    children: list[Child] = field(init=False)
    stopping: bool = False
    greeted: bool = False

    def __post_init__(self) -> None:
        self.children = [Child(service) for service in self.plan.services]

    def run(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask_to_stop)
        try:
            while not self.stopping:
                self._tick(time.monotonic())
                time.sleep(TICK)
        finally:
            self._stop()

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _tick(self, now: float) -> None:
        for child in self.children:
            child.look_after(now)
        if not self.greeted and answers(self.plan.host, self.plan.port):
            self.greeted = True
            say(self.plan.greeting)

    def _stop(self) -> None:
        """All but the first together; then the first, on which the others depend."""
        first, *others = self.children
        for children in (others, [first]):
            for child in children:
                child.ask_to_stop()
            wait_for(children, GRACE)
            for child in children:
                child.kill()
        if self.plan.scratch:
            shutil.rmtree(self.plan.scratch, ignore_errors=True)


def die_with(parent: int) -> None:
    """Have this process killed as soon as `parent`, which started it, ends in whatever way; only on Linux."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def wait_for(children: Iterable[Child], seconds: float) -> None:
    """Return when none of them runs, at the latest after `seconds`."""
    end = time.monotonic() + seconds
    while any(child.is_running() for child in children) and time.monotonic() < end:
        time.sleep(TICK / 2)


def answers(host: str, port: int) -> bool:
    """Whether something speaks HTTP there."""
    with suppress(OSError), socket.create_connection((host, port), timeout=0.5) as connection:
        connection.sendall(b"GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n")
        return connection.recv(5) == b"HTTP/"
    return False


def say(sentence: str) -> None:
    print(sentence, flush=True)  # noqa: T201


if __name__ == "__main__":
    Supervisor(Plan.from_json(Path(sys.argv[1]).read_text(encoding="utf-8"))).run()
