"""What became of one run of pytest, kept as JSON in the file that `--outcome` names.

With xdist it is the process that hands out the tests that writes it: a worker may die.
"""

from __future__ import annotations

import json
import os
import time
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

LINES = 30
"""Of a failure that is shown: Playwright's picture of a page alone has hundreds."""
BEFORE = 12
"""Of these lines, how many stand before the one that says what is wrong."""
WIDTH = 200


class Clock:
    """Tells with each report of a test how long a processor was at work for it, in this process and in those it ended.

    What a test takes by the clock on the wall hangs on what runs beside it.
    """

    def __init__(self) -> None:
        self.last = spent()

    def pytest_runtest_logstart(self) -> None:
        self.last = spent()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, Any, Any]:
        report = yield
        now = spent()
        report.processor_seconds, self.last = now - self.last, now
        return report


def spent() -> float:
    """Seconds of a processor, of this process and of the ended ones that it began."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


class Kept:
    """Hears of each test, and writes it all down in the end."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.begun = time.monotonic()
        self.failures: dict[str, str] = {}
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.passed: set[str] = set()
        self.left_out: dict[str, str] = {}
        self.asked: dict[str, list[str]] = {}
        self.shown: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += getattr(report, "processor_seconds", 0.0)
        if report.failed:
            self.failures.setdefault(report.nodeid, shown(report))
        elif report.skipped:
            self.left_out[report.nodeid] = reason(report)
        elif report.when == "call":
            self.passed.add(report.nodeid)
        if (pieces := getattr(report, "pieces", None)) is not None:
            self.shown.update(pieces if report.is_marked else ())
            self.asked[report.nodeid] = [] if report.is_marked else pieces

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failures.setdefault(report.nodeid, shown(report))
        elif report.skipped:
            self.left_out[report.nodeid] = reason(report)

    def pytest_unconfigure(self) -> None:
        kept = {
            "seconds": time.monotonic() - self.begun,
            "passed": len(self.passed - self.failures.keys()),
            "failures": self.failures,
            "left_out": self.left_out,
            "tests": self.seconds,
            "shown": sorted(self.shown),
            "lacking": self.lacking(),
        }
        self.file.write_text(json.dumps(kept), "utf-8")

    def lacking(self) -> dict[str, str]:
        """Of the pieces of statements that no marked test shows PostgreSQL, the cheapest test of each."""
        found: dict[str, str] = {}
        for test in sorted(self.asked, key=lambda test: -self.seconds[test]):
            found |= dict.fromkeys(set(self.asked[test]) - self.shown, test)
        return found


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option that asks for it."""
    parser.addoption("--outcome", type=Path, help="where to keep what became of the tests, as JSON")


def pytest_configure(config: pytest.Config) -> None:
    """Begin to measure, and to keep it in the process that sees all."""
    config.pluginmanager.register(Clock(), "clock of processors")
    file = config.getoption("--outcome")
    if file is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Kept(file), "outcome")


def shown(report: pytest.TestReport | pytest.CollectReport) -> str:
    """What is wrong, with the lines around it."""
    lines = report.longreprtext.splitlines()
    at = next((at for at, line in enumerate(lines) if line.startswith("E ")), 0)
    first = max(0, at - BEFORE)
    return "\n".join(line[:WIDTH] for line in lines[first : first + LINES])


def reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why a test was left out, in its own words."""
    told = report.longrepr
    return str(told[2] if isinstance(told, tuple) else told).removeprefix("Skipped: ")
