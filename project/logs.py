"""What is logged, and how: where something happened, with the ids of request and job, and nothing of a person.

No address of a computer, no name, no words of a text, no path with a secret or a choice in it: a log is kept long,
copied far and read by many.
"""

from __future__ import annotations

import json
import logging
import re
import traceback
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest

from proposals.services import tracing

TELLING = (ArithmeticError, AttributeError, ImportError, MemoryError, NameError, NotImplementedError, TypeError)
"""Faults whose words come from code. Those of others may hold what a person wrote, as a database's do."""
SECRET = re.compile(r"(/(?:invitation|sign-in/password|account/emails|first-account)/)[^\s'\"]+|[^\s<'\"]+@[^\s>'\",]+")
"""Paths that open something, and addresses of mail: in words that other programs log."""


def logging_settings(level: str, *, form: str, with_requests: bool, whole: bool) -> dict[str, Any]:
    """Django's LOGGING: lines, or with the `form` "json" an object a line, on standard error.

    `whole` is for development: faults are told in all their words.
    """
    formatter = {"()": JsonFormatter if form == "json" else LineFormatter, "whole": whole}
    handler = {"class": "logging.StreamHandler", "formatter": "own", "filters": ["own"]}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"own": formatter},
        "filters": {"own": {"()": Discreet}},
        "handlers": {"console": handler},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # It says at each request how many wait.
            "waitress.queue": {"level": "ERROR"},
            "clauseline.requests": {"level": "INFO" if with_requests else "WARNING"},
        },
    }


def place(request: Any) -> str:
    """What a request asked for, without what it names: "GET versions/<slug:slug>/"."""
    match = getattr(request, "resolver_match", None)
    return f"{request.method} {match.route if match else 'an unknown address'}"


class Discreet(logging.Filter):
    """Puts the place of a request where Django, the web server and Celery log its path or the words of a fault."""

    def filter(self, record: logging.LogRecord) -> bool:
        request, args = getattr(record, "request", None), record.args
        if record.name.startswith("django.security"):
            record.msg, record.args = "Refused: %s", (record.name.rpartition(".")[2],)
        elif isinstance(request, HttpRequest) and isinstance(args, tuple):
            paths = (request.path, request.path_info, request.get_full_path())
            record.args = tuple(place(request) if one in paths else one for one in args)
        elif record.name.startswith("waitress") and isinstance(args, tuple):
            record.args = tuple("an address" if isinstance(one, str) else one for one in args)
        elif isinstance(args, Mapping) and "exc" in args:
            record.args = {**args, "exc": f"job {args.get('args', '')}"}
        return True


class LineFormatter(logging.Formatter):
    """A line a record, with the ids of request and job behind the name of the logger."""

    def __init__(self, *, whole: bool = False) -> None:
        super().__init__()
        self.whole = whole

    def format(self, record: logging.LogRecord) -> str:
        """The line, and below it where a fault was."""
        ids = "".join(f" {name}={value}" for name, value in tracing.ids().items())
        head = f"{self.formatTime(record)} {record.levelname} {record.name}{ids}: {self.words(record)}"
        return "\n".join([head, *([fault] if (fault := self.fault(record)) else [])])

    def words(self, record: logging.LogRecord) -> str:
        """What was logged, without what opens something."""
        return SECRET.sub(lambda found: f"{found[1] or ''}(left out)", record.getMessage())

    def fault(self, record: logging.LogRecord) -> str:
        """Where it was, and of what kind; its own words where they come from code."""
        if not record.exc_info or record.exc_info[1] is None:
            return ""
        if self.whole:
            return self.formatException(record.exc_info)
        return "".join(line for one in _chain(record.exc_info[1]) for line in _lines(one)).rstrip()


class JsonFormatter(LineFormatter):
    """An object a line, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {"at": self.formatTime(record), "level": record.levelname, "logger": record.name, **tracing.ids()}
        words = {"message": self.words(record), "fault": self.fault(record)}
        return json.dumps({**entry, **{name: value for name, value in words.items() if value}}, ensure_ascii=False)


def _chain(fault: BaseException) -> Iterator[BaseException]:
    """What caused it first."""
    earlier = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if earlier is not None:
        yield from _chain(earlier)
    yield fault


def _lines(fault: BaseException) -> Iterator[str]:
    yield from traceback.format_tb(fault.__traceback__)
    words = f": {fault}" if isinstance(fault, TELLING) else ""
    yield f"{type(fault).__module__}.{type(fault).__qualname__}{SECRET.sub('(left out)', words)}\n"
