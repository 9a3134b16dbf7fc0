"""An empty database with all migrations, made once for a run of tests and copied for each process and site of it.

Where no run made one, each makes its own, which takes as long as all migrations do.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

HERE = Path(__file__).resolve().parent.parent
NAME = "CLAUSELINE_TEST_TEMPLATE"
"""The variable that says where it is: a file of SQLite, or the name of a database of PostgreSQL."""
FILE = "clauseline.sqlite3"


@contextmanager
def made(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of this process with a database in it, which lasts as long as this."""
    address = os.environ.get("DATABASE_URL", "")
    if address.startswith("postgres"):
        name = f"clauseline_template_{os.getpid()}"
        with psycopg.connect(at(address, "postgres"), autocommit=True) as office:
            office.execute(f"CREATE DATABASE {name}".encode())
            try:
                migrate({"DATABASE_URL": at(address, name), "CLAUSELINE_VAR": str(folder)})
                yield {**os.environ, NAME: name}
            finally:
                office.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
    else:
        migrate({"CLAUSELINE_VAR": str(folder)})
        with closing(sqlite3.connect(folder / FILE)) as database:
            database.execute("PRAGMA journal_mode = DELETE")
        yield {**os.environ, NAME: str(folder / FILE)}


@contextmanager
def kept(folder: Path) -> Iterator[dict[str, str]]:
    """The same with the database of the last run in `folder`, if the migrations are those of then: without a service.

    With one it is made anew.
    """
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        with tempfile.TemporaryDirectory() as scratch, made(Path(scratch)) as environment:
            yield environment
        return
    home = folder / f"template-{state()}"
    if not home.exists():
        _keep(home)
    yield {**os.environ, NAME: str(home / FILE)}


def _keep(home: Path) -> None:
    """Make it there, unless another run is quicker, and take away what was kept for other migrations."""
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as scratch, made(own := Path(scratch) / "own"), suppress(OSError):
        own.rename(home)
    for old in set(home.parent.glob("template-*")) - {home}:
        shutil.rmtree(old, ignore_errors=True)


def state() -> str:
    """What an empty database hangs on, in a few letters: the migrations, of this code and of the packages."""
    files = [HERE / "requirements.lock", *sorted(HERE.glob("*/migrations/*.py"))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def migrate(where: dict[str, str]) -> None:
    """All migrations, by the tests' settings."""
    Path(where["CLAUSELINE_VAR"]).mkdir(exist_ok=True)
    command = (sys.executable, "manage.py", "migrate", "--verbosity", "0")
    settings = {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run(command, cwd=HERE, env={**os.environ, **settings, **where}, check=True)


def found() -> str:
    """Where it is; "" without one."""
    return os.environ.get(NAME, "")


def pour(var: Path) -> None:
    """A site that keeps its things in `var`, and has no database there yet, begins with a copy of this one."""
    if (name := found()).endswith(FILE):
        shutil.copyfile(name, var / FILE)


def load(connection: sqlite3.Connection) -> None:
    """Fill an empty database of SQLite with it."""
    with closing(sqlite3.connect(found())) as database:
        database.backup(connection)


def at(address: str, name: str) -> str:
    """The address of another database of the same server."""
    parts = urlsplit(address)
    return parts._replace(path=f"/{name}").geturl()
