"""A database that a newer release brought up to date is left alone by this one, in a sentence and with status 2."""

import subprocess
import sys
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from project import tables
from tests.site import HERE, environment, free_port, up

SAID = (
    r"The database was brought up to date by a newer Clauseline than this one, .*: it has "
    r"annotations\.9999_from_later, which is unknown here\. Nothing was changed\. Start the newer release again, "
    r"or restore a backup that this one made into an empty database\."
)


@pytest.fixture
def newer(transactional_db):
    """What it takes: a migration of ours that no file has."""
    recorder = MigrationRecorder(connection)
    recorder.record_applied("annotations", "9999_from_later")
    yield
    recorder.record_unapplied("annotations", "9999_from_later")


@pytest.mark.parametrize("command", [("sweep", "--once"), ("up", "--setup-only"), ("up", "--only", "workers")])
def test_what_works_on_the_database_does_not_start(newer, command):
    with pytest.raises(CommandError, match=SAID) as no:
        call_command(*command)
    assert no.value.returncode == 2


def test_it_is_neither_saved_nor_replaced(newer, tmp_path, settings):
    settings.VAR = tmp_path
    (tmp_path / "site.zip").write_bytes(b"PK")
    for command in (("backup", str(tmp_path / "new.zip")), ("restore", str(tmp_path / "site.zip"), "--force")):
        with pytest.raises(CommandError, match=SAID) as no:
            call_command(*command)
        assert no.value.returncode == 2
    assert not (tmp_path / "new.zip").exists()


def test_migrations_of_others_are_no_matter(transactional_db):
    recorder = MigrationRecorder(connection)
    recorder.record_applied("account", "9999_from_later")
    try:
        tables.refuse_newer()
        call_command("sweep", "--once", stdout=StringIO())
    finally:
        recorder.record_unapplied("account", "9999_from_later")


def test_a_whole_site_ends_with_the_sentence_and_the_status(tmp_path):
    fields: dict[str, Any] = {
        "env": environment(tmp_path),
        "cwd": HERE,
        "capture_output": True,
        "text": True,
        "check": False,
    }
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "up", "--setup-only", "--no-sample"], **fields)
    program = (
        "import django; django.setup(); from django.db import connection as c;"
        "from django.db.migrations.recorder import MigrationRecorder as R;"
        "R(c).record_applied('annotations', '9999_from_later')"
    )
    subprocess.run([sys.executable, "-c", program], **fields)
    site = up(tmp_path, free_port(), "--no-sample")
    assert site.supervisor.wait(timeout=60) == 2
    assert site.output.read_text().startswith("CommandError: The database was brought up to date by a newer")
    assert len(site.output.read_text().splitlines()) == 1
