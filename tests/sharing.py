"""Which tests run where: on which services, and in which of two processes.

On PostgreSQL and Redis run the tests that are marked `postgres`: between them they show it every statement that it may
take otherwise than SQLite, or the check says which test lacks the mark (`tests.noting`). Those of them that are
`faults` run there alone.

With ALL=1 every test runs on SQLite, and on PostgreSQL and Redis whatever asks for a database or starts a site, but no
journey, whose browser knows nothing of them, unless several programs, whole threads or large drafts are at work in it:
those are marked `again`; and nothing that is marked `once`, which asks each address the same question.

What is marked `walked` runs with ALL=1 alone.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from types import ModuleType

import pytest

from tests.everything import everything

JOURNEYS = Path(__file__).parent / "journeys"
DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}
"""Fixtures that bring a database."""


DEAREST = (
    "journeys/test_look.py",
    "project/test_attacked_api.py",
    "project/test_matrix.py",
    "project/test_restricted.py",
)
"""What takes longest, longest first: whole files are handed out, and who comes to one of these last is waited for."""


def belongs(item: pytest.Item) -> bool:
    """Whether a test runs on the services that there are."""
    if item.get_closest_marker("walked") and not everything():
        return False
    if not on_postgresql():
        return True
    return again(item) if everything() else item.get_closest_marker("postgres") is not None


def on_postgresql() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


def marks_asked() -> set[str]:
    """Marks that every test has that runs here."""
    return {"postgres"} if on_postgresql() and not everything() else set()


def again(item: pytest.Item) -> bool:
    """Whether a test says something else where there are services."""
    if item.get_closest_marker("once"):
        return False
    if item.path.is_relative_to(JOURNEYS):
        return item.get_closest_marker("again") is not None
    return asks_a_database(item) or starts_a_site(item)


def asks_a_database(item: pytest.Item) -> bool:
    """By a marker, or by a fixture, its own or that of another one."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or not DATABASE.isdisjoint(fixtures)


def starts_a_site(item: pytest.Item) -> bool:
    """Whether its module leads sites to these services."""
    module: ModuleType | None = getattr(item, "module", None)
    return hasattr(module, "services") and getattr(module.services, "__module__", "") == "tests.site"


def files_marked(marks: Collection[str]) -> list[str]:
    """The files of tests that speak of all these marks: no other one has such a test, or has to be looked into."""
    files = {file: file.read_text("utf-8") for file in sorted(Path(__file__).parent.rglob("test_*.py"))}
    return [str(file) for file, text in files.items() if all(f"pytest.mark.{mark}" in text for mark in marks)]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which comes first must decide nothing: `--backwards` tries it."""
    parser.addoption("--backwards", action="store_true", help="the last test first")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is not to be asked again. What takes longest comes first."""
    if not named(config):
        left = [item for item in items if not belongs(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = filter(belongs, items)
    if config.getoption("--backwards"):
        items.reverse()
    items.sort(key=place)


def place(item: pytest.Item) -> int:
    """Its place in the order: the dearest files, other journeys, and what is left."""
    file = item.path.relative_to(JOURNEYS.parent).as_posix() if item.path.is_relative_to(JOURNEYS.parent) else ""
    if file in DEAREST:
        return DEAREST.index(file)
    return len(DEAREST) + (not item.path.is_relative_to(JOURNEYS))


def named(config: pytest.Config) -> bool:
    """Whether tests were asked for by their names, which are run wherever they are."""
    return any("::" in str(one) for one in config.args)
