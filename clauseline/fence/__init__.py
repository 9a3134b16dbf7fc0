"""The fence around a process that works on a stranger's file: what it may not do, it cannot.

A ladder of rungs, each with all that those before it have; the machine decides how far up it goes:

- *limited*, everywhere: an empty environment, files as open descriptors, limits of memory, time, files and processes;
- *filtered*, on Linux: no new privileges, and only the calls of the kernel that such work needs;
- *fenced*, where the kernel has Landlock: nothing but some paths can be opened;
- *isolated*, started as root: another account, without a network.

Knows nothing of readers, and of nothing but the standard library.
"""

from __future__ import annotations

import resource
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from clauseline.fence import account, calls, kernel, paths
from clauseline.fence.calls import OFFICE, READER

LIMITED, FILTERED, FENCED, ISOLATED = "limited", "filtered", "fenced", "isolated"

FILE = 1 << 30
"""Bytes of the largest file that is written inside, which holds any outline that is stored."""


@dataclass(frozen=True)
class Fence:
    """What stays allowed: calls, and paths with what may be done there."""

    calls: calls.Rules
    rights: Sequence[tuple[Path, int]]
    files: int
    """How many may be open."""
    processes: int | None = None
    """How many the account may have, threads too: those that it has already count. None: as many as it had."""


def rung() -> str:
    """How far up the ladder this machine and account go."""
    if not calls.is_there():
        return LIMITED
    if not paths.version():
        return FILTERED
    return FENCED if account.other() is None else ISOLATED


def limit(seconds: int | None, memory: int | None) -> None:
    """The first rung: no core file, and no more than this, for this process and all that it starts."""
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, FILE)
    if seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    if memory:
        _lower(resource.RLIMIT_AS, memory)


def close(fence: Fence, number: int | None, parent: int | None) -> None:
    """From now on and for good, this process has the `number` of another account, if one is given, and is fenced in.

    Where the machine has a rung that cannot be climbed, this raises OSError. Import first what is needed inside.
    """
    if kernel.count_threads() > 1:
        raise RuntimeError("A fence would hold one thread alone.")
    _lower(resource.RLIMIT_NOFILE, fence.files)
    if fence.processes is not None:
        _lower(resource.RLIMIT_NPROC, fence.processes)
    if number is not None:
        account.change_to(number)
    # Whoever becomes another has to say it again.
    kernel.die_with(parent)
    if calls.is_there():
        kernel.set_process(kernel.PR_SET_NO_NEW_PRIVS, 1)
        if paths.version():
            paths.restrict(fence.rights)
        calls.restrict(fence.calls)


def closing(fence: Fence, number: int | None, parent: int) -> Callable[[], None]:
    """The same, to be done by a process that was just started."""
    return lambda: close(fence, number, parent)


def _lower(what: int, most: int) -> None:
    """Less than that may be the limit already."""
    _, hard = resource.getrlimit(what)
    value = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (value, value))


__all__ = ["OFFICE", "READER", "Fence", "account", "close", "closing", "kernel", "limit", "paths", "rung"]
