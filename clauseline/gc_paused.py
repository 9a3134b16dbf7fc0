"""Work that makes many small objects and no rings of them, done without the search for such rings."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Keep the search for unreachable rings of objects waiting; it would walk over all that a draft is made of.

    Memory is still freed as soon as nothing refers to it.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
