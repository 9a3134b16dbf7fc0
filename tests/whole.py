"""`python -m tests.whole [ARGUMENTS]`: the whole check: all laws, then all tests, with these arguments of pytest.

It says first how long that takes, as the last whole run here told, and last what ran, what did not, and what was slow.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from tests.laws import LAWS
from tests.quick import KEPT, Outcome, ask, told
from tests.run import service

SECONDS = KEPT / "seconds.json"
"""How many seconds the last whole run took, without arguments."""
FIRST_TIME = "some twenty minutes on two processors"


def main(arguments: Sequence[str]) -> int:
    """0 if all is right. The tests begin when no law finds a fault; of the laws each is asked."""
    begun = time.monotonic()
    sys.stdout.write(f"This takes {announced()}. ./check --quick takes a minute, ./check PATH what PATH does.\n")
    laws = []
    # The last one takes as long as all others.
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(ask, law.name, (*law.command, *law.whole)) for law in (LAWS[-1], *LAWS[:-1])]
        for number, outcome in enumerate(as_completed(asked), 1):
            laws.append(outcome.result())
            progress(f"{number} of {len(LAWS)} laws, {time.monotonic() - begun:.0f} s")
    progress("")
    if not all(one.is_right for one in laws):
        return told(laws, ("tests: they begin when no law finds a fault",), begun)
    with tempfile.TemporaryDirectory(prefix="clauseline-report-") as scratch:
        folder = Path(os.environ.get("REPORT", scratch))
        began = time.monotonic()
        code = subprocess.run(
            (sys.executable, "-m", "tests.run", *arguments), env={**os.environ, "REPORT": str(folder)}, check=False
        ).returncode
        tests = Outcome("tests", (), code == 0, time.monotonic() - began)
        if "REPORT" not in os.environ:
            subprocess.run((sys.executable, "-m", "tests.report", str(folder)), check=False)
        name, fault = ("", "") if code == 0 else first_fault(folder)
        left_out = left(folder)
        tests = replace(tests, command=(".venv/bin/pytest", name), said=fault)
    if code == 0 and not arguments:
        KEPT.mkdir(parents=True, exist_ok=True)
        SECONDS.write_text(json.dumps(time.monotonic() - begun), "utf-8")
    return told([*laws, tests], left_out, begun)


def announced() -> str:
    """How long it will take, in words."""
    if not SECONDS.exists():
        return FIRST_TIME
    return f"some {round(json.loads(SECONDS.read_text('utf-8')) / 60) or 1} minutes, as the last time"


def progress(words: str) -> None:
    """One line, which the next one takes the place of, where somebody looks."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\r\x1b[K{words}")
        sys.stdout.flush()


def outcomes(folder: Path) -> list[dict[str, dict[str, str]]]:
    """What became of each part of the tests (`tests.outcome`), the last part first."""
    files = sorted((folder / service()).glob("*.json"), key=lambda file: -file.stat().st_mtime_ns)
    return [json.loads(file.read_text("utf-8")) for file in files]


def first_fault(folder: Path) -> tuple[str, str]:
    """A test that failed, and how: the second try, if there was one, has what failed twice."""
    return next((fault for one in outcomes(folder) for fault in one["failures"].items()), ("", ""))


def left(folder: Path) -> list[str]:
    """How many tests were left out, and why."""
    reasons: dict[str, int] = {}
    for one in outcomes(folder):
        for reason in one["left_out"].values():
            reasons[reason] = reasons.get(reason, 0) + 1
    return [f"tests: {count}, since {reason}" for reason, count in reasons.items()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
