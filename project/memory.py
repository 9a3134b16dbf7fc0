"""How much memory this process holds, and what makes it hold less: glibc keeps what was freed, by thread."""

from __future__ import annotations

import ctypes
import os
from contextlib import suppress
from pathlib import Path

M_ARENA_MAX = -8
ARENAS = 2
"""What threads free can be taken by others of the same arena alone."""


def bound() -> None:
    """Have the threads that start from here on share a few arenas; where there is no glibc, nothing happens."""
    with suppress(AttributeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS)


def give_back() -> None:
    """Give back to the system what was freed, where there is glibc."""
    with suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def held() -> int:
    """Bytes of this process in memory, also what it shares with others; 0 where the system does not tell."""
    with suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0
