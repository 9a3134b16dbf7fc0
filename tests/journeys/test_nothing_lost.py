"""Processes die, messages get lost and come twice, files kill their reader: all that was accepted is done, once.

With DATABASE_URL and REDIS_URL the site runs on that PostgreSQL and Redis, else on its own database and broker.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys.test_killed_worker import draft, leader, pool_process
from tests.site import Site, running_site, services, until

SEED = 20240607
WRITERS, VERSIONS = 3, 5
"""So many people upload so many versions each at the same time: some 40 jobs with what follows from them."""
KILLS = 10
MEMORY = 256 * 1024 * 1024

UPLOAD = """
import sys
from datetime import date
from pathlib import Path
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from proposals.models import Job
from proposals.services import jobs, versions
from tests import factories

who, times, files = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
person = factories.person(who)
factories.team(person, name=who)
body = factories.body(name=who, short_name=who[:40])
proposal = factories.proposal(body=body)
for day, file in enumerate(files, 1):
    facts = versions.Facts(date=date(2023, 6, day), language="en")
    with transaction.atomic():
        made = versions.add(proposal, SimpleUploadedFile("draft.docx", Path(file).read_bytes()), facts, by=person)
        for _ in range(times - 1):
            transaction.on_commit(lambda job=Job.objects.get(kind="reading", target=made.pk): jobs.send(job))
"""

EMPTY_BROKER = """
from celery import current_app
with current_app.connection_for_write() as connection:
    broker = connection.default_channel.client
    print(broker.llen("celery"))
    broker.flushdb()
"""

UNEVEN = """
select c.slug from proposals_comparison c where c.ready_at is not null and
    (select count(*) from proposals_changeside s where s.comparison_id = c.id) <>
    (select count(*) from proposals_clause k where k.reading_id in (c.old_id, c.new_id))
"""
"""Comparisons that do not hold each clause of their readings once."""

AUDIT = """
from django.core.management import call_command
call_command("audit", "verify")
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    settings = {"JOB_STALE_AFTER": "2", "READING_MEMORY": str(MEMORY)}
    with services() as own, running_site(tmp_path_factory.mktemp("var"), more={**settings, **own}) as site:
        yield site


def test_whoever_is_killed_every_job_ends_once(site: Site, tmp_path: Path):
    start = time.monotonic()
    with ThreadPoolExecutor(WRITERS) as people:
        list(people.map(lambda who: upload(site, f"writer {who}", *small(tmp_path, VERSIONS, who)), range(WRITERS)))
    killed = kill_at_random(site, random.Random(SEED), until_time=start + 45)
    print(killed)  # noqa: T201
    assert killed.total() > KILLS / 2
    until(lambda: all_over(site), seconds=start + 85 - time.monotonic())
    assert_each_has_one_result(site)
    assert sum(states(site).values()) > 40
    assert site.run(AUDIT).startswith(f"The record holds: {WRITERS * VERSIONS} events")
    until(site.is_ready, seconds=20)


def test_what_an_emptied_broker_forgot_is_swept_up(site: Site, tmp_path: Path):
    before = readings(site)
    with asleep(site):
        upload(site, "emptied", *small(tmp_path, 4))
        assert int(site.run(EMPTY_BROKER)) >= 3
        assert states(site)["queued"] >= 3
    until(lambda: all_over(site), seconds=30)
    assert_each_has_one_result(site)
    assert readings(site) == before + 4


def test_a_message_that_comes_many_times_has_one_result(site: Site, tmp_path: Path):
    before = readings(site)
    upload(site, "twice", *small(tmp_path, 3), times=4)
    until(lambda: all_over(site), seconds=30)
    assert_each_has_one_result(site)
    assert readings(site) == before + 3
    assert [attempts for _state, attempts, _error in last(site, "reading", 3)] == [1, 1, 1]


def test_a_file_beyond_the_limits_is_tried_once_and_hurts_no_other(site: Site, tmp_path: Path):
    before, worker = readings(site), leader(site)
    draft(tmp_path / "large.docx", "large", clauses=60_000)
    upload(site, "poison", str(tmp_path / "large.docx"), *small(tmp_path, 1))
    until(lambda: all_over(site), seconds=60)
    large, small_one = last(site, "reading", 2)
    assert (large[:2], small_one) == (("failed", 1), ("done", 1, ""))
    assert "within the limits of this site" in str(large[2])
    assert (readings(site), leader(site)) == (before + 1, worker)


