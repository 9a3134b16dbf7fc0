"""What holds for every test."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from typing import Any
from uuid import uuid4

import pytest
from celery import current_app
from django.conf import settings
from django.core import management
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import translation

from proposals.models import Role, Team, User
from tests import emptying, factories, noting, outcome, sharing, template
from tests.tools import tool

NOTHING_IS_SKIPPED = os.environ.get("CI") == "true"
"""In continuous integration a test that was skipped for want of a tool has failed."""
FIRST_KEY = int(os.environ.get("FIRST_KEY", "1"))
"""The first primary key of each table: no test may hang on what it is."""

pytest_collection_modifyitems = sharing.pytest_collection_modifyitems


def pytest_configure(config: pytest.Config) -> None:
    outcome.pytest_configure(config)
    noting.pytest_configure(config)


def pytest_addoption(parser: pytest.Parser) -> None:
    outcome.pytest_addoption(parser)
    sharing.pytest_addoption(parser)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """The database of the tests begins as a copy of the one that was migrated for all of them, if there is one."""
    with pytest.MonkeyPatch.context() as patched:

        def poured(name: str, *arguments: Any, **options: Any) -> None:
            patched.undo()
            connection.ensure_connection()
            template.load(connection.connection)
            call_command(name, *arguments, **options)

        if template.found() and connection.vendor == "postgresql":
            patched.setitem(connection.settings_dict["TEST"], "TEMPLATE", template.found())
        elif template.found():
            # What is called first of all is the migration of the database that was just made.
            patched.setattr(management, "call_command", poured)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            if FIRST_KEY != 1 and _is_made():
                _begin_with(FIRST_KEY)
            if connection.vendor == "sqlite":
                stack.enter_context(emptying.poured_back())
        yield


def _is_made() -> bool:
    """Whether there is a database of the tests: where none of them asks for one, none is made."""
    return connection.vendor == "sqlite" or str(connection.settings_dict["NAME"]).startswith("test_")


def _begin_with(key: int) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(seqrelid, %s, false) FROM pg_sequence", [key])
            return
        for table in connection.introspection.table_names(cursor):
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, key - 1])


COUNTED = "cells of the matrix"
"""The property of a report that tells their answers, and whether they were right."""


@pytest.fixture(autouse=True)
def english() -> Generator[None, None, None]:
    """A request leaves its language in force: the next test begins in English again."""
    yield
    translation.activate("en")


@pytest.fixture(autouse=True)
def counts_begin_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """What programs asked for in another test, or beside this one, does not count here."""
    monkeypatch.setattr(settings, "COUNTERS", f"tests-{uuid4()}")


@pytest.fixture(autouse=True)
def empty_broker() -> None:
    """What another test sent, and nobody took, does not wait here."""
    current_app.control.purge()


@pytest.fixture(scope="session")
def office() -> str:
    """The command of LibreOffice."""
    return tool("soffice", "libreoffice-writer", "libreoffice-calc", "python3-uno")


@pytest.fixture
def team(db: None) -> Team:
    """A team, which whoever is asked for by a role here is in."""
    return factories.team(name="Team A")


@pytest.fixture
def reviewer(team: Team) -> User:
    return factories.member(team, Role.REVIEWER, "ana", name="Ana")


@pytest.fixture
def editor(team: Team) -> User:
    return factories.member(team, Role.EDITOR, "eva", name="Eva")


@pytest.fixture
def owner(team: Team) -> User:
    return factories.member(team, Role.OWNER, "olu", name="Olu")


@pytest.fixture
def reader(db: None) -> User:
    """A person of no team, who reads what is public."""
    return factories.person("ria", name="Ria")


@pytest.fixture
def admin(db: None) -> User:
    """The site's admin, of no team."""
    return factories.person("admin", is_superuser=True)


@pytest.fixture
def reviewer_signed_in(client: Client, reviewer: User) -> None:
    """`client` is the browser of the reviewer."""
    client.force_login(reviewer)


@pytest.fixture
def editor_signed_in(client: Client, editor: User) -> None:
    """`client` is the browser of the editor."""
    client.force_login(editor)


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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many cells of the matrix were asked, with which answers."""
    reports = [one for of in terminalreporter.stats.values() for one in of if isinstance(one, pytest.TestReport)]
    asked_by = [report.user_properties for report in reports if report.when == "call"]
    told: list[Any] = [cells for properties in asked_by for name, cells in properties if name == COUNTED]
    asked = Counter(answer for cells in told for answer, _ in cells)
    if asked:
        wrong = sum(not is_right for cells in told for _, is_right in cells)
        answers = ", ".join(f"{answer} {count}" for answer, count in sorted(asked.items()))
        terminalreporter.write_line(f"{asked.total()} {COUNTED}: {answers}; {wrong} not as the table says")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """The bytes of a file name no test: they hold the time they were made at, which parallel processes must not see."""
    return argname if isinstance(val, bytes) else None


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if NOTHING_IS_SKIPPED:
        report.outcome = "failed"
        report.longrepr = f"Skipped, which is a failure when CI=true: {report.longrepr}"
