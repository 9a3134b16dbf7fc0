"""A real site for tests: `manage.py up` in a directory of its own, seen from outside."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from redis import Redis

from tests import template

HERE = Path(__file__).resolve().parent.parent
SERVICES = {
    "broker": "valkey-server",
    "web": "clauseline: web",
    "worker": "celeryd: worker@",
    "sweep": "clauseline: sweep",
}
"""What the title of each service contains. Workers called "people" and "meaning" take the queue of their name alone; of
the former there is one where there are several workers."""
PATIENCE = 300
"""Seconds after which a test waits no longer for a state. They are no promise of the site: a machine that does much
else beside may take its time, and fails no test for that alone."""
OURS_ALONE = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "FILES_DIR", "ALLOWED_HOSTS", "HTTPS", "SITE_URL")


NEGLECT = (
    "update proposals_job set beat_at = '2000-01-01 00:00:00' where state = 'running'",
    "update proposals_job set sent_at = null where state = 'queued'",
)


@dataclass(frozen=True)
class Process:
    pid: int
    parent: int
    command: str


@dataclass(frozen=True)
class Site:
    """A site and its supervisor, whose output goes to a file."""

    var: Path
    port: int
    supervisor: subprocess.Popen[bytes]
    output: Path
    more: Mapping[str, str]
    """What is special in its environment."""

    @property
    def database(self) -> str:
        """The address of its PostgreSQL; without one it keeps its rows in `var`."""
        return self.more.get("DATABASE_URL", "")

    @property
    def broker(self) -> str:
        """The address of its broker, which is told to other programs nowhere but by the title of its own one."""
        own = self.service("broker")
        return self.more.get("REDIS_URL") or (
            f"redis+socket://{own.command.split('unixsocket:')[1].strip()}" if own else ""
        )

    def answers(self) -> bool:
        """Whether it says that it lives."""
        return self._says_yes("healthz")

    def is_ready(self) -> bool:
        """Whether it says that it can do its work; a failure if its supervisor is gone."""
        assert self.supervisor.poll() is None, (self.supervisor.returncode, self.output.read_text())
        return self._says_yes("readyz")

    def _says_yes(self, page: str) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{page}", timeout=PATIENCE) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def processes(self) -> list[Process]:
        """The supervisor's children, and their children."""
        alive = running()
        children = [one for one in alive if one.parent == self.supervisor.pid]
        return children + [one for one in alive if one.parent in {child.pid for child in children}]

    def service(self, name: str) -> Process | None:
        """The leading process of a service, while there is one."""
        own = (one for one in self.processes() if one.parent == self.supervisor.pid)
        return next((one for one in own if SERVICES.get(name, f"celeryd: {name}@") in one.command), None)

    def run(self, code: str, *arguments: str) -> str:
        """What a Python program prints that uses the site's own settings, database and broker."""
        env = environment(self.var, **{**self.more, "REDIS_URL": self.broker})
        program = f"import django; django.setup()\n{code}"
        command = [sys.executable, "-c", program, *arguments]
        return subprocess.run(command, env=env, cwd=HERE, check=True, text=True, stdout=subprocess.PIPE).stdout

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What the site's database answers."""
        if self.database:
            with psycopg.connect(self.database) as connection:
                return connection.execute(query.encode()).fetchall()
        with closing(sqlite3.connect(self.var / "clauseline.sqlite3", timeout=PATIENCE)) as database:
            return database.execute(query).fetchall()

    def neglect(self) -> None:
        """What is being done looks as if its worker had been silent for years, and what waits as if never sent.

        A worker that lives loses nothing by it; what a killed one had is taken over at the next look of the sweep.
        """
        for statement in NEGLECT:
            if self.database:
                with psycopg.connect(self.database) as connection:
                    connection.execute(statement.encode())
            else:
                with closing(sqlite3.connect(self.var / "clauseline.sqlite3", timeout=PATIENCE)) as database, database:
                    database.execute(statement)


