"""A cell is asked for real, and all that it did is taken back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import connection, transaction
from django.test import override_settings
from django.urls import reverse

from tests.project.matrix.bodies import BODIES, OTHER_ROWS, TRACELESS, filled, value
from tests.project.matrix.people import ACCOUNTS, OPEN
from tests.project.matrix.table import MAY, SIGN_IN, Answer, Cell
from tests.project.matrix.world import World

WRITES = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.IGNORECASE)
UNCOUNTED = {"django_session", "proposals_receipt", "proposals_count"}
"""Tables that tell who is signed in, what was answered and how often something was tried: nothing of anybody's work."""
UNHURRIED = {"API_RATE": "", "API_RATE_ANONYMOUS": "", "ACCOUNT_REAUTHENTICATION_TIMEOUT": 24 * 3600}
"""However many requests there are, and however long they take, nobody is asked to wait or for the password again."""
DOORS = ("/sign-in/", "/admin/login/")


@dataclass(frozen=True)
class Asked:
    """What came, and the tables in which something is not as before."""

    cell: Cell
    status: int
    answer: Answer
    changed: tuple[str, ...]
    text: str

    @property
    def is_right(self) -> bool:
        """Whether the answer is one that the table expects, who may not changed nothing, and who may did something."""
        is_expected = bool({self.answer, self.status} & self.cell.expected)
        return is_expected and (self.is_done if self.cell.may else not self.changed)

    @property
    def is_done(self) -> bool:
        """Whether what was allowed left a trace, where it leaves one."""
        cell = self.cell
        leaves_none = cell.method == "get" or cell.route.name in TRACELESS or cell.who not in ACCOUNTS
        return leaves_none or bool(self.changed)

    def __str__(self) -> str:
        cell = self.cell
        wanted = "/".join(sorted(str(one) for one in cell.expected))
        sentence = f"{cell.route.name} {cell.method} {cell.kind} as {cell.who}: {self.status}, not {wanted}"
        what = f"changed {' '.join(self.changed)}" if self.changed else "changed nothing"
        return f"{sentence}; {what}; {self.text}"


def ask(cell: Cell, world: World) -> Asked:
    """Ask, look at what changed, and take it back."""
    address, body = wanted(cell, world)
    cache.clear()
    with transaction.atomic(), override_settings(PUBLIC_SITE=cell.who == OPEN, **UNHURRIED):
        before = transaction.savepoint()
        with written() as tables:
            answer = send(world.client(cell.who), cell, address, body)
        status, text = answer.status_code, _text(answer)
        now = {table: _rows(table) for table in tables}
        transaction.savepoint_rollback(before)
        changed = tuple(sorted(table for table, rows in now.items() if rows != _rows(table)))
    return Asked(cell, status, _meaning(answer), changed, "" if status < 400 else text[:150])


def wanted(cell: Cell, world: World) -> tuple[str, Any]:
    """The address of a cell's row, and the body with which who may succeeds."""
    known = world.known["admin" if cell.route.address.startswith("/admin/") else cell.kind]
    known = known | {noun: known.get(name, name) for noun, name in OTHER_ROWS.get(cell.route.name, {}).items()}
    address = cell.route.address.format(*(value(known[noun]) for noun in cell.route.nouns))
    return address, filled(BODIES.get((cell.route.name, cell.method)), known)


def send(client: Any, cell: Cell, address: str, body: Any) -> Any:
    """The answer of the site."""
    if cell.method == "get":
        return client.get(address, body or {})
    is_form = not cell.route.is_api or (isinstance(body, dict) and "file" in body)
    how = {} if is_form and cell.method == "post" else {"content_type": "application/json"}
    return getattr(client, cell.method)(address, body or {}, **how)


def _text(answer: Any) -> str:
    data = b"".join(answer) if answer.streaming else answer.content
    text = re.sub(r"(?s)<(script|style|head|nav|header).*?</\1>|<[^>]*>", " ", data.decode("utf-8", "replace"))
    return " ".join(text.split())[-150:] if answer.status_code >= 400 else ""


def _meaning(answer: Any) -> Answer:
    status: int = answer.status_code
    if status == 401 or (status == 302 and answer["Location"].startswith(DOORS) and "next=" in answer["Location"]):
        return SIGN_IN
    is_asked_again = status == 302 and answer["Location"].startswith(reverse("account_reauthenticate"))
    return MAY if status < 400 and not is_asked_again else status


@contextmanager
def written() -> Iterator[set[str]]:
    """The tables that statements within mean to write to, but for the uncounted ones."""
    found: set[str] = set()

    def look(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if (match := WRITES.match(sql)) and match[1] not in UNCOUNTED:
            found.add(match[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield found


def _rows(table: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return sorted(cursor.fetchall(), key=repr)
