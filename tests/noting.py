"""What of statements each test shows its database: noted on SQLite, so that PostgreSQL is shown all of it too.

The report of a test's end has the pieces (see `tests.statements`) of what the test asked; `tests.outcome` keeps them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from functools import cache
from pathlib import Path
from threading import get_ident
from types import FrameType
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.utils import IntegrityError

from tests.sharing import JOURNEYS
from tests.statements import Column, Columns, pieces

HERE = Path(__file__).resolve().parent.parent
ROOMS = tuple(f"{HERE / room}/" for room in ("annotations", "proposals", "project"))
CURSORS = "/django/db/backends/utils.py"
PACKAGES = "/lib/python"
"""What the files of Python and of packages have in their paths."""
WRITING = ("INSERT", "UPDATE", "DELETE")
SAVEPOINTS = ("SAVEPOINT", "RELEASE", "ROLLBACK")
"""Each has a name of its own."""
MARK = "postgres"


class Notes:
    """Notes what each test asks in the thread of the tests: a site that answers a browser does so in others.

    What a test writes by itself it notes only of a marked one: PostgreSQL is shown that too, but need not be. What a
    marked test of this process had already is noted of no other: that much is enough to know what lacks.
    """

    def __init__(self) -> None:
        self.thread = get_ident()
        self.is_marked = True
        self.asked: set[tuple[str, bool]] = set()
        self.broken: set[str] = set()
        self.known: dict[tuple[str, bool], frozenset[str]] = {}
        self.shown: set[str] = set()

    def look(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if get_ident() == self.thread and not sql.startswith(SAVEPOINTS):
            caller = sys._getframe(1)
            if self.is_marked or not is_written_by_a_test(sql, caller):
                self.asked.add((sql, is_by_hand(caller)))
        try:
            return execute(sql, params, many, context)
        except IntegrityError as error:
            if get_ident() == self.thread:
                self.broken.add(f"broken constraint: {error}")
            raise

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        self.is_marked = item.get_closest_marker(MARK) is not None
        self.asked.clear()
        self.broken.clear()
        with connection.execute_wrapper(self.look):
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
        """What is made once for all tests is asked by none of them."""
        before = self.asked.copy() if fixturedef.scope == "session" else None
        made = yield
        if before is not None:
            self.asked = before
        return made

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, Any, Any]:
        report = yield
        is_told = report.when == "teardown" and not item.path.is_relative_to(JOURNEYS)
        if is_told and (self.asked or self.broken):
            found = self.found() - self.shown
            if self.is_marked:
                self.shown |= found
            report.pieces, report.is_marked = sorted(found), self.is_marked
        return report

    def found(self) -> set[str]:
        """The pieces of what was asked."""
        for one in self.asked - self.known.keys():
            self.known[one] = pieces(one[0], columns(), by_hand=one[1])
        return self.broken.union(*(self.known[one] for one in self.asked))


def is_by_hand(caller: FrameType) -> bool:
    """Whether the code of the site wrote the statement: it called the cursor itself."""
    return outside(CURSORS, caller).startswith(ROOMS)


def is_written_by_a_test(sql: str, caller: FrameType) -> bool:
    """Whether a test writes rows itself, not the site."""
    return sql.startswith(WRITING) and not outside(PACKAGES, caller).startswith(ROOMS)


def outside(those: str, caller: FrameType | None) -> str:
    """The file of what called the nearest code of other files."""
    while caller is not None and those in caller.f_code.co_filename:
        caller = caller.f_back
    return caller.f_code.co_filename if caller is not None else ""


@cache
def columns() -> Columns:
    """All columns of the site."""
    text = (models.CharField, models.TextField, models.FileField, models.GenericIPAddressField)
    return {
        (model._meta.db_table, str(one.column)): Column(
            isinstance(referred(one), text), isinstance(one, models.JSONField), may_be_null=one.null
        )
        for model in apps.get_models(include_auto_created=True)
        for one in model._meta.local_concrete_fields
    }


def referred(one: Any) -> Any:
    """The field whose values this one has: a key has those of another table."""
    while one.remote_field is not None:
        one = one.target_field
    return one


def pytest_configure(config: pytest.Config) -> None:
    """Note where it is kept, and where PostgreSQL is not asked already."""
    if config.getoption("--outcome") is not None and connection.vendor == "sqlite":
        config.pluginmanager.register(Notes(), "notes")
