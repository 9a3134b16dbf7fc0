"""Keeps a few processes running, each forked from this one, which has loaded what they need and does nothing itself.

So what all of them need is loaded once, and its memory is shared. Each process leads a group of its own: what it
started is killed with it, and Ctrl-C reaches the supervisor only, which then stops them in order.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.context import ForkProcess
from types import FrameType

from setproctitle import setproctitle

TICK = 0.1
GRACE = 4.0
"""Seconds a process has to end by itself when all are stopped, beyond those that its work may take."""
FIRST_DELAY, LONGEST_DELAY = 0.1, 5.0
SETTLED = 20.0
"""Seconds after which a process that stops is started again as promptly as the first time."""
PR_SET_PDEATHSIG = 1
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
forking = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Service:
    """What to keep running in a process of its own, which `ps` shows under this name."""

    name: str
    run: Callable[[], object]


class ServiceProcess(ForkProcess):
    """A process that runs a service, and may have another one take its place before it ends."""

    def __init__(self, service: Service) -> None:
        super().__init__(target=partial(_be, service, os.getpid()), name=service.name, daemon=True)
        self.leaves = forking.Event()


@dataclass
class Child:
    """A service, the process that runs it now, and those that end what they began while that one is there."""

    service: Service
    process: ServiceProcess | None = None
    leaving: list[ServiceProcess] = field(default_factory=list)
    started: float = 0.0
    due: float = 0.0
    delay: float = FIRST_DELAY

    def look_after(self, now: float) -> None:
        """Start it if it is due or its process leaves; if that stopped, clear up after it and set the time of the next
        start.
        """
        for one in [one for one in self.leaving if one.exitcode is not None]:
            _end(one)
            self.leaving.remove(one)
        if self.process is not None and (status := self.process.exitcode) is not None:
            self._bury(now, status)
        elif self.process is not None and self.process.leaves.is_set():
            say(f"{self.service.name} ends what it has begun; starting another one.")
            self.leaving.append(self.process)
            self.process = None
        if self.process is None and now >= self.due:
            self.started, self.process = now, forked(self.service)

    def is_running(self) -> bool:
        return any(one.exitcode is None for one in self._all())

    def ask_to_stop(self) -> None:
        for one in self._all():
            one.terminate()

    def kill(self) -> None:
        """End its processes and all that they started."""
        for one in self._all():
            _end(one)

    def _all(self) -> list[ServiceProcess]:
        return [*self.leaving, *([self.process] if self.process else [])]

    def _bury(self, now: float, status: int) -> None:
        if self.process is not None:
            _end(self.process)
        self.process = None
        if now - self.started > SETTLED:
            self.delay = FIRST_DELAY
        self.due = now + self.delay
        say(f"{self.service.name} stopped ({status}); starting it again.")
        self.delay = min(self.delay * 2, LONGEST_DELAY)


@dataclass
class Supervisor:
    """Runs services until it is asked to stop: they start in this order and stop in the reverse one.

    `greeting` is printed once the address answers HTTP. What they do may take `grace` seconds to end.
    """

    services: tuple[Service, ...]
    address: tuple[str, int] | None = None
    greeting: str = ""
    grace: float = 0.0
    children: list[Child] = field(init=False)
    stopping: bool = False
    greeted: bool = False

    def __post_init__(self) -> None:
        self.children = [Child(service) for service in self.services]

    def run(self) -> None:
        setproctitle("clauseline: supervisor")
        # What is there now stays for good. To look through it, or to fill its gaps, would copy what the others share.
        gc.freeze()
        for number in STOPPING:
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
        if self.address and not self.greeted and answers(*self.address):
            self.greeted = True
            say(self.greeting)

    def _stop(self) -> None:
        """All but the first together; then the first, on which the others depend."""
        first, *others = self.children
        for children in (others, [first]):
            for child in children:
                child.ask_to_stop()
            wait_for(children, self.grace + GRACE)
            for child in children:
                child.kill()


def forked(service: Service) -> ServiceProcess:
    """A new process that runs the service."""
    process = ServiceProcess(service)
    process.start()
    return process


def hand_over() -> None:
    """Have another process take the place of this one, which ends what it has begun: one of a service asks for it."""
    process = multiprocessing.current_process()
    if isinstance(process, ServiceProcess):
        process.leaves.set()


def _end(process: ServiceProcess) -> None:
    """End a process and all that it started."""
    if process.pid is not None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.join()


def _be(service: Service, parent: int) -> None:
    die_with(parent)
    os.setpgid(0, 0)
    for number in STOPPING:
        signal.signal(number, signal.SIG_DFL)
    setproctitle(f"clauseline: {service.name}")
    service.run()


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
