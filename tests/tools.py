"""Programs of other people that some tests need."""

from __future__ import annotations

import shutil

import pytest


def tool(command: str, *packages: str) -> str:
    """Where the program is. Without it what needs it is left out, and the last lines of a run say what brings it."""
    found = shutil.which(command)
    if found is None:
        pytest.skip(f"{command} is not installed: apt-get install {' '.join(packages)}")
    return found


def browser() -> str | None:
    """Where Chromium is: the one without windows, if it is there, which takes a third less of the processors."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")
