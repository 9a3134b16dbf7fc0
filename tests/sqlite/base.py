"""What Django asks a kind of database for."""

from __future__ import annotations

from django.db.backends.sqlite3 import base, features, operations


class DatabaseFeatures(features.DatabaseFeatures):
    has_select_for_update = True
    has_select_for_update_of = True
    has_select_for_no_key_update = True


class DatabaseOperations(operations.DatabaseOperations):
    def for_update_sql(
        self, nowait: bool = False, skip_locked: bool = False, of: tuple[str, ...] = (), no_key: bool = False
    ) -> str:
        return f"/* {super().for_update_sql(nowait, skip_locked, of, no_key)} */"


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
    ops_class = DatabaseOperations
