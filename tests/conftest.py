"""What holds for every test."""

from __future__ import annotations

import os
from collections.abc import Generator
from uuid import uuid4

import pytest
from django.conf import settings
from django.utils import translation

NOTHING_IS_SKIPPED = os.environ.get("CI") == "true"
"""In continuous integration a test that was skipped for want of a tool has failed."""


@pytest.fixture(autouse=True)
def english() -> Generator[None, None, None]:
    """A request leaves its language in force: the next test begins in English again."""
    yield
    translation.activate("en")


@pytest.fixture(autouse=True)
def counts_begin_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """What programs asked for in another test, or beside this one, does not count here."""
    monkeypatch.setattr(settings, "COUNTERS", f"tests-{uuid4()}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if report.skipped:
        _refuse_skip(report)
    return report


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """The bytes of a file name no test: they hold the time they were made at, which parallel processes must not see."""
    return argname if isinstance(val, bytes) else None


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if NOTHING_IS_SKIPPED:
        report.outcome = "failed"
        report.longrepr = f"Skipped, which is a failure when CI=true: {report.longrepr}"
