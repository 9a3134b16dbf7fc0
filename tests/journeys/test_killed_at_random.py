"""A hundred jobs while worker, pool process, reader, web server and broker are killed at random: each is done once.

With DATABASE_URL and REDIS_URL the site runs on that PostgreSQL and on a Redis of this test's own, which it may kill;
else on its own database and broker. KILL_SEED chooses other moments and victims.

Dear: a site starts its processes again and again.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
import requests

from tests.journeys.test_killed_worker import draft, started_by
from tests.journeys.test_nothing_lost import AUDIT, UNEVEN, all_over
from tests.site import PATIENCE, Site, free_port, readers, running_site, services, until

pytestmark = [pytest.mark.postgres, pytest.mark.again, pytest.mark.faults]

SEED = int(os.environ.get("KILL_SEED", "20240607"))
WRITERS, VERSIONS, CLAUSES = 3, 9, 12
"""So many people upload so many versions each at the same time."""
READINGS = WRITERS * VERSIONS
"""Each brings a comparison with the version before it, hints, and a carrying: more than a hundred jobs."""
VICTIMS = ("worker", "people", "pool", "reader", "web", "broker")
KILLS = 18
OFTEN = {"JOB_STALE_AFTER": "2", "JOB_ATTEMPTS": "1000"}
"""Who is silent for a moment is taken for dead, rightly or not: on a busy machine that is often wrong, and harmless."""

WRITER = """
import sys
from proposals.services import tokens
from tests import factories
factories.team(person := factories.person(sys.argv[1]), name=sys.argv[1])
body = factories.body(name=sys.argv[1], short_name=sys.argv[1])
print(tokens.make(person, "uploads", scope="edit")[1], factories.proposal(body=body).slug)
"""


@dataclass
class Broker:
    """A Redis that appends to a file, as a site's own must."""

    directory: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        program = shutil.which("redis-server") or shutil.which("valkey-server")
        assert program is not None
        where = ["--bind", "127.0.0.1", "--port", str(self.port), "--dir", str(self.directory)]
        how = ["--appendonly", "yes", "--save", "", "--logfile", "broker.log"]
        self.process = subprocess.Popen([program, *where, *how])

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()


@contextmanager
def own_broker(directory: Path) -> Iterator[Broker]:
    broker = Broker(directory)
    broker.start()
    try:
        yield broker
    finally:
        broker.kill()


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker | None]:
    """None where the site has its own."""
    if not os.environ.get("REDIS_URL"):
        yield None
        return
    with own_broker(tmp_path_factory.mktemp("broker")) as broker:
        yield broker


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, broker: Broker | None) -> Iterator[Site]:
    with services() as own:
        more = {**OFTEN, "HTTPS": "off", "WEB_PROCESSES": "2", "WORKER_PROCESSES": "2", **own}
        if broker is not None:
            more["REDIS_URL"] = f"redis://127.0.0.1:{broker.port}/0"
        with running_site(tmp_path_factory.mktemp("var"), more=more) as site:
            yield site


def test_whoever_is_killed_every_job_is_done_once(site: Site, broker: Broker | None, tmp_path: Path):
    print(f"KILL_SEED={SEED}")  # noqa: T201
    start, over = time.monotonic(), threading.Event()
    with ThreadPoolExecutor(WRITERS + 1) as people:
        killing = people.submit(kill_at_random, site, broker, random.Random(SEED), over)
        try:
            uploads = [people.submit(upload_all, site, f"writer-{who}", tmp_path) for who in range(WRITERS)]
            assert [len(one.result()) for one in uploads] == [VERSIONS] * WRITERS
            until(lambda: killing.done() or all_over(site))
        finally:
            over.set()
    until(lambda: all_over(site))
    print(f"{killing.result()}, over after {time.monotonic() - start:.0f} s, attempts {attempts(site)}")  # noqa: T201
    assert set(killing.result()) == set(VICTIMS)
    assert_all_done_once(site)
    assert readers(site.var) == []
    until(site.is_ready)


def upload_all(site: Site, who: str, directory: Path) -> set[str]:
    """The ids of the versions that this writer brought, insisting until each is accepted."""
    secret, proposal = site.run(WRITER, who).split()
    for day in range(1, VERSIONS + 1):
        path = directory / f"{who}-{day}.docx"
        draft(path, f"keep {who} {day}", clauses=CLAUSES)
        until(partial(is_accepted, site, secret, proposal, path, day))
    found: set[str] = set()
    until(partial(are_listed, site, secret, proposal, found))
    return found