def test_work_that_kills_its_worker_each_time_is_given_up_with_a_reason(site: Site, tmp_path: Path):
    before = readings(site)
    draft(tmp_path / "long.docx", "long", clauses=5000)
    upload(site, "deadly", str(tmp_path / "long.docx"))
    for attempt in (1, 2, 3):
        kill_in_attempt(site, attempt)
    until(lambda: all_over(site), seconds=30)
    ((state, attempts, error),) = last(site, "reading", 1)
    assert (state, attempts) == ("failed", 3)
    assert str(error).startswith("This was tried several times, and each time the work broke off.")
    upload(site, "after", *small(tmp_path, 1, 1))
    until(lambda: all_over(site), seconds=30)
    assert readings(site) == before + 1


def upload(site: Site, who: str, *files: str, times: int = 1) -> None:
    """New versions of a new proposal by a new person; the message for each reading is sent `times` times."""
    site.run(UPLOAD, who, str(times), *files)


def small(directory: Path, count: int, who: int = 0) -> list[str]:
    """Word files of some clauses, each a little different."""
    paths = [directory / f"small-{who}-{number}.docx" for number in range(count)]
    for number, path in enumerate(paths):
        draft(path, f"keep {who} {number}", clauses=12)
    return [str(path) for path in paths]


def kill_at_random(site: Site, chance: random.Random, *, until_time: float) -> Counter[str]:
    """Kill processes of the site while it works, `KILLS` times at most; how many of which."""
    killed: Counter[str] = Counter()
    while killed.total() < KILLS and time.monotonic() < until_time and not all_over(site):
        time.sleep(chance.uniform(0.2, 1.5))
        name = chance.choice(["worker", "child", "worker", "child", "web", "broker"])
        if (pid := find(site, name)) is not None:
            os.kill(pid, signal.SIGKILL)
            killed[name] += 1
    return killed


def find(site: Site, name: str) -> int | None:
    """The process of a service, or the one that its worker has started for the work itself."""
    found = site.service("worker" if name == "child" else name)
    if found is None:
        return None
    if name != "child":
        return found.pid
    return next((one.pid for one in site.processes() if one.parent == found.pid), None)


def kill_in_attempt(site: Site, attempt: int) -> None:
    """Kill the process that works on the last reading while it does so for that time."""
    until(lambda: last(site, "reading", 1) == [("running", attempt, "")], seconds=30)
    os.kill(pool_process(site), signal.SIGKILL)


@contextmanager
def asleep(site: Site) -> Iterator[None]:
    """The worker does nothing meanwhile."""
    pids = [leader(site), pool_process(site)]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def states(site: Site) -> Counter[object]:
    """How many jobs are in each state."""
    return Counter(
        {state: int(str(n)) for state, n in site.rows("select state, count(*) from proposals_job group by 1")}
    )


def all_over(site: Site) -> bool:
    return not states(site).keys() - {"done", "failed"}


def readings(site: Site) -> int:
    ((count,),) = site.rows("select count(*) from proposals_reading")
    return int(str(count))


def last(site: Site, kind: str, count: int) -> list[tuple[object, ...]]:
    """State, attempts and error of the latest jobs of that kind, oldest first."""
    query = f"select state, attempts, error from proposals_job where kind = '{kind}' order by id desc limit {count}"
    return site.rows(query)[::-1]


def assert_each_has_one_result(site: Site) -> None:
    """Every job is over and has its one whole result, or was given up after three attempts."""
    ended = "select kind, state, count(*) from proposals_job group by kind, state"
    counts = {(kind, state): count for kind, state, count in site.rows(ended)}
    assert {state for _kind, state in counts} <= {"done", "failed"}
    assert site.rows("select slug from proposals_job where state = 'failed' and attempts < 3") == []
    assert [(counts["reading", "done"],)] == site.rows("select count(*) from proposals_reading")
    assert site.rows("select version_id from proposals_reading group by version_id having count(*) > 1") == []
    ready = "select count(*) from proposals_comparison where ready_at is not null"
    assert [(counts["comparison", "done"],)] == site.rows(ready)
    assert site.rows(UNEVEN) == []
