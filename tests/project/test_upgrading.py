"""Every migration from the first release on: each goes back whole, or says before anything is done that it cannot.

Dear: each migration goes back and comes again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from clauseline.outline import BlockText, Cell, Facts
from project import tables
from project.upgrading import one_way
from proposals.models import Clause, Comparison, Job, Token, User, Version
from tests import fresh
from tests.project.first_release import FIRST, FirstRelease

pytestmark = pytest.mark.postgres

SHAPE = {
    "sqlite": (
        'SELECT t.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master t, pragma_table_info(t.name) c',
        'SELECT t.name, k."table", k."from", k."to" FROM sqlite_master t, pragma_foreign_key_list(t.name) k',
        'SELECT t.name, i."unique", i.partial, (SELECT group_concat(name) FROM pragma_index_info(i.name)) '
        "FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table'",
    ),
    "postgresql": (
        "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable "
        "FROM information_schema.columns WHERE table_schema = 'public'",
        "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace",
        "SELECT tablename, regexp_replace(indexdef, 'INDEX \\S+ ', '') FROM pg_indexes WHERE schemaname = 'public'",
    ),
}
OTHER_ROWS = {
    "proposals.0010_jobs": {"proposals_job"},
    "proposals.0017_kept": {"proposals_proposal", "proposals_version"},
    "annotations.0013_hints_undecided": {"annotations_hint"},
    "proposals.0029_from_covers": {"proposals_job"},
    "proposals.0030_search_jobs": {"proposals_job"},
}
"""Tables in which a migration that was undone leaves other rows than there were: jobs that another does
too, keepers, whose column goes with the migration before, and what was decided about hints, which comes with that."""


def across(apps: Any) -> None:
    """What the release of comparisons in two languages keeps, and the one before has no room for."""
    compared = apps.get_model("proposals", "Comparison").objects.get()
    facts = {"old_version": compared.new_version, "new_version": compared.old_version, "old": compared.new}
    made = apps.get_model("proposals", "Comparison").objects.create(
        slug="across", engine="e" * 40, across=True, new=compared.old, **facts
    )
    clause = made.new.clauses.get()
    apps.get_model("proposals", "AlignedClause").objects.create(comparison=made, order=0, clause=clause)
    apps.get_model("proposals", "Job").objects.create(slug="across", kind="comparison", target=1, queue="meaning")


def texts(apps: Any) -> None:
    for digest in ("a", "b"):
        apps.get_model("proposals", "DistinctText").objects.create(digest=digest)


def meaning(apps: Any) -> None:
    one, other = apps.get_model("proposals", "DistinctText").objects.all()
    facts = {"method": "meaning", "engine": "e" * 40, "spans": []}
    apps.get_model("proposals", "TextPair").objects.create(one=one, other=other, **facts)


def waiting(apps: Any) -> None:
    for number in range(2):
        apps.get_model("proposals", "Job").objects.get_or_create(slug=f"waits{number}", kind="search", target=1)


def undated(apps: Any) -> None:
    apps.get_model("proposals", "Version").objects.filter(position=2).update(date=None)


KEPT: dict[str, Callable[[Any], None]] = {
    "proposals.0023_date_unknown": undated,
    "proposals.0025_origins": texts,
    "proposals.0026_across": across,
    "proposals.0027_meaning": meaning,
    "proposals.0029_from_covers": waiting,
}
"""What people and jobs write with a release, before it is left again."""


def shape() -> list[tuple[Any, ...]]:
    """Tables with their columns, keys and indexes, whatever these are called."""
    with connection.cursor() as cursor:
        found = []
        for statement in SHAPE[connection.vendor]:
            cursor.execute(statement)
            found += cursor.fetchall()
    return sorted(found, key=str)


def rows(but: set[str]) -> dict[str, list[str]]:
    """All rows, column by column in the order of their names."""
    found = {}
    with connection.cursor() as cursor:
        for table in set(connection.introspection.table_names(cursor)) - but - {"django_migrations"}:
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [one[0] for one in cursor.description]
            found[table] = sorted(str(sorted(zip(names, map(str, row), strict=True))) for row in cursor.fetchall())
    return found


class Way:
    """All migrations in order, one at a time."""

    def __init__(self) -> None:
        self.executor = MigrationExecutor(connection)
        self.executor.migrate(FIRST)
        self.executor = MigrationExecutor(connection)
        self.state = self.executor.loader.project_state(FIRST)
        self.one_way: list[str] = []
        self.both: list[str] = []

    def go(self) -> None:
        for migration, _ in self.executor.migration_plan(self.executor.loader.graph.leaf_nodes()):
            name = f"{migration.app_label}.{migration.name}"
            if migration.app_label in tables.OURS and not one_way(migration):
                self.there_and_back(migration, name)
            else:
                self.forwards(migration, name)
            (self.one_way if one_way(migration) else self.both).append(name)

    def forwards(self, migration: Any, name: str) -> None:
        self.state = self.executor.apply_migration(self.state, migration)
        if keep := KEPT.get(name):
            keep(self.state.apps)

    def there_and_back(self, migration: Any, name: str) -> None:
        before = self.state.clone()
        had = shape(), rows(OTHER_ROWS.get(name, set()))
        self.forwards(migration, name)
        self.executor.unapply_migration(before.clone(), migration)
        again = shape(), rows(OTHER_ROWS.get(name, set()))
        assert [table for table in had[1] if again[1].get(table) != had[1][table]] == [], name
        assert again == had, name
        self.state = before
        self.forwards(migration, name)


@pytest.fixture(scope="module")
def way(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any) -> Iterator[Way]:
    """A site of the first release, brought to this one step by step, each of them there and back."""
    with django_db_blocker.unblock(), fresh.database(tmp_path_factory.mktemp("fresh")):
        made = Way()
        FirstRelease(made.state.apps)
        made.go()
        yield made


def names() -> set[str]:
    return {".".join(key) for key in MigrationRecorder(connection).applied_migrations()}


def test_each_goes_back_whole_or_says_that_it_does_not(way):
    assert tables.is_up_to_date()
    assert set(way.one_way) == {
        "annotations.0003_sheets",
        "proposals.0012_pack",
        "proposals.0013_packed_alone",
        "proposals.0018_withdrawal",
        "proposals.0019_tokens",
        "proposals.0022_force_to_check",
    }
    assert len(way.both) > 50


def test_what_the_first_release_wrote_is_there(way):
    old, new = Version.objects.order_by("position")
    assert [one.blocks for one in Clause.objects.order_by("pk")] == [
        (
            BlockText("paragraph", 0, 17),
            BlockText("row", 18, 27, facts=Facts(table=1, row=0, cells=(Cell(18, 22),))),
        ),
        (BlockText("note", 0, 28, "NOTE", facts=Facts(call=3)),),
    ]
    assert (str(old.date), new.date) == ("2024-02-01", None)
    assert [figure.place for figure in old.current_reading.figures.all()] == [1]
    assert Token.objects.get().scope == "administer"
    assert Job.objects.filter(kind="hints", state="queued").count() == 1
    assert Job.objects.filter(kind="search", state="queued").count() == 1
    assert Comparison.objects.get(across=False).changes.get().flags == ["to-check"]
    assert old.annotations.get().concerns.get().concern == "retention"


@pytest.mark.parametrize(
    ("target", "over"),
    [
        (("proposals", "0013"), "proposals.0022_force_to_check"),
        (("proposals", "0012"), "proposals.0022_force_to_check"),
        (("annotations", "0002"), "annotations.0003_sheets"),
        (("proposals", "zero"), "proposals.0022_force_to_check"),
    ],
)
def test_a_way_that_would_end_in_the_middle_is_not_begun(way, target, over):
    before, had = names(), shape()
    with pytest.raises(CommandError, match=f"There is no way back over {over}: .* Nothing was changed"):
        call_command("migrate", *target, verbosity=0)
    assert (names(), shape()) == (before, had)


def test_a_way_that_goes_back_is_gone_whole(way):
    before, had = names(), shape()
    call_command("migrate", "annotations", "0011", verbosity=0)
    hints = MigrationExecutor(connection).loader.project_state([("annotations", "0011_hint_decisions")]).apps
    assert set(hints.get_model("annotations", "Hint").objects.values_list("state", "decided_by")) == {
        ("open", None),
        ("accepted", User.objects.get().pk),
    }
    call_command("migrate", "proposals", "0022", verbosity=0)
    assert "proposals.0023_date_unknown" not in names()
    call_command("migrate", verbosity=0)
    assert (names(), shape()) == (before, had)
