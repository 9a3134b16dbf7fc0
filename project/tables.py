"""Whether the database and this code belong together: by the migrations of both, without loading any."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from proposals.refusals import Conflict
from proposals.templatetags.about import release

OURS = ("project", "annotations", "proposals")
CANNOT = 2
"""The exit status of a command that would work on tables which only a newer release knows."""

Key = tuple[str, str]
"""The label of an app and the name of a migration."""


class Newer(Conflict):
    """It was made by a newer release: this one would break it."""

    code = "newer"


def in_files() -> set[Key]:
    """Every migration of this code."""
    files = ((app.label, Path(app.path, "migrations").glob("[0-9]*.py")) for app in apps.get_app_configs())
    return {(label, file.stem) for label, found in files for file in found}


def had() -> set[Key]:
    """Every migration that the database has had."""
    return set(MigrationRecorder(connection).applied_migrations())


def is_up_to_date() -> bool:
    """Whether the database has had all of this code."""
    return in_files() <= had()


def refuse_newer() -> None:
    """Refuse a database that has had migrations of ours which this code does not have."""
    if unknown := sorted(key for key in had() - in_files() if key[0] in OURS):
        raise Newer(
            f"The database was brought up to date by a newer Clauseline than this one, {release()}: it has "
            f"{'.'.join(unknown[0])}, which is unknown here. Nothing was changed. Start the newer release again, "
            "or restore a backup that this one made into an empty database."
        )