def running() -> list[Process]:
    """All living processes of this machine."""
    found = []
    for directory in Path("/proc").glob("[0-9]*"):
        try:
            command = (directory / "cmdline").read_text().replace("\0", " ")
            after_name = (directory / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if after_name[0] != "Z":
            found.append(Process(int(directory.name), int(after_name[1]), command))
    return found


def environment(var: Path, **more: str) -> dict[str, str]:
    """The environment of a site of one's own machine that keeps its things in `var`, with `more` of it.

    However slow the machine is, no worker that lives is taken for a dead one: what `Site.neglect` is for.
    """
    kept = {name: value for name, value in os.environ.items() if name not in OURS_ALONE}
    few = {"WEB_PROCESSES": "1", "WORKER_PROCESSES": "1", "JOB_STALE_AFTER": str(PATIENCE)}
    return {**kept, "CLAUSELINE_VAR": str(var), "DJANGO_SETTINGS_MODULE": "project.settings", **few, **more}


def readers(place: Path) -> list[int]:
    """The processes that read this file, or one under this folder, whoever their parent is."""
    return [one.pid for one in running() if "-m proposals.sandbox" in one.command and _stdin(one).is_relative_to(place)]


def _stdin(process: Process) -> Path:
    try:
        return Path(f"/proc/{process.pid}/fd/0").readlink()
    except OSError:
        return Path()


@contextmanager
def services() -> Iterator[dict[str, str]]:
    """What leads a site to the PostgreSQL and Redis of these tests, to a database of its own; nothing without them."""
    database, broker = os.environ.get("DATABASE_URL", ""), os.environ.get("REDIS_URL", "")
    if not (database.startswith("postgres") and broker):
        yield {}
        return
    name = f"clauseline_site_{uuid4().hex[:10]}"
    made = f"CREATE DATABASE {name} TEMPLATE {template.found() or 'template1'}"
    with psycopg.connect(template.at(database, "postgres"), autocommit=True) as connection:
        connection.execute(made.encode())
        try:
            yield {
                "DATABASE_URL": template.at(database, name),
                "REDIS_URL": own_broker(broker),
                "SECRET_KEY": "a key for tests alone",
                "SITE_URL": "http://127.0.0.1",
            }
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def own_broker(address: str) -> str:
    """The address of the broker's database that the sites of this process have, one after another, emptied.

    Of two sites on one, each would take the other's messages and know nothing of what they speak of.
    """
    place, _, number = address.rpartition("/")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    own = f"{place}/{int(number) - 1 - int(worker)}"
    with closing(Redis.from_url(own)) as broker:
        broker.flushdb()
    return own


def up(var: Path, port: int, *options: str, more: Mapping[str, str] | None = None) -> Site:
    """`manage.py up` with these options, just started; with `more` in its environment."""
    told = dict(more or {})
    command = [sys.executable, str(HERE / "manage.py"), "up", "--port", str(port), *options]
    output = var / f"up-{port}.out"
    with output.open("wb") as file:
        process = subprocess.Popen(
            command, env=environment(var, **told), stdout=file, stderr=subprocess.STDOUT, cwd="/"
        )
    return Site(var, port, process, output, told)


@contextmanager
def running_site(
    var: Path, *, sample: bool = False, more: Mapping[str, str] | None = None, from_nothing: bool = False
) -> Iterator[Site]:
    """A site that can do its work; it is stopped in the end. `from_nothing` has it make its tables itself."""
    if not from_nothing and "DATABASE_URL" not in (more or {}):
        template.pour(var)
    site = up(var, free_port(), *([] if sample else ["--no-sample"]), more=more)
    try:
        until(lambda: site.is_ready() and site.service("worker") is not None)
        yield site
    finally:
        site.supervisor.send_signal(signal.SIGTERM)
        site.supervisor.wait(timeout=PATIENCE)
        print(site.output.read_text())  # noqa: T201


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def until(condition: Callable[[], object]) -> float:
    """The seconds that passed before `condition` held; a failure when our patience is at its end."""
    start = time.monotonic()
    while not condition():
        assert time.monotonic() - start < PATIENCE, f"not within {PATIENCE} s"
        time.sleep(0.05)
    return time.monotonic() - start
