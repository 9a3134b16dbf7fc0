"""A draft of real size in the database, and what asking for it costs in statements and bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client
from rest_framework.test import APIClient

from proposals.models import Comparison, Team, User, Version
from tests import factories as make
from tests import large


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
