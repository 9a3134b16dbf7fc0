"""A plug-in of pytest that stops in time: `-p tests.stopping --until TIME` begins no test after this time.

What was not reached is kept in the file that `--unreached` names, one file of tests a line.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--until", type=float, default=0, help="begin no test after this time, in seconds since 1970")
    parser.addoption("--unreached", type=Path, help="keep there the files of tests that were not reached")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--until"):
        config.pluginmanager.register(Stopping(config.getoption("--until"), config.getoption("--unreached")))


class Stopping:
    """Looks at the clock after each test; one at least is run."""

    def __init__(self, ends_at: float, unreached: Path | None) -> None:
        self.ends_at, self.unreached = ends_at, unreached
        self.left: dict[str, int] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        for item in items:
            file = str(item.path.relative_to(config.rootpath))
            self.left[file] = self.left.get(file, 0) + 1

    def pytest_runtest_teardown(self, item: pytest.Item, nextitem: pytest.Item | None) -> None:
        self.left[str(item.path.relative_to(item.config.rootpath))] -= 1
        if nextitem and time.time() > self.ends_at:
            item.session.shouldstop = "The time is over"

    def pytest_sessionfinish(self) -> None:
        if self.unreached:
            self.unreached.write_text("\n".join(file for file, left in self.left.items() if left), "utf-8")
