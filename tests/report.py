"""`python -m tests.report FOLDER`: what one has to know of runs of the tests that one did not see, a few lines each.

`tests.run` keeps there one folder a service, with the outcome of each of its parts (see `tests.outcome`).
"""

from __future__ import annotations

import ast
import json
import os
import platform
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests import tools

VERDICT, RIGHT, WRONG = "verdict", "right", "wrong"
SECOND = "second try"
UNMARKED = "unmarked"
"""The file of a whole run that says which tests lack the mark `postgres`."""
DEAREST = 10
DEAR = 20
"""Seconds of a processor, from which on the first lines of a file of tests say why it takes them."""
REASON = "Dear: "
"""What the line of the docstring that says so begins with."""
HERE = Path(__file__).resolve().parent.parent
SHOWN = 10
"""So many faults are told whole; of the others the names."""
PACKAGES = ("pytest", "django", "playwright")


def failed(folder: Path) -> list[str]:
    """The tests that failed at the first try, by their names."""
    return [name for one in outcomes(folder).values() for name in one["failures"]]


def outcomes(folder: Path) -> dict[str, dict[str, Any]]:
    """What became of each part of one run, but for the second try."""
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
    return {file.stem: json.loads(file.read_text("utf-8")) for file in files if file.stem != SECOND}


def show(folder: Path) -> None:
    """Print it."""
    write = sys.stdout.write
    runs = sorted((run for run in folder.iterdir() if (run / VERDICT).exists()), key=lambda run: run.stat().st_ctime_ns)
    write("\n" + "=" * 100 + f"\n{machine()}\n")
    for run in runs:
        write("\n" + "\n".join(lines(run)) + "\n")


def lines(run: Path) -> list[str]:
    """What is to be said of one run."""
    parts = outcomes(run)
    second = run / f"{SECOND}.json"
    again = [json.loads(second.read_text("utf-8"))] if second.exists() else []
    # What was not tried again, since pytest broke off, has not passed.
    still = set(failed(run)).difference(*(one["tests"].keys() - one["failures"].keys() for one in again))
    told = [heading(run.name, name, part) for name, part in parts.items()]
    told += dearest(parts)
    told += left_out(parts)
    late = [(name, wrong) for part in parts.values() for name, wrong in part["failures"].items() if name not in still]
    if late:
        told += ["", f"Passed only at the second try ({len(late)}); a test that is named here twice has a fault:"]
        told += [f"  {name}\n    {first_line(wrong)}" for name, wrong in late]
    wrong = {name: fault for part in (*parts.values(), *again) for name, fault in part["failures"].items()}
    told += [f"FAILED {name}" for name in sorted(still)]
    told += [f"\n{name}\n{wrong[name]}" for name in sorted(still)[:SHOWN]]
    told += (run / UNMARKED).read_text("utf-8").splitlines() if (run / UNMARKED).exists() else []
    told += ["", f"{run.name}: {(run / VERDICT).read_text()}"]
    return told


def unmarked(run: Path) -> list[str]:
    """Which tests lack the mark `postgres`, and why: the cheapest ones of what PostgreSQL is shown by none."""
    parts = [json.loads(file.read_text("utf-8")) for file in run.glob("*.json")]
    seconds = {test: spent for part in parts for test, spent in part["tests"].items()}
    shown = {piece for part in parts for piece in part["shown"]}
    lacking: defaultdict[str, set[str]] = defaultdict(set)
    for piece, test in (one for part in parts for one in part["lacking"].items() if one[0] not in shown):
        lacking[piece].add(test)
    tests: defaultdict[str, list[str]] = defaultdict(list)
    for piece, found in lacking.items():
        tests[min(found, key=lambda test: (seconds[test], test))].append(piece)
    return [
        f"UNMARKED {test}: no test that is marked postgres has\n" + "\n".join(f"  {one}" for one in sorted(of))
        for test, of in sorted(tests.items())
    ]


def heading(service: str, name: str, part: dict[str, Any]) -> str:
    """Counts and seconds of a part."""
    counts = f"{part['passed']} passed, {len(part['failures'])} failed"
    if part["left_out"]:
        counts += f", {len(part['left_out'])} left out"
    return f"{service}, {name}: {counts} in {part['seconds']:.0f} s"


def dearest(parts: dict[str, dict[str, Any]]) -> list[str]:
    """The files for which processors were longest at work, and those of them that do not say why."""
    files: defaultdict[str, float] = defaultdict(float)
    for part in parts.values():
        for test, seconds in part["tests"].items():
            files[test.partition("::")[0]] += seconds
    first = sorted(files.items(), key=lambda one: -one[1])
    shown = ", ".join(f"{file.removeprefix('tests/')} {seconds:.0f} s" for file, seconds in first[:DEAREST])
    silent = [file for file, seconds in first if seconds > DEAR and not says_why(HERE / file)]
    return [f"Dearest, in seconds of a processor: {shown}"] + [
        f"  {file}: dear, and its first lines do not say why ({REASON}...)" for file in silent
    ]


def says_why(file: Path) -> bool:
    """Whether the docstring of a file of tests has the line that tells why it takes long."""
    told = (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "") if file.exists() else ""
    return any(line.startswith(REASON) for line in told.splitlines())


def left_out(parts: dict[str, dict[str, Any]]) -> list[str]:
    """How many tests were left out, and what would bring them."""
    reasons = Counter(reason for part in parts.values() for reason in part["left_out"].values())
    return [f"Left out: {count}, since {reason}" for reason, count in reasons.most_common()]


def first_line(wrong: str) -> str:
    """The line that says what is wrong."""
    return next((line for line in wrong.splitlines() if line.startswith("E ")), wrong[:200])


def machine() -> str:
    """What it ran on."""
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    pages = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    disk = shutil.disk_usage("/tmp").free / 2**30
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"Python {platform.python_version()}, {packages}, {browser()}; {os.cpu_count()} processors, load {load}, "
        f"{pages:.1f} GiB of memory and {disk:.0f} GiB of disk free"
    )


def browser() -> str:
    """The browser of the tests and its version."""
    found = tools.browser()
    if found is None:
        return "no Chromium"
    told = subprocess.run((found, "--version"), capture_output=True, text=True, check=False).stdout.split()
    return " ".join(told[:2])


if __name__ == "__main__":
    show(Path(sys.argv[1]))
