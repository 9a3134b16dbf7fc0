"""All addresses of the site, as somebody finds them: what each answers, and what it asks of the database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode
from zlib import crc32

from django.core.cache import cache
from django.db import connection, transaction
from django.test import override_settings

from proposals.drawing.store import Kept
from tests.everything import everything
from tests.project.matrix.asking import UNHURRIED, wanted
from tests.project.matrix.people import AUDIENCES, CLOSED, OPEN, OTHER
from tests.project.matrix.table import Cell, cells
from tests.project.matrix.world import World
from tests.project.silent.acts import is_among

NOISE = {
    "the secret of a form": r'(?<=csrfmiddlewaretoken" value=")[^"]*|(?<=X-CSRFToken": ")[^"]*',
    "the secret of a page's scripts": r"(?<=nonce=\")[^\"]*|(?<='nonce-)[^']*",
}
"""What is drawn by lot for each answer, in its text and in its headers."""
OF_ONE_ANSWER = frozenset({"X-Request-ID"})
"""Headers that name the answer itself."""
ALIKE = ("inner", "frozen")
"""Kinds of rows whose pages are those of the team's other rows."""
RIVAL = OTHER[3]
"""Who sees most of those who are not meant to: an owner of the team that works on the same items."""
SECRETS = {
    "invitation": "who has the secret of an invitation reads whether it was accepted",
    "account_activate_totp mfa_activate_totp": "each time another secret is offered, and its picture has another size",
}
"""Addresses that tell something only to who brings a secret, or draw one by lot."""
OPERATED = {
    "audit": "the acts of all are the admin's to read, by ids without words",
    "api-event-list": "the same for programs",
    "api-event-detail": "the same for programs",
    "status": "whose machine it is reads how many jobs there are",
    "admin:*": "rows as they are, of what is there for everybody",
}
"""What the admin alone opens, and why it may tell more."""

UNSEEN = " ".join(("openapi", *SECRETS))
"""Routes at which nobody looks: the document of the API is the same whatever there is."""


@dataclass(frozen=True)
class Address:
    """Where something is, by the name of its route; `kind` says what it is about."""

    name: str
    kind: str
    path: str

    @property
    def is_about_work(self) -> bool:
        """Whether it tells what waits and what is done, also before it is done."""
        return "job" in self.name


@dataclass(frozen=True)
class Seen:
    """An answer: its status, its headers, its text, and the statements that it took."""

    status: int
    headers: dict[str, str]
    text: str
    statements: tuple[str, ...]

    def unlike(self, other: Seen) -> str:
        """What differs, in a few words; empty if nothing does."""
        if self.status != other.status:
            return f"status {self.status}, then {other.status}"
        if self.text != other.text:
            return f"text {_first(self.text, other.text)}"
        if self.headers != other.headers:
            return f"headers {sorted(dict(self.headers.items() ^ other.headers.items()))}"
        if len(self.statements) != len(other.statements):
            return f"{len(self.statements)} statements, then {len(other.statements)}"
        return ""


def _first(before: str, after: str) -> str:
    place = next((k for k, pair in enumerate(zip(before, after, strict=False)) if len(set(pair)) > 1), 0)
    return f"{before[max(0, place - 40) : place + 60]!r}, then {after[max(0, place - 40) : place + 60]!r}"


def addresses(world: World, moment: str) -> list[Address]:
    """All that can be asked for, each once; lists of rows also by what changed after `moment`."""
    found: dict[str, Address] = {}
    for cell in cells():
        if cell.method != "get" or not cell.rule or cell.who != CLOSED or is_among(cell.route.name, UNSEEN):
            continue
        for path in _paths(cell, world, moment):
            found.setdefault(path, Address(cell.route.name, cell.kind, path))
    return list(found.values())


def _paths(cell: Cell, world: World, moment: str) -> Iterator[str]:
    address, asked = wanted(cell, world)
    yield f"{address}?{urlencode(asked)}" if asked else address
    if cell.route.is_api and cell.route.name.endswith("-list"):
        yield f"{address}?{urlencode({**(asked or {}), 'changed_after': moment})}"


def shared_out(found: list[Address], who: str, others: tuple[str, ...]) -> list[Address]:
    """What this one looks at: with ALL=1 everything. Else who sees no row of a kind need not ask for each, and each
    row is looked at by one of those who see it; what is no row by the rival and one more.
    """
    if everything():
        return found
    rows = [one for one in found if one.kind not in ("site", *ALIKE) and who in AUDIENCES[one.kind]]
    own = [one for one in rows if _turn(one, others) == who]
    open_to_all = [one for one in found if one.kind == "site"]
    return own + [one for one in open_to_all if who in (RIVAL, _turn(one, others))]


def _turn(one: Address, others: tuple[str, ...]) -> str:
    """Whose turn it is, by the name of the route: it is the same one in each run."""
    seeing = [who for who in others if who in AUDIENCES[one.kind] and (one.kind != "site" or who != RIVAL)]
    return seeing[crc32(f"{one.name} {one.kind}".encode()) % len(seeing)]


def look(world: World, who: str, at: list[Address]) -> dict[Address, Seen]:
    """What `who` finds there. What looking does to rows, as when a file is taken away, is taken back each time."""
    with override_settings(PUBLIC_SITE=who == OPEN, **UNHURRIED):
        return {one: _seen(world, who, one) for one in at}


def _seen(world: World, who: str, one: Address) -> Seen:
    with drawn() as pages:
        found = _once(world, who, one)
    return _once(world, who, one) if pages else found  # What is drawn once costs less from then on.


def _once(world: World, who: str, one: Address) -> Seen:
    cache.clear()
    with transaction.atomic():
        with statements() as asked:
            answer = world.client(who).get(one.path)
            data = b"".join(answer) if answer.streaming else answer.content
        transaction.set_rollback(True)
    headers = {name: settled(text) for name, text in answer.headers.items() if name not in OF_ONE_ANSWER}
    return Seen(answer.status_code, headers, settled(data.decode("utf-8", "replace")), tuple(asked))


def settled(text: str) -> str:
    """Without what is drawn by lot."""
    for noise in NOISE.values():
        text = re.sub(noise, "", text)
    return text


@contextmanager
def drawn() -> Iterator[list[str]]:
    """The names of what is drawn and kept within."""
    found, put = [], Kept.put

    def noted(self: Kept, owner: str, name: str, data: bytes) -> bool:
        found.append(name)
        return put(self, owner, name, data)

    with patch.object(Kept, "put", noted):
        yield found


@contextmanager
def statements() -> Iterator[list[str]]:
    """The statements within, without their values."""
    found: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found
