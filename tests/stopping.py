"""A plug-in of pytest that stops in time: `-p tests.stopping --seconds 60` begins no test after these seconds.

What was not reached is kept in the file that `--unreached` names, one file of tests a line.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--seconds", type=float, default=0, help="begin no test after so many seconds")
    parser.addoption("--unreached", type=Path, help="keep there the files of tests that were not reached")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--seconds"):
        config.pluginmanager.register(Stopping(config.getoption("--seconds"), config.getoption("--unreached")))


class Stopping:
    """Counts from where pytest began."""

    def __init__(self, seconds: float, unreached: Path | None) -> None:
        self.ends_at, self.unreached = time.monotonic() + seconds, unreached
        self.left: dict[str, int] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        for item in items:
            file = str(item.path.relative_to(config.rootpath))
            self.left[file] = self.left.get(file, 0) + 1

    def pytest_runtest_teardown(self, item: pytest.Item, nextitem: pytest.Item | None) -> None:
        self.left[str(item.path.relative_to(item.config.rootpath))] -= 1
        if nextitem and time.monotonic() > self.ends_at:
            item.session.shouldstop = "The time is over"

    def pytest_sessionfinish(self) -> None:
        if self.unreached:
            self.unreached.write_text("\n".join(file for file, left in self.left.items() if left), "utf-8")
