"""What is saved before a database is brought up to date: from there on, a backup may be the only way back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone

from project import status, tables

RECENT = timedelta(days=1)
KEPT = 3
"""So many copies of before upgrades stay."""
ASKED = """\
This release changes the tables of the database, and nobody has made a backup since yesterday. Nothing was changed.
Make one, which this release can do too, and start again:
    python manage.py backup FILE
With containers that is
    docker compose run --rm --no-deps -v "$PWD:/kept" web python manage.py backup /kept/clauseline.zip
Who has saved the database and the drafts in another way goes on without, once:
    python manage.py up --setup-only --without-backup"""


def secure(*, without_backup: bool = False) -> Path | None:
    """Before a database that holds something is brought up to date: a copy on one's own machine, whose path this is.

    Elsewhere it refuses, unless a backup was made in the last day; `without_backup` is for who has one of another kind.
    """
    if without_backup or tables.is_up_to_date() or not any(label in tables.OURS for label, _ in tables.had()):
        return None
    if settings.EMBEDDED:
        return _copy(settings.VAR / "before-upgrades")
    last = status.last_backup()
    if last is None or timezone.now() - last.at > RECENT:
        raise CommandError(ASKED)
    return None


def _copy(folder: Path) -> Path:
    """A copy of the database file as of now, for this account alone; of older ones the last `KEPT` stay."""
    folder.mkdir(mode=0o700, exist_ok=True)
    made = folder / f"{timezone.now():%Y%m%dT%H%M%S%f}.sqlite3"
    unfinished = made.with_suffix(".unfinished")
    try:
        connection.ensure_connection()
        with closing(sqlite3.connect(unfinished)) as into:
            unfinished.chmod(0o600)
            connection.connection.backup(into)
        unfinished.replace(made)
    except (OSError, sqlite3.Error) as problem:
        unfinished.unlink(missing_ok=True)
        raise CommandError(
            f"The database could not be copied before the upgrade, and nothing was changed: {problem}. "
            "Make room, or start with --without-backup."
        ) from None
    for old in sorted(folder.glob("*.sqlite3"))[:-KEPT]:
        old.unlink()
    return made
