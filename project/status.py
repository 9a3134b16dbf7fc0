"""How the site is: what its admin looks at when something seems slow, and before an upgrade."""

from __future__ import annotations

import json
import platform
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import django
from celery import current_app
from django.conf import settings
from django.db import connection
from django.db.models import Count, Exists, Min, OuterRef
from django.utils import timezone
from kombu.exceptions import OperationalError

from clauseline.comparing import ENGINE
from project import tables
from project.backup.manifest import Manifest
from proposals.access import Person, visible
from proposals.drawing.build import build
from proposals.models import Job
from proposals.queries.jobs import Work, on_what, with_place
from proposals.services import counters
from proposals.templatetags.about import release

BEATS = "beats"
"""The book in which the sweep notes that it lives."""
LATE = timedelta(seconds=30)
"""A sweep that was not seen for so long does not run: it beats every two seconds."""
SLOW = timedelta(minutes=10)
"""People wait for something that has waited longer."""
TIGHT = 0.1
"""The share of a disk that should be free."""
MOST = 10
PATIENCE = 0.5
"""Seconds in which workers must answer."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits and runs in one; `since` is when the oldest that waits was submitted."""

    name: str
    waiting: int
    running: int
    since: datetime | None

    @property
    def is_slow(self) -> bool:
        return self.since is not None and timezone.now() - self.since > SLOW


@dataclass(frozen=True, slots=True)
class Disk:
    """Bytes of the disk that holds what is kept in `what`."""

    what: str
    free: int
    total: int

    @property
    def is_tight(self) -> bool:
        return self.free < TIGHT * self.total


@dataclass(frozen=True, slots=True)
class Backup:
    """The last one that was made: when, and how much is in it."""

    at: datetime
    rows: int
    files: int


def queues() -> list[Queue]:
    """Each queue: one query."""
    at_work = (Job.State.QUEUED, Job.State.RUNNING)
    grouped = Job.objects.filter(state__in=at_work).order_by().values_list("queue", "state")
    counted = grouped.annotate(Count("pk"), Min("submitted_at"))
    found = {(queue, state): (number, first) for queue, state, number, first in counted}
    return [_queue(name, *(found.get((name, state), (0, None)) for state in at_work)) for name in Job.Queue.values]


def _queue(name: str, waiting: tuple[int, datetime | None], running: tuple[int, datetime | None]) -> Queue:
    return Queue(name, waiting[0], running[0], waiting[1])


def oldest(person: Person) -> list[Work]:
    """The job that has waited longest, if the person may see it: three queries."""
    waiting = visible(Job, person).filter(state=Job.State.QUEUED)
    return on_what(with_place(waiting, person).order_by("pk")[:1])


def failed(person: Person) -> list[Work]:
    """The latest that failed, that nobody tried again, and that the person may see: three queries."""
    later = Job.objects.filter(kind=OuterRef("kind"), target=OuterRef("target"), pk__gt=OuterRef("pk"))
    rows = visible(Job, person).filter(~Exists(later), state=Job.State.FAILED)
    return on_what(rows.select_related("submitted_by").order_by("-pk")[:MOST])


def disks() -> Iterator[Disk]:
    """Those of the site's directory and of the uploaded drafts; once, if they are one."""
    seen = set()
    for what, path in (("var", settings.VAR), ("files", Path(settings.MEDIA_ROOT))):
        if path.exists() and (device := path.stat().st_dev) not in seen:
            seen.add(device)
            usage = shutil.disk_usage(path)
            yield Disk(what, usage.free, usage.total)


def versions() -> dict[str, str]:
    """What runs, by name."""
    number = ".".join(map(str, connection.get_database_version()))
    return {
        "Clauseline": f"{release()} ({build()})",
        "engine": ENGINE,
        "Python": platform.python_version(),
        "Django": django.get_version(),
        "database": f"{connection.display_name} {number}",
    }


def migrations() -> tuple[list[str], bool]:
    """The last migration of each of our apps that the database has had, and whether it has had all."""
    had = tables.had()
    last = {label: name for label, name in sorted(had) if label in tables.OURS}
    return [f"{label}.{name}" for label, name in last.items()], tables.in_files() <= had


def note_backup(made: Manifest) -> None:
    """Keep when it was made, if that goes: beside the uploaded drafts, which all processes of a site see."""
    facts = {"at": made.made_at, "rows": made.count, "files": len(made.files)}
    with suppress(OSError):
        Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
        _noted().write_text(json.dumps(facts), encoding="ascii")


def last_backup() -> Backup | None:
    """The last that the command made, wherever it was put; None if there was none."""
    try:
        facts = json.loads(_noted().read_text(encoding="ascii"))
        return Backup(datetime.fromisoformat(facts["at"]), facts["rows"], facts["files"])
    except (OSError, ValueError, KeyError):
        return None


def swept_at() -> datetime | None:
    """When the sweep was seen last; None if it never was, or the broker's server forgot."""
    moment = counters.look(BEATS).get("sweep")
    return datetime.fromisoformat(moment) if moment else None


def workers() -> list[str]:
    """The names of those that answer within half a second, also while they work."""
    try:
        answers = current_app.control.inspect(timeout=PATIENCE).ping() or {}
    except (OperationalError, OSError):
        return []
    return sorted(name.partition("@")[0] for name in answers)


def _noted() -> Path:
    return Path(settings.MEDIA_ROOT) / ".last-backup.json"
