"""Which files and folders a process may touch: Landlock, where the kernel has it."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path

from clauseline.fence import kernel

EXECUTE, WRITE, READ, LIST = 1, 2, 4, 8
MAKE_SOCKET = 1 << 9
TRUNCATE, DEVICES = 1 << 14, 1 << 15
_MAKE_DEVICES = 1 << 6 | 1 << 11
_MAKE_SPECIAL = _MAKE_DEVICES | 1 << 10 | 1 << 12
_RIGHTS = (0, 13, 14, 15, 15, 16)
"""How many rights of files each version of Landlock knows, from 0."""
_OF_FILES = EXECUTE | WRITE | READ | TRUNCATE | DEVICES
OWN = (1 << 16) - 1 & ~(_MAKE_SPECIAL | EXECUTE | DEVICES)
"""All one does in a folder of one's own; but no links to elsewhere, pipes and devices."""
TCP, SCOPES = 3, 3
"""Binding and connecting; signals, and sockets without a path, to what is outside."""

_CREATE, _ADD, _RESTRICT = 444, 445, 446


def version() -> int:
    """Of this kernel's Landlock; 0 without it."""
    try:
        return kernel.call(_CREATE, None, 0, 1) if kernel.MACHINE in kernel.MACHINES else 0
    except OSError:
        return 0


def restrict(rights: Iterable[tuple[Path, int]]) -> None:
    """From now on and for good nothing but this under these paths, where they are there."""
    known = version()
    handled = (1 << _RIGHTS[min(known, len(_RIGHTS) - 1)]) - 1
    whole = struct.pack("QQQ", handled, TCP if known >= 4 else 0, SCOPES if known >= 6 else 0)
    size = 8 if known < 4 else 16 if known < 6 else 24
    rules = kernel.call(_CREATE, ctypes.create_string_buffer(whole), size, 0)
    try:
        for path, right in rights:
            _allow(rules, path, right & handled)
        kernel.call(_RESTRICT, rules, 0)
    finally:
        os.close(rules)


def _allow(rules: int, path: Path, right: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        allowed = right if path.is_dir() else right & _OF_FILES
        kernel.call(_ADD, rules, 1, ctypes.create_string_buffer(struct.pack("=Qi", allowed, place)), 0)
    finally:
        os.close(place)
