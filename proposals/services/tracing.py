"""Which request and which job is being worked on, for the lines of the log: ids, never who, from where or what."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

REQUEST, JOB = ContextVar("request", default=""), ContextVar("job", default="")


@contextmanager
def during(what: ContextVar[str], name: str) -> Iterator[None]:
    """What is logged meanwhile belongs to the request or job of this name."""
    token = what.set(name)
    try:
        yield
    finally:
        what.reset(token)


def ids() -> dict[str, str]:
    """What is worked on now: `request` and `job`, where there is one."""
    known = {"request": REQUEST.get(), "job": JOB.get()}
    return {name: value for name, value in known.items() if value}
