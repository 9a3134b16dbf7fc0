"""The fence around our own readers: what they still need inside."""

from __future__ import annotations

import importlib
import os
import pkgutil
import resource
import sys
from pathlib import Path

import lxml

import clauseline
from clauseline import fence
from clauseline.fence import READER, Fence, paths
from clauseline.reading import load_all
from clauseline.reading.words import language

FILES = 64
"""So many they may open."""
CODE = (Path(clauseline.__file__).parent, Path(__file__).parents[1])
"""The engine, and what surrounds it here."""
LIBRARIES = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share/fonts", "/usr/local/share/fonts")


def load(number: int | None) -> int:
    """Load what is otherwise loaded when a draft asks for it, if the account may not read it here: how many bytes of
    address space that took, but for the readers, which count as what reading a draft takes.
    """
    # numpy, which is for some drafts alone, would start threads.
    os.environ.update(OPENBLAS_NUM_THREADS="1")
    if number is None or all(fence.account.is_open(Path(str(one.__file__))) for one in (os, lxml, fence)):
        return 0
    load_all()
    before = _address_space()
    for module in pkgutil.iter_modules(importlib.import_module("encodings").__path__):
        if module.name not in ("mbcs", "oem"):
            importlib.import_module(f"encodings.{module.name}")
    language.prepare()
    return _address_space() - before


def shut(number: int | None, parent: int | None) -> None:
    """Close it around this process, under the `number` of another account if there is one."""
    places = [place for place in map(Path, sys.path) if not any(code.is_relative_to(place) for code in CODE)]
    rights = [(place, paths.READ | paths.LIST) for place in (*CODE, *places, *map(Path, LIBRARIES))]
    fence.close(Fence(READER, rights, files=FILES, processes=0), number, parent)


def _address_space() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
