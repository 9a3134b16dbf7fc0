"""What programs take: CPU and wall seconds and peak memory, each in a process of its own.

The process that measures must stay small: no program that it starts is seen to take less memory than it does.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from math import log
from pathlib import Path
from statistics import mean

LEAST = 0.001
"""CPU seconds: the system counts none smaller."""
HERE = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of CPU and by the clock; mebibytes of the largest of its processes at its peak."""

    cpu: float
    wall: float
    memory: float
    answer: bytes = b""
    is_stopped: bool = False
    """It was stopped at its limit: it would have taken more."""


class Failed(Exception):
    """A program ended with a fault: what it said."""


def run(
    command: Sequence[str],
    *,
    limit: int = 600,
    may_end_with: Sequence[int] = (0,),
    environment: Mapping[str, str] | None = None,
    is_heard: bool = True,
) -> Taken:
    """What `command` takes, with the programs it starts and waits for; stopped at `limit` CPU seconds.

    `answer` is what it prints, if it `is_heard`. Raises `Failed` if it ends with another status than `may_end_with`.
    """
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as fault:
        start = time.perf_counter()
        program = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=fault,
            cwd=HERE,
            env={**os.environ, **(environment or {})},
        )
        with suppress(ProcessLookupError):
            resource.prlimit(program.pid, resource.RLIMIT_CPU, (limit, limit + 5))
        _, status, used = os.wait4(program.pid, 0)
        wall, cpu = time.perf_counter() - start, used.ru_utime + used.ru_stime
        program.returncode = os.waitstatus_to_exitcode(status)
        is_stopped = program.returncode == -signal.SIGXCPU
        if program.returncode not in may_end_with and not is_stopped:
            fault.seek(0)
            raise Failed(
                f"{command[0]} ended with {program.returncode}: {fault.read().decode(errors='replace')[-800:]}"
            )
        told.seek(0)
        return Taken(cpu, wall, used.ru_maxrss / 1024, told.read() if is_heard else b"", is_stopped)


def least(taken: Sequence[Taken]) -> Taken:
    """The least of each figure: what else a machine does only adds to them. Stopped if any run was."""
    return Taken(
        min(one.cpu for one in taken),
        min(one.wall for one in taken),
        min(one.memory for one in taken),
        taken[0].answer,
        any(one.is_stopped for one in taken),
    )


def seconds(run: Callable[[], object], rounds: int = 1, before: Callable[[], object] = lambda: None) -> float:
    """The least CPU seconds of one run in this process; `before` each something is done that is not counted."""
    taken = []
    for _ in range(rounds):
        before()
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return min(taken)


def exponent(sizes: Sequence[float], figures: Sequence[float]) -> float:
    """By which power of the size the figures grow: least squares through the logarithms. 1 is linear."""
    across, up = [log(size) for size in sizes], [log(figure) for figure in figures]
    spread = sum((x - mean(across)) ** 2 for x in across)
    return sum((x - mean(across)) * (y - mean(up)) for x, y in zip(across, up, strict=True)) / spread


def version_of(package: str) -> str:
    """The version of an installed package; "" if it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def peak() -> float:
    """The most memory that this process took so far, in mebibytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


@contextmanager
def load(python: str, processes: int) -> Iterator[None]:
    """So many processes that keep the processors busy meanwhile."""
    busy = [subprocess.Popen([python, "-c", "while True: pass"]) for _ in range(processes)]
    try:
        yield
    finally:
        for one in busy:
            one.kill()
            one.wait()
