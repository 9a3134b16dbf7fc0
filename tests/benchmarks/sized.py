"""A draft of real size in the database, and what asking for it costs in statements and bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client
from rest_framework.test import APIClient

from annotations.services import annotations as remarks
from annotations.services import following
from annotations.services.annotations import Remark
from proposals.drawing.store import owner_of, pages
from proposals.models import Clause, Comparison, Job, Reading, Team, User, Version
from tests import factories as make
from tests import large

BRINGS = re.compile(r'data-brings(?:-tree)?="([^"]+)"')


@dataclass(frozen=True)
class Sized:
    """Two versions, remarks on the older one that a ready comparison carried to the newer one, and two reviewers."""

    old: Version
    new: Version
    comparison: Comparison
    team: Team
    one: User
    other: User

    @classmethod
    def made(cls, clauses: int = large.CLAUSES, remarks: int = large.REMARKS) -> Sized:
        one, other = make.person("one"), make.person("other")
        team = make.team(one, other)
        old, new = large.versions(clauses)
        large.remarks(old, team, [one, other], count=remarks)
        return cls(old, new, large.comparison(old, new), team, one, other)

    @property
    def reading(self) -> Reading:
        assert self.old.current_reading
        return self.old.current_reading

    def spare(self) -> Version:
        """A further version of the same draft without a text."""
        return make.version(proposal=make.proposal())

    def browsers(self) -> tuple[Client, Client]:
        """Two people who are signed in."""
        return browser_of(self.one), browser_of(self.other)

    def read(self, client: Client, of: Version | Comparison, **asked: str) -> int:
        """Ask for the page, and for its tree and all portions that it names; how many these are."""
        text = client.get(self.page(of), asked).text
        places = [place.replace("&amp;", "&") for place in BRINGS.findall(text)]
        for place in places:
            assert client.get(place).status_code == 200, place
        return len(places)

    def four_at_once(self) -> None:
        """Four people ask for the same comparison."""

        def ask(_: int) -> None:
            self.read(browser_of(self.one), self.comparison)
            connection.close()

        with ThreadPoolExecutor(4) as people:
            list(people.map(ask, range(4)))

    def forget_pages(self) -> None:
        """What was drawn is drawn anew."""
        for row in (self.reading, self.comparison):
            pages().forget(owner_of(row))

    def jobs_of_new_remarks(self, count: int) -> int:
        """How many jobs wait when so many remarks were added to the old version, one by one."""
        clauses = list(self.reading.clauses.exclude(text="").order_by("order")[:count])
        for clause in clauses:
            remarks.add(self.old, Remark("Who decides?"), team=self.team, by=self.one, key=clause.key)
        following.call()
        return Job.objects.filter(state=Job.State.QUEUED).count()

    def bytes_a_byte(self) -> float:
        """What the database keeps of the old text, its words for search included, for each byte of the text."""
        clauses = Clause.objects.filter(reading=self.reading)
        text = sum(len(words.encode()) for words in clauses.values_list("text", flat=True))
        packed = sum(len(blocks) for blocks in clauses.values_list("packed", flat=True))
        search = sum(len(words) for words in self.reading.search_rows.values_list("words", flat=True))
        return (text + packed + search) / text

    def page(self, of: Version | Comparison) -> str:
        noun = "versions" if isinstance(of, Version) else "comparisons"
        return f"/{noun}/{of.slug}/"


def browser_of(person: User) -> Client:
    """One who is signed in with a session."""
    client = Client()
    client.force_login(person)
    return client


def program_of(person: User) -> APIClient:
    """A program that acts for `person`, without what signing in costs."""
    client = APIClient()
    client.force_authenticate(person)
    return client


@contextmanager
def statements() -> Iterator[list[str]]:
    """The statements that the database was asked meanwhile."""
    asked: list[str] = []

    def listen(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield asked
