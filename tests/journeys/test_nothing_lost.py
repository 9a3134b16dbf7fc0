"""Messages get lost and come twice, files kill their reader, connections break: what was accepted ends, once.

With DATABASE_URL and REDIS_URL the site runs on that PostgreSQL and Redis, else on its own database and broker.

Dear: a site starts its processes again and again.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.test_killed_worker import asleep, draft, leader, pool_process
from tests.site import PATIENCE, Site, running_site, services, until

pytestmark = [pytest.mark.postgres, pytest.mark.again, pytest.mark.faults]

ATTEMPTS = 3
BEYOND = "beyond the limits of this site"
"""What is said of a file that is tried once alone."""
MEMORY = 192 * 1024 * 1024
LOCKED = 3
"""Seconds for which nobody else comes into the database: some that work on it run into that."""

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
    facts = versions.VersionFacts(date=date(2023, 6, day), language="en")
    with transaction.atomic():
        made = versions.add(proposal, SimpleUploadedFile("draft.docx", Path(file).read_bytes()), facts, by=person)
        for _ in range(times - 1):
            transaction.on_commit(lambda job=Job.objects.get(kind="reading", target=made.pk): jobs.send(job))
"""

EMPTY_BROKER = """
from celery import current_app
with current_app.connection_for_write() as connection:
    broker = connection.default_channel.client
    print(broker.llen("people") + broker.llen("later"))
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

TERMINATE = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> "
"""Every other connection to the database."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    settings = {"JOB_ATTEMPTS": str(ATTEMPTS), "READING_MEMORY": str(MEMORY)}
    with services() as own, running_site(tmp_path_factory.mktemp("var"), more={**settings, **own}) as site:
        yield site


def test_what_an_emptied_broker_forgot_is_swept_up(site: Site, tmp_path: Path):
    before = readings(site)
    with asleep(site):
        upload(site, "emptied", *small(tmp_path, 4))
        assert int(site.run(EMPTY_BROKER)) >= 3
        assert states(site)["queued"] >= 3
    until(lambda: neglected_and_over(site))
    assert_each_has_one_result(site)
    assert readings(site) == before + 4


def test_a_message_that_comes_many_times_has_one_result(site: Site, tmp_path: Path):
    before = readings(site)
    upload(site, "twice", *small(tmp_path, 3), times=4)
    until(lambda: all_over(site))
    assert_each_has_one_result(site)
    assert readings(site) == before + 3
    assert [attempts for _state, attempts, _error in last(site, "reading", 3)] == [1, 1, 1]


def test_a_file_beyond_the_limits_is_tried_once_and_hurts_no_other(site: Site, tmp_path: Path):
    before, worker = readings(site), leader(site)
    draft(tmp_path / "large.docx", "large", clauses=60_000)
    upload(site, "poison", str(tmp_path / "large.docx"), *small(tmp_path, 1))
    until(lambda: all_over(site))
    large, small_one = last(site, "reading", 2)
    assert (large[:2], small_one) == (("failed", 1), ("done", 1, ""))
    assert BEYOND in str(large[2])
    assert (readings(site), leader(site)) == (before + 1, worker)


def test_work_that_kills_its_worker_each_time_is_given_up_with_a_reason(site: Site, tmp_path: Path):
    before = readings(site)
    draft(tmp_path / "long.docx", "long", clauses=5000)
    with asleep(site):
        upload(site, "deadly", str(tmp_path / "long.docx"))
    for attempt in range(1, ATTEMPTS + 1):
        kill_in_attempt(site, attempt)
    until(lambda: neglected_and_over(site))
    ((state, attempts, error),) = last(site, "reading", 1)
    assert (state, attempts) == ("failed", ATTEMPTS)
    assert str(error).startswith("This was tried several times, and each time the work broke off.")
    upload(site, "after", *small(tmp_path, 1, 1))
    until(lambda: all_over(site))
    assert readings(site) == before + 1


def test_a_database_that_breaks_off_or_is_locked_delays_the_work_and_no_more(site: Site, tmp_path: Path):
    before = readings(site)
    upload(site, "disturbed", *small(tmp_path, 4))
    disturb(site)
    until(lambda: neglected_and_over(site))
    assert [state for state, _attempts, _error in last(site, "reading", 4)] == ["done"] * 4
    assert readings(site) == before + 4
    assert site.rows(UNEVEN) == []
    until(site.is_ready)


def disturb(site: Site) -> None:
    """End what is connected to the database, several times; or keep everybody else out of it for a while."""
    if site.database:
        for _ in range(4):
            until(lambda: site.rows(f"{TERMINATE} pg_backend_pid()"))
        return
    database = sqlite3.connect(site.var / "clauseline.sqlite3", timeout=PATIENCE, isolation_level=None)
    with closing(database):
        database.execute("BEGIN EXCLUSIVE")
        time.sleep(LOCKED)
        database.execute("ROLLBACK")


def upload(site: Site, who: str, *files: str, times: int = 1) -> None:
    """New versions of a new proposal by a new person; the message for each reading is sent `times` times."""
    site.run(UPLOAD, who, str(times), *files)


def small(directory: Path, count: int, who: int = 0) -> list[str]:
    """Word files of some clauses, each a little different."""
    paths = [directory / f"small-{who}-{number}.docx" for number in range(count)]
    for number, path in enumerate(paths):
        draft(path, f"keep {who} {number}", clauses=12)
    return [str(path) for path in paths]


def kill_in_attempt(site: Site, attempt: int) -> None:
    """Kill the process that works on the last reading while it does so for that time."""

    def is_at_work() -> bool:
        site.neglect()
        return last(site, "reading", 1) == [("running", attempt, "")]

    until(is_at_work)
    os.kill(pool_process(site), signal.SIGKILL)


def states(site: Site) -> Counter[object]:
    """How many jobs are in each state."""
    return Counter(
        {state: int(str(n)) for state, n in site.rows("select state, count(*) from proposals_job group by 1")}
    )


def all_over(site: Site) -> bool:
    return not states(site).keys() - {"done", "failed"}


def neglected_and_over(site: Site) -> bool:
    """Whether all has come to its end; what its worker or the broker lost is taken up again."""
    site.neglect()
    return all_over(site)


def readings(site: Site) -> int:
    ((count,),) = site.rows("select count(*) from proposals_reading")
    return int(str(count))


def last(site: Site, kind: str, count: int) -> list[tuple[object, ...]]:
    """State, attempts and error of the latest jobs of that kind, oldest first."""
    query = f"select state, attempts, error from proposals_job where kind = '{kind}' order by id desc limit {count}"
    return site.rows(query)[::-1]


def assert_each_has_one_result(site: Site) -> None:
    """Every job is over and has its one whole result, or was given up after the last attempt."""
    ended = "select kind, state, count(*) from proposals_job group by kind, state"
    counts = {(kind, state): count for kind, state, count in site.rows(ended)}
    assert {state for _kind, state in counts} <= {"done", "failed"}
    failed = f"select slug from proposals_job where state = 'failed' and attempts < {ATTEMPTS}"
    assert site.rows(f"{failed} and error not like '%{BEYOND}%'") == []
    assert [(counts["reading", "done"],)] == site.rows("select count(*) from proposals_reading")
    assert site.rows("select version_id from proposals_reading group by version_id having count(*) > 1") == []
    ready = "select count(*) from proposals_comparison where ready_at is not null"
    assert [(counts["comparison", "done"],)] == site.rows(ready)
    assert site.rows(UNEVEN) == []
