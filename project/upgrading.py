"""Before a database is brought to another release, the whole way is looked at.

A migration that cannot be undone says why, in `one_way`:

    class Migration(migrations.Migration):
        one_way = "blocks are no rows any more"
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.management.base import CommandError
from django.db.migrations import Migration
from django.db.models.signals import pre_migrate

Plan = Iterable[tuple[Migration, bool]]
"""Migrations in the order in which they are done, each with whether it is undone."""
UNDOES_NOTHING = "it changes what is not known afterwards"


def connect() -> None:
    """Have every `migrate` look first. The signal comes once for each app, and this is asked once."""
    pre_migrate.connect(refuse_half_a_way, sender=apps.get_app_config("proposals"))


def refuse_half_a_way(*, plan: Plan, **signal: Any) -> None:
    """Refuse to undo anything, where not all that is to be undone can be."""
    for migration, is_undone in plan:
        if is_undone and (reason := one_way(migration)):
            raise CommandError(
                f"There is no way back over {migration.app_label}.{migration.name}: {reason}. Nothing was changed. "
                "Restore the backup that was made before the upgrade, with the release that it is of "
                "(docs/guide/running.md, Going back)."
            )


def one_way(migration: Migration) -> str:
    """Why it cannot be undone; "" if it can."""
    if all(operation.reversible for operation in migration.operations):
        return str(getattr(migration, "one_way", ""))
    return str(getattr(migration, "one_way", UNDOES_NOTHING))
