"""What is asked of Linux directly, through ctypes: Python has no words for it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from pathlib import Path

MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""The machines whose calls are known here, with what their kernel calls them (<linux/audit.h>)."""
MACHINE = os.uname().machine if sys.platform == "linux" and sys.maxsize > 2**32 else ""
"""This one; "" where it is no Linux of 64 bits."""

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 38

Argument = int | ctypes.Array[ctypes.c_char] | None

_libc = ctypes.CDLL(None, use_errno=True)


def call(number: int, *arguments: Argument) -> int:
    """What the system call answers. Raises OSError."""
    return _checked(_libc.syscall(ctypes.c_long(number), *map(_as_word, arguments)))


def set_process(option: int, value: int) -> None:
    """See prctl(2). Does nothing where there is no Linux."""
    if sys.platform == "linux":
        _checked(_libc.prctl(option, *map(ctypes.c_ulong, (value, 0, 0, 0))))


def unshare(what: int) -> None:
    """See unshare(2)."""
    _checked(_libc.unshare(what))


def die_with(parent: int | None) -> None:
    """Have this process killed as soon as `parent`, which started it, ends in whatever way."""
    set_process(PR_SET_PDEATHSIG, signal.SIGKILL)
    if parent and os.getppid() != parent:
        sys.exit("The process that asked is gone.")


def hide() -> None:
    """Have no other process of this account see the memory or the environment of this one and of what it forks."""
    set_process(PR_SET_DUMPABLE, 0)


def count_threads() -> int:
    """How many this process has: a fence holds the one that raises it."""
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.is_dir() else 1


def _as_word(argument: Argument) -> object:
    return ctypes.c_long(argument) if isinstance(argument, int) else argument


def _checked(answer: int) -> int:
    if answer < 0:
        problem = ctypes.get_errno()
        raise OSError(problem, os.strerror(problem))
    return answer
