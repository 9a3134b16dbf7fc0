"""Databases as older releases have them: their migrations are in the code, and tell what their tables are."""

from __future__ import annotations

from collections.abc import Collection

from django.apps import apps
from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from project import tables
from project.backup import manifest as manifests
from project.backup.manifest import Manifest
from project.tables import Key
from proposals.refusals import Refusal


def state() -> tuple[tuple[str, ...], Apps]:
    """The migrations that the database has had, of those in this code, and its models."""
    if tables.is_up_to_date():
        return manifests.migrations(), apps
    had = tables.had() & tables.in_files()
    return tuple(sorted(".".join(key) for key in had)), _models(had)


def is_older(manifest: Manifest) -> bool:
    """Whether the backup is of a release that had fewer migrations than this one."""
    return set(manifest.migrations) < set(manifests.migrations())


def refuse_tables(manifest: Manifest) -> None:
    """Refuse to restore an older backup into tables that are newer: there may be no way back from them."""
    if tables.had() - _keys(manifest):
        raise Refusal(
            f"This backup is of an older release than the tables of this database are. It was made by Clauseline "
            f"{manifest.release}. Restore it into a database without tables, which is brought up to date then: see "
            "docs/guide/running.md, Going back. Nothing was changed."
        )


def lay(manifest: Manifest) -> Apps:
    """Build the tables that the backup was made of; their models."""
    keys = _keys(manifest)
    executor = MigrationExecutor(connection)
    executor.migrate(_last(executor.loader, keys))
    return _models(keys)


def _keys(manifest: Manifest) -> set[Key]:
    return {(label, name) for label, _, name in (one.partition(".") for one in manifest.migrations)}


def _models(had: Collection[Key]) -> Apps:
    loader = MigrationLoader(None)
    return loader.project_state(_last(loader, had)).apps


def _last(loader: MigrationLoader, had: Collection[Key]) -> list[Key]:
    """Those of each app that no other one of the same app builds on."""
    known = [key for key in had if key in loader.graph.nodes]
    needed = {parent for key in known for parent in loader.disk_migrations[key].dependencies if parent[0] == key[0]}
    return sorted(set(known) - needed)
