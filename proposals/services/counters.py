"""What processes count and note together without writing to the database: in the server that is the broker too.

Without one, or while it does not answer, each process counts for itself: a request never fails for it. What is kept
here is small, ends by itself and may be lost; what must last counts in the database's cache.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import TypeVar

from django.conf import settings
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")
PATIENCE = 0.5
"""Seconds in which the server must answer: a request waits for it."""
AWAY = 5.0
"""Seconds for which a server that did not answer is left alone."""
MANY = 10_000


@dataclass
class Own:
    """The counts and notes of this process alone; `away_until` is when the server is asked again."""

    counts: dict[str, tuple[float, int]] = field(default_factory=dict)
    notes: dict[str, dict[str, str]] = field(default_factory=dict)
    held: dict[str, tuple[float, str]] = field(default_factory=dict)
    away_until: float = 0.0
    lock: Lock = field(default_factory=Lock)

    def count(self, name: str, seconds: int) -> tuple[int, float]:
        now = time.time()
        with self.lock:
            if len(self.counts) > MANY:
                self.counts = {name: one for name, one in self.counts.items() if one[0] > now}
            end, number = self.counts.get(name, (0.0, 0))
            end, number = (end, number + 1) if end > now else (now + seconds, 1)
            self.counts[name] = end, number
        return number, end - now

    def note(self, book: str, name: str, text: str) -> None:
        with self.lock:
            self.notes.setdefault(book, {})[name] = text

    def look(self, book: str) -> dict[str, str]:
        with self.lock:
            return dict(self.notes.get(book, {}))

    def take(self, book: str) -> dict[str, str]:
        with self.lock:
            return self.notes.pop(book, {})

    def hold(self, name: str, text: str, seconds: int) -> None:
        now = time.time()
        with self.lock:
            self.held = {one: entry for one, entry in self.held.items() if entry[0] > now}
            self.held[name] = now + seconds, text

    def is_held(self, name: str) -> str:
        with self.lock:
            end, text = self.held.get(name, (0.0, ""))
        return text if end > time.time() else ""

    def drop(self, name: str) -> None:
        with self.lock:
            self.held.pop(name, None)


_own = Own()


def count(name: str, *, seconds: int) -> tuple[int, float]:
    """How often `name` was counted, this time included, in a span of so many seconds that began with the first time;
    and how many seconds of it are left.
    """
    return asked(lambda server: count_there(server, name, seconds), lambda: _own.count(key_of(name), seconds))


def count_there(server: Redis, name: str, seconds: int) -> tuple[int, float]:
    """The same in `server`, and there alone."""
    key = key_of(name)
    pipeline = server.pipeline()
    pipeline.set(key, 0, ex=seconds, nx=True)
    pipeline.incr(key)
    pipeline.pttl(key)
    _, number, left = pipeline.execute()
    return int(number), max(int(left), 0) / 1000


def note(book: str, name: str, text: str) -> None:
    """Keep `text` under `name` until the notes of this `book` are taken."""
    asked(lambda server: server.hset(key_of(book), name, text), lambda: _own.note(key_of(book), name, text))


def take(book: str) -> dict[str, str]:
    """The notes of this book, which is empty then."""

    def there(server: Redis) -> dict[str, str]:
        key = key_of(book)
        pipeline = server.pipeline()
        pipeline.hgetall(key)
        pipeline.delete(key)
        notes, _ = pipeline.execute()
        return {name.decode(): text.decode() for name, text in notes.items()}

    return {**_own.take(key_of(book)), **asked(there, dict)}


def hold(name: str, text: str, *, seconds: int) -> None:
    """Keep `text` under `name` for so long; what was kept there is gone."""
    key = key_of(name)
    asked(lambda server: server.set(key, text, ex=seconds), lambda: _own.hold(key, text, seconds))


def held(names: Sequence[str]) -> list[str]:
    """What is kept under each of these names; "" where nothing is."""
    keys = [key_of(name) for name in names]

    def there(server: Redis) -> list[str]:
        found: list[bytes | None] = server.mget(keys)  # type: ignore[assignment]
        return [text.decode() if text else "" for text in found]

    return asked(there, lambda: [_own.is_held(key) for key in keys]) if keys else []


def drop(name: str) -> None:
    """Keep nothing under `name` any more."""
    key = key_of(name)
    _own.drop(key)
    asked(lambda server: server.delete(key), lambda: None)


def look(book: str) -> dict[str, str]:
    """The notes of this book, which stay."""

    def there(server: Redis) -> dict[str, str]:
        counts: dict[bytes, bytes] = server.hgetall(key_of(book))  # type: ignore[assignment]
        return {name.decode(): text.decode() for name, text in counts.items()}

    return {**_own.look(key_of(book)), **asked(there, dict)}


def key_of(name: str) -> str:
    """What stands for `name` in the server."""
    return f"{settings.COUNTERS}:{name}"


def asked(server_does: Callable[[Redis], Answer], otherwise: Callable[[], Answer]) -> Answer:
    """What the server does, if there is one and it answers; else the other thing."""
    server = _server(settings.CELERY_BROKER_URL)
    if server is None or time.monotonic() < _own.away_until:
        return otherwise()
    try:
        return server_does(server)
    except RedisError as problem:
        logger.warning("The server of the counters does not answer (%s); for now each process counts alone.", problem)
        _own.away_until = time.monotonic() + AWAY
        return otherwise()


@cache
def _server(broker: str) -> Redis | None:
    """The server at the broker's address, in the words of Celery; None if that is no Redis or Valkey."""
    if not broker.startswith(("redis", "unix")):
        return None
    address = broker.replace("redis+socket://", "unix://")
    patience = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
    return Redis.from_url(address, retry=Retry(NoBackoff(), 0), **patience)