def are_listed(site: Site, secret: str, proposal: str, found: set[str]) -> bool:
    """Whether the web server lived long enough to tell the ids of the proposal's versions, which are `found` then."""
    address = f"http://127.0.0.1:{site.port}/api/v1/versions/?proposal={proposal}&page_size=100"
    try:
        answer = requests.get(address, headers={"Authorization": f"Bearer {secret}"}, timeout=PATIENCE)
    except requests.RequestException:
        return False
    found.update(row["id"] for row in answer.json()["results"])
    return True


def is_accepted(site: Site, secret: str, proposal: str, path: Path, day: int) -> bool:
    """Whether the file is there, whatever became of the answer to this request or the one before."""
    facts = {"proposal": proposal, "date": f"2023-06-{day:02}", "language": "en"}
    try:
        answer = requests.post(
            f"http://127.0.0.1:{site.port}/api/v1/versions/",
            data=facts,
            files={"file": ("draft.docx", path.read_bytes())},
            headers={"Authorization": f"Bearer {secret}"},
            timeout=PATIENCE,
        )
    except requests.RequestException:
        return False
    assert answer.status_code in (202, 409), answer.text
    return True


def kill_at_random(site: Site, broker: Broker | None, chance: random.Random, over: threading.Event) -> Counter[str]:
    """Kill so many processes of the site, each kind once at least, or until it is `over`; how many of which."""
    victims = [*VICTIMS, *(chance.choice(VICTIMS) for _ in range(KILLS - len(VICTIMS)))]
    chance.shuffle(victims)
    killed: Counter[str] = Counter()
    for name in victims:
        if over.wait(chance.uniform(0.2, 2)):
            break
        killed[name] += kill(site, broker, name, over)
    return killed


def kill(site: Site, broker: Broker | None, name: str, over: threading.Event) -> int:
    """Kill it as soon as it is there; 1, or 0 if it never was before all was over."""
    if name == "broker" and broker is not None:
        broker.kill()
        broker.start()
        return 1
    while not over.is_set():
        for pid in find(site, name):
            os.kill(pid, signal.SIGKILL)
            return 1
        time.sleep(0.01)
    return 0


def find(site: Site, name: str) -> list[int]:
    """The process of a service, the pool process of its worker, or the reader which that has started."""
    if name == "reader":
        return readers(site.var)
    found = site.service("worker" if name == "pool" else name)
    if found is None or name != "pool":
        return [found.pid] if found else []
    return started_by(site, found.pid)


def attempts(site: Site) -> list[tuple[object, ...]]:
    """How many jobs took how many attempts."""
    return site.rows("select attempts, count(*) from proposals_job group by attempts order by attempts")


def assert_all_done_once(site: Site) -> None:
    """Each job is done, and each version and comparison has the one whole result of each."""
    comparisons = count(site, "proposals_comparison")
    assert comparisons >= WRITERS * (VERSIONS - 1)
    of_readings = dict.fromkeys(("reading", "hints", "search", "origins", "drawing"), READINGS)
    # Those that lead from one version to the next are drawn.
    steps = count(site, "proposals_job where kind = 'drawing-changes'")
    assert WRITERS * (VERSIONS - 1) <= steps <= comparisons
    jobs = {**of_readings, "comparison": comparisons, "carrying": comparisons, "drawing-changes": steps}
    ended = site.rows("select kind, state, error, count(*) from proposals_job group by kind, state, error")
    assert sorted(ended) == sorted((kind, "done", "", number) for kind, number in jobs.items())
    assert sum(jobs.values()) > 100
    assert site.rows("select count(*), count(distinct sha256) from proposals_version") == [(READINGS, READINGS)]
    assert site.rows("select count(*), count(distinct version_id) from proposals_reading") == [(READINGS, READINGS)]
    assert count(site, "proposals_originrun") == READINGS
    assert site.rows("select count(*) from proposals_clause group by reading_id") == [(CLAUSES,)] * READINGS
    assert count(site, "proposals_comparison where ready_at is not null") == comparisons
    changes = site.rows("select kind, count(*) from proposals_change group by kind")
    assert changes == [("modified", comparisons * CLAUSES)]
    assert site.rows(UNEVEN) == []
    until(lambda: count(site, "proposals_auditevent where seq is null") == 0)
    assert site.run(AUDIT).startswith(f"The record holds: {READINGS + WRITERS} events")


def count(site: Site, rows: str) -> int:
    ((number,),) = site.rows(f"select count(*) from {rows}")
    return int(str(number))
