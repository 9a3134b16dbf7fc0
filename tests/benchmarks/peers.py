"""The programs that Clauseline is measured beside, and where each is to be had."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from tests.benchmarks.measuring import HERE, Failed, Taken, run, version_of

GROUP = "uv pip install --group bench"
BOUND = 60
"""CPU seconds after which those are stopped that compare whole texts as one."""
MARK = "git diff --word-diff"
"""The name of the peer that the promises are set beside."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that compares two files."""

    name: str
    command: tuple[str, ...]
    """What it is called with, before the two files."""
    version: str
    """"" if it is not installed."""
    install: str
    is_quick: bool = False
    """It takes less than a second for a long draft."""
    limit: int = 600
    """CPU seconds after which it is stopped."""
    word_only: bool = False
    """It compares nothing but Word documents."""
    needs_profile: bool = False


@cache
def peers() -> tuple[Peer, ...]:
    """Every peer, those that are not installed as well, the quickest first."""
    beside = Path(sys.executable).parent
    iddiff = shutil.which("iddiff", path=str(beside)) or shutil.which("iddiff") or "iddiff"
    office = _interpreter_with_uno()
    ours = partial(_run_by_us, beside)
    return (
        Peer(MARK, ("git", "diff", "--no-index", "--word-diff=porcelain"), _told("git"), "the package git",
             is_quick=True),
        Peer("dwdiff", ("dwdiff",), _told("dwdiff"), "the package dwdiff", is_quick=True),
        Peer("wdiff", ("wdiff",), _told("wdiff"), "the package wdiff", is_quick=True),
        Peer("iddiff", (iddiff,), _told(iddiff), GROUP),
        Peer("LibreOffice compare", (office, str(HERE / "tests/benchmarks/office.py")),
             _told("soffice") if office else "", "the packages libreoffice-writer and python3-uno", needs_profile=True),
        Peer("python-redlines (Docxodus)", ours("docxodus"), version_of("python-redlines-docxodus"), GROUP,
             word_only=True),
        Peer("xmldiff, fast", ours("xmldiff"), version_of("xmldiff"), GROUP, word_only=True),
        Peer("redlines", ours("redlines"), version_of("redlines"), GROUP),
        Peer("difflib, words", ours("difflib"), ".".join(map(str, sys.version_info[:3])), "", limit=BOUND),
        Peer("diff-match-patch, whole", ours("diff_match_patch"), version_of("diff-match-patch"), "", limit=BOUND),
    )  # fmt: skip


def _run_by_us(beside: Path, name: str) -> tuple[str, ...]:
    return (str(beside / "python"), "-m", "tests.benchmarks.peer", name)


def _told(program: str) -> str:
    """The version that a program says it has; "" if there is no such program."""
    if not shutil.which(program):
        return ""
    found = re.search(r"\d+(?:\.\d+)+", run([program, "--version"]).answer.decode())
    return found[0] if found else "unknown"


def _interpreter_with_uno() -> str:
    for python in filter(None, (sys.executable, "/usr/bin/python3", shutil.which("python3"))):
        if Path(python).exists() and not subprocess.run([python, "-c", "import uno"], capture_output=True).returncode:
            return python
    return ""


def compare_with(peer: Peer, old: Path, new: Path, profiles: Path) -> Taken:
    """What one comparison by `peer` takes. Raises `Failed` if it fails twice."""
    for is_last in (False, True):
        try:
            return run(_command(peer, old, new, profiles), limit=peer.limit, may_end_with=(0, 1), is_heard=False)
        except Failed:
            if is_last:
                raise
    raise AssertionError("one of the two runs has returned or raised")


def _command(peer: Peer, old: Path, new: Path, profiles: Path) -> list[str]:
    files = [str(path.with_suffix(".docx") if peer.word_only else path) for path in (old, new)]
    if not peer.needs_profile:
        return [*peer.command, *files]
    # A profile that was used before makes LibreOffice 25.2 break off while it compares.
    return [*peer.command, str(profiles / f"fresh{len(list(profiles.iterdir()))}"), *files]
