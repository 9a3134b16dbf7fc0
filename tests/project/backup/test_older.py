"""A backup of an older release: its tables are built as it had them, filled, and brought up to date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from project import tables
from project.backup import before, saving
from project.status import note_backup
from proposals.models import Clause, User
from tests import fresh
from tests.project.first_release import FIRST, FirstRelease


@pytest.fixture
def unblocked(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


@contextmanager
def first_release(folder: Path) -> Iterator[FirstRelease]:
    """A database of the first release, in the place of that of the tests."""
    with fresh.database(folder):
        MigrationExecutor(connection).migrate(FIRST)
        yield FirstRelease(MigrationExecutor(connection).loader.project_state(FIRST).apps)


@pytest.fixture
def older(unblocked: None, var: Path, tmp_path: Path) -> Path:
    """A backup of the first release, with its two drafts."""
    with first_release(tmp_path):
        for number in range(2):
            path = var / "files" / "versions" / str(number)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"draft {number}")
        made = saving.save(tmp_path / "older.zip")
    assert (len(made.files), made.lost) == (2, ())
    assert [name for name in made.migrations if name.startswith("proposals.")] == ["proposals.0001_first"]
    return tmp_path / "older.zip"


def test_it_is_restored_and_brought_up_to_date(older: Path, var: Path, tmp_path: Path):
    (var / "files" / "versions" / "1").unlink()
    with fresh.database(tmp_path):
        call_command("restore", str(older), stdout=StringIO())
        assert tables.is_up_to_date()
        assert [(one.text, len(one.blocks)) for one in Clause.objects.order_by("pk")] == [
            ("Records are kept.\nName\tYear", 2),
            ("Records are kept for a year.", 1),
        ]
        assert User.objects.create(username="later", slug="later").pk > User.objects.get(username="ana").pk
        with pytest.raises(CommandError, match="This backup is of an older release than the tables of this database"):
            call_command("restore", str(older), "--force")
        assert User.objects.filter(username="later").exists()
    assert (var / "files" / "versions" / "1").read_text() == "draft 1"


def test_what_an_older_release_kept_is_named_in_its_own_columns(older: Path):
    heads = [json.loads(line) for line in ZipFile(older).read("rows.ndjson").splitlines()]
    found = {head["table"]: head["columns"] for head in heads if isinstance(head, dict)}
    assert "clause_id" in found["proposals.block"]
    assert "packed" not in found["proposals.clause"]
    assert found["proposals.version"].index("proposal_id") < found["proposals.version"].index("file")


@pytest.mark.once  # On one's own machine the database is a file.
def test_on_ones_own_machine_the_database_is_copied_first(unblocked: None, var: Path, tmp_path: Path, settings: Any):
    settings.EMBEDDED = True
    with first_release(tmp_path):
        copies = [before.secure() for _ in range(before.KEPT + 1)]
    assert sorted((var / "before-upgrades").iterdir()) == copies[1:]
    with fresh.database(tmp_path):
        connection.close()
        copy = copies[-1]
        assert copy is not None and copy.stat().st_mode & 0o777 == 0o600
        copy.replace(connection.settings_dict["NAME"])
        assert tables.had() >= set(FIRST)
        assert User.objects.values_list("username", flat=True).get() == "ana"


def test_elsewhere_a_backup_is_asked_for(unblocked: None, var: Path, tmp_path: Path, settings: Any):
    settings.EMBEDDED = False
    with first_release(tmp_path):
        with pytest.raises(CommandError, match=r"nobody has made a backup since yesterday\. Nothing was changed"):
            before.secure()
        before.secure(without_backup=True)
        note_backup(saving.save(tmp_path / "site.zip"))
        before.secure()


def test_nothing_is_asked_of_what_is_empty(unblocked: None, var: Path, tmp_path: Path, settings: Any):
    settings.EMBEDDED = False
    with fresh.database(tmp_path):
        before.secure()


@pytest.mark.django_db
def test_nothing_is_asked_of_what_is_up_to_date(var: Path, settings: Any):
    settings.EMBEDDED = False
    before.secure()
