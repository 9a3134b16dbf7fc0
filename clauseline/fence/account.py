"""An account that owns nothing, for what root starts."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from clauseline.fence import kernel

FIRST, COUNT = 61184, 4336
"""Accounts without a name, which services of a machine take for a while (systemd's "dynamic users")."""
_NEW_MESSAGES, _NEW_NETWORK = 0x08000000, 0x40000000
_SETGID, _SETUID = 1 << 6, 1 << 7


def other() -> int | None:
    """The number of one, and of its group; None where this process cannot change to it."""
    number = FIRST + os.getpid() % COUNT
    if kernel.MACHINE not in kernel.MACHINES or os.geteuid() != 0:
        return None
    status = Path("/proc/self/status").read_text(encoding="utf-8", errors="replace")
    rights = int(status.split("CapEff:")[1].split()[0], 16)
    may = rights & _SETUID and rights & _SETGID
    return number if may and _is_mapped("uid_map", number) and _is_mapped("gid_map", number) else None


def change_to(number: int) -> None:
    """Be it for good: in no group of others and, where that is allowed, without a network."""
    with suppress(PermissionError):
        kernel.unshare(_NEW_MESSAGES | _NEW_NETWORK)
    os.setgroups([])
    os.setresgid(number, number, number)
    os.setresuid(number, number, number)


def give(folder: Path, number: int) -> None:
    """The folder and all that is in it."""
    for place in (folder, *folder.rglob("*")):
        os.chown(place, number, number, follow_symlinks=False)


def is_open(path: Path) -> bool:
    """Whether an account that owns nothing may read the file."""
    folders = path.resolve().parents
    return bool(path.stat().st_mode & 4) and all(folder.stat().st_mode & 1 for folder in folders)


def _is_mapped(table: str, number: int) -> bool:
    """Whether the number stands for an account of the machine, as it may not within a container."""
    rows = Path("/proc/self", table).read_text(encoding="ascii").splitlines()
    return any(int(first) <= number < int(first) + int(count) for first, _, count in map(str.split, rows))
