"""The programs that Clauseline is measured beside, and where each is to be had."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.measuring import HERE, Failed, Taken, run

GROUP = "uv pip install --group bench"
BOUND = 60


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that compares two files."""

    name: str
    command: tuple[str, ...]
    """What it is called with, before the two files."""
    is_here: bool
    install: str
    at_most: float | None = None
    """How much of its CPU seconds Clauseline may take; None if nothing was promised."""
    limit: int = 600
    """CPU seconds after which it is stopped."""
    suffix: str = ".txt"
    needs_profile: bool = False


def peers() -> list[Peer]:
    """Every peer, those that are not installed as well, the quickest first."""
    beside = Path(sys.executable).parent
    iddiff = shutil.which("iddiff", path=str(beside)) or shutil.which("iddiff")
    office = _interpreter_with_uno()
    ours = partial(_run_by_us, beside)
    return [
        Peer("git diff --word-diff", ("git", "diff", "--no-index", "--word-diff=porcelain"),
             bool(shutil.which("git")), "the package git", 7),
        Peer("dwdiff", ("dwdiff",), bool(shutil.which("dwdiff")), "the package dwdiff"),
        Peer("wdiff", ("wdiff",), bool(shutil.which("wdiff")), "the package wdiff", 0.3),
        Peer("iddiff", (iddiff or "iddiff",), bool(iddiff), GROUP, 0.04),
        Peer("LibreOffice compare", (office or "", str(HERE / "tests/benchmarks/office.py")),
             bool(office and shutil.which("soffice")), "the packages libreoffice-writer and python3-uno", 0.04,
             needs_profile=True),
        Peer("python-redlines (Docxodus)", ours("docxodus"),
             bool(find_spec("python_redlines") and find_spec("python_redlines_docxodus")), GROUP, 0.01, suffix=".docx"),
        Peer("redlines", ours("redlines"), bool(find_spec("redlines")), GROUP, 0.005),
        Peer("difflib, words", ours("difflib"), True, "", limit=BOUND),
        Peer("diff-match-patch, whole", ours("diff_match_patch"), True, "", limit=BOUND),
    ]  # fmt: skip


def _run_by_us(beside: Path, name: str) -> tuple[str, ...]:
    return (str(beside / "python"), "-m", "tests.benchmarks.peer", name)


def _interpreter_with_uno() -> str | None:
    for python in filter(None, (sys.executable, "/usr/bin/python3", shutil.which("python3"))):
        if Path(python).exists() and not subprocess.run([python, "-c", "import uno"], capture_output=True).returncode:
            return python
    return None


def compare_with(peer: Peer, old: Path, new: Path, profiles: Path) -> Taken:
    """What one comparison by `peer` takes. Raises `Failed` if it fails twice."""
    for is_last in (False, True):
        try:
            return run(_command(peer, old, new, profiles), limit=peer.limit, may_end_with=(0, 1))
        except Failed:
            if is_last:
                raise
    raise AssertionError("one of the two runs has returned or raised")


def _command(peer: Peer, old: Path, new: Path, profiles: Path) -> list[str]:
    files = [str(path.with_suffix(peer.suffix)) for path in (old, new)]
    if not peer.needs_profile:
        return [*peer.command, *files]
    # A profile that was used before makes LibreOffice 25.2 break off while it compares.
    return [*peer.command, str(profiles / f"fresh{len(list(profiles.iterdir()))}"), *files]
