"""`python -m tests.benchmarks.writing [--people 60] [--remarks 4] [--clauses 300]`: many who write at once.

It starts a site of its own as `./run` does, on SQLite, or on what DATABASE_URL and REDIS_URL name; each person sends
their remarks by REST, one after the other, all people at once. Prints the percentiles of the seconds until the answer,
and the CPU of the site's processes for each remark: of those that answer, of PostgreSQL meanwhile, and of all of them.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier
from typing import Any
from urllib.parse import urlsplit

from tests.site import Process, Site, running, running_site, services, until

PATIENCE = 120
TICK = os.sysconf("SC_CLK_TCK")
OVER = "select count(*) from proposals_job where state in ('queued', 'running')"
SAID = "select count(*) from annotations_outbox"

CROWD = """
import json, sys
from itertools import cycle, islice
from proposals.models import Clause
from proposals.services import jobs, tokens
from tests import factories as make
from tests import large

people, remarks, clauses = map(int, sys.argv[1:])
team = make.team()
old, new = large.versions(clauses)
large.comparison(old, new)
jobs.drain()
texts = [one for one in Clause.objects.filter(reading=old.current_reading) if one.text]

def told(clause):
    quote = " ".join(clause.text.split("\\n")[0].split(" ")[:5])
    anchor = {"quote": quote, "before": "", "after": clause.text[len(quote):][:30], "start": 0}
    return {"version": old.slug, "key": clause.key, "anchor": anchor, "team": team.slug, "comment": "Nobody needs it."}

of = cycle(texts)
crowd = []
for number in range(people):
    person = make.member(team, "reviewer", f"writer-{number}")
    crowd.append([tokens.make(person, "writes", scope="annotate")[1], [told(one) for one in islice(of, remarks)]])
print(json.dumps(crowd))
"""


@dataclass(frozen=True)
class Writing:
    """What the writers saw: seconds until each answer, and how many had which status."""

    seconds: list[float]
    statuses: Counter[int]

    def at(self, percent: int) -> float:
        return sorted(self.seconds)[min(len(self.seconds) * percent // 100, len(self.seconds) - 1)]


def write(site: Site, crowd: Sequence[tuple[str, Sequence[dict[str, Any]]]]) -> Writing:
    """All of them at once."""
    together, seen, statuses = Barrier(len(crowd)), list[float](), Counter[int]()

    def work(secret: str, remarks: Sequence[dict[str, Any]]) -> None:
        connection = HTTPConnection("127.0.0.1", site.port, timeout=PATIENCE)
        headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
        together.wait()
        for one in remarks:
            start = time.monotonic()
            connection.request("POST", "/api/v1/annotations/", json.dumps(one), headers)
            answer = connection.getresponse()
            answer.read()
            seen.append(time.monotonic() - start)
            statuses[answer.status] += 1

    with ThreadPoolExecutor(len(crowd)) as pool:
        for done in [pool.submit(work, *one) for one in crowd]:
            done.result()
    return Writing(seen, statuses)


def cpu(site: Site, name: str = "") -> float:
    """CPU seconds so far of the site's processes whose titles contain `name`."""
    return sum(_seconds(one) for one in site.processes() if name in one.command)


def cpu_of_database(site: Site) -> float:
    """The same of what PostgreSQL does for this site on this machine; connections that were closed count no more."""
    name = urlsplit(site.database).path.strip("/")
    return sum(
        _seconds(one) for one in running() if name and one.command.startswith("postgres: ") and name in one.command
    )


def _seconds(process: Process) -> float:
    try:
        after_name = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(after_name[11]) + int(after_name[12])) / TICK


def measure(site: Site, people: int, remarks: int, clauses: int) -> str:
    """What is printed."""
    crowd = json.loads(site.run(CROWD, str(people), str(remarks), str(clauses)).splitlines()[-1])
    write(site, [(secret, some[:1]) for secret, some in crowd[:4]])  # Whoever comes first has everything imported.
    until(lambda: site.rows(SAID) == site.rows(OVER) == [(0,)])
    before = cpu(site, "web"), cpu(site), cpu_of_database(site)
    start = time.monotonic()
    seen = write(site, crowd)
    lasted, answering, of_database = time.monotonic() - start, cpu(site, "web") - before[0], cpu_of_database(site)
    followed = until(lambda: site.rows(SAID) == site.rows(OVER) == [(0,)])
    each = len(seen.seconds) / 1000
    return (
        f"{people} people x {remarks} remarks in {lasted:.1f} s: p50 {seen.at(50):.2f} s, p95 {seen.at(95):.2f} s, "
        f"worst {max(seen.seconds):.2f} s; {dict(seen.statuses)}; {answering / each:.0f} ms CPU a write "
        f"and {(of_database - before[2]) / each:.0f} ms of PostgreSQL meanwhile, "
        f"{(cpu(site) - before[1]) / each:.0f} ms with all that follows, over {followed:.1f} s later\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.benchmarks.writing")
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--remarks", type=int, default=4)
    parser.add_argument("--clauses", type=int, default=300)
    asked = parser.parse_args()
    cores = str(os.cpu_count() or 1)
    more = {"WEB_PROCESSES": cores, "WORKER_PROCESSES": cores, "API_RATE": "", "HTTPS": "off", "JOB_STALE_AFTER": "6"}
    with TemporaryDirectory() as var, services() as own, running_site(Path(var), more={**more, **own}) as site:
        told = measure(site, asked.people, asked.remarks, asked.clauses)
    sys.stdout.write(told)


if __name__ == "__main__":
    main()
