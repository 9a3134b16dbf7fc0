"""On what a benchmark ran."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

import clauseline

GIBIBYTE = 2**30


def ran_on() -> str:
    """A line of the day, the machine and what it runs."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIBIBYTE
    machine = f"{os.cpu_count()} processors ({_processor()}), {memory:.0f} GiB"
    python = f"Python {platform.python_version()}"
    return f"Clauseline {clauseline.__version__} on {datetime.now(UTC):%Y-%m-%d}: {machine}, {_system()}, {python}"


def _processor() -> str:
    names = [line.partition(": ")[2] for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _system() -> str:
    names = [line.partition("=")[2].strip('"') for line in _lines("/etc/os-release") if line.startswith("PRETTY_NAME=")]
    return names[0] if names else platform.system()


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
