"""What draws the pages."""

from __future__ import annotations

import hashlib
from functools import cache

from django.conf import settings

from clauseline import __version__

ROOMS = ("clauseline", "proposals", "annotations", "project")
DRAWING = (".py", ".html", ".mo", ".css", ".js")


@cache
def build() -> str:
    """What the code of this site says, in a few letters: what other code drew is not shown by this one."""
    rooms = (settings.BASE_DIR / room for room in ROOMS)
    files = sorted(path for room in rooms for path in room.rglob("*") if path.suffix in DRAWING)
    digest = hashlib.sha256(__version__.encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
