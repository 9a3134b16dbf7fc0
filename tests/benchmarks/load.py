"""`python -m tests.benchmarks.load PORT VERSION COMPARISON [--people 20] [--seconds 40] [--think 2.0]`: people at work.

The site runs on this machine, and VERSION and COMPARISON are paths of its pages, as `tests.benchmarks.loading` prints
them. Each person, signed in, reads, looks for something, types a draft, annotates, with a pause after each request.
Prints requests a second, the percentiles of their time, and how many had which status.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import cycle, islice
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")
django.setup()

from django.test import Client  # noqa: E402

from annotations.models import Annotation  # noqa: E402
from proposals.models import Clause, Team, User, Version  # noqa: E402
from tests import factories as make  # noqa: E402

TOKEN = "t" * 32
PATIENCE = 60
Told = dict[str, Any]
Request = tuple[str, str, Told | None]


@dataclass(frozen=True)
class Site:
    port: int
    version: str
    comparison: str
    team: Team
    clauses: list[Clause]

    def requests(self, chance: random.Random) -> Iterator[Request]:
        """One round of a person's work."""
        words = chance.choice(["record", "gaze shall", "avatar", "third parties"]).replace(" ", "+")
        told = self._remark(chance.choice(self.clauses))
        for path in ("/", self.version, f"{self.version}margin/", self.comparison, "/desk/", f"/search/?q={words}"):
            yield "GET", path, None
        for length in (20, 60):
            yield "POST", "/api/v1/drafts/", {**told, "form": {"comment": "Nobody needs this. " * length}}
        yield "POST", "/api/v1/annotations/", {**told, "team": self.team.slug, "comment": "Nobody needs this."}

    def _remark(self, clause: Clause) -> Told:
        quote = " ".join(clause.text.split("\n")[0].split(" ")[:5])
        anchor = {"quote": quote, "before": "", "after": clause.text[len(quote) :][:30], "start": 0}
        return {"version": self.version.split("/")[2], "key": clause.key, "anchor": anchor}


@dataclass
class Person:
    """A browser: one connection, opened again when it was closed."""

    site: Site
    session: str
    chance: random.Random
    times: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)

    def work(self, until: float, think: float) -> None:
        rounds = (one for _ in cycle([0]) for one in self.site.requests(self.chance))
        connection = HTTPConnection("127.0.0.1", self.site.port, timeout=PATIENCE)
        for request in islice(rounds, self.chance.randrange(6), None):
            time.sleep(self.chance.uniform(0, 2 * think))
            if time.monotonic() > until:
                break
            start = time.monotonic()
            status = self._ask(connection, *request)
            self.times.append(time.monotonic() - start)
            self.statuses[status] += 1
        connection.close()

    def _ask(self, connection: HTTPConnection, method: str, path: str, told: Told | None) -> str:
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={TOKEN}", "Accept-Encoding": "gzip"}
        if told is not None:
            headers |= {"Content-Type": "application/json", "X-CSRFToken": TOKEN}
        try:
            connection.request(method, path, json.dumps(told) if told else None, headers)
            answer = connection.getresponse()
            answer.read()
        except (OSError, HTTPException) as problem:
            connection.close()
            return type(problem).__name__
        return str(answer.status)


def sessions(team: Team, count: int) -> Iterator[str]:
    """The session keys of so many people of the team, made if they are not there yet."""
    for number in range(count):
        name = f"load-{number}"
        person = User.objects.filter(username=name).first() or make.person(name)
        team.memberships.get_or_create(user=person, defaults={"role": "reviewer"})
        client = Client()
        client.force_login(person)
        yield client.cookies["sessionid"].value


def load(site: Site, people: int, seconds: float, think: float) -> list[Person]:
    keys = sessions(site.team, people)
    crowd = [Person(site, key, random.Random(number)) for number, key in enumerate(keys)]
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(people) as pool:
        for done in [pool.submit(person.work, until, think) for person in crowd]:
            done.result()
    return crowd


def report(crowd: list[Person], seconds: float) -> str:
    times = sorted(time for person in crowd for time in person.times)
    statuses = sum((person.statuses for person in crowd), Counter[str]())
    at = {percent: times[min(len(times) * percent // 100, len(times) - 1)] for percent in (50, 90, 99)}
    sentence = ", ".join(f"p{percent} {second:.3f} s" for percent, second in at.items())
    return f"{len(times) / seconds:.1f} requests a second, {sentence}, worst {times[-1]:.3f} s; {dict(statuses)}\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.benchmarks.load")
    parser.add_argument("port", type=int)
    parser.add_argument("version")
    parser.add_argument("comparison")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--think", type=float, default=2.0, help="seconds between two requests of one person, about")
    asked = parser.parse_args()
    version = Version.objects.get(slug=asked.version.split("/")[2])
    clauses = [one for one in Clause.objects.filter(reading=version.current_reading) if one.text]
    remark = Annotation.objects.filter(version=version).first()
    team = remark.team if remark else Team.objects.first() or make.team(make.person("load"))
    site = Site(asked.port, asked.version, asked.comparison, team, clauses)
    crowd = load(site, asked.people, min(asked.seconds, 300), asked.think)
    sys.stdout.write(report(crowd, asked.seconds))


if __name__ == "__main__":
    main()
