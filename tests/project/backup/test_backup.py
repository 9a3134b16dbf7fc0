"""A backup is one file with all rows and files of a site, from which another one is made, also on another database.

Dear: a site is made from one on the embedded database, with all migrations.
"""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from proposals.models import AuditEvent, Body, SearchRow, User, Version
from proposals.queries import audit
from proposals.services.audit import chain
from tests import factories, template
from tests.site import HERE, environment

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def everything():
    """All rows of all tables but the sessions; those of search are made anew and get other keys."""
    tables = [table for table in apps.get_models(include_auto_created=True) if table._meta.app_label != "sessions"]
    rows = {table._meta.label: list(table._base_manager.order_by("pk").values()) for table in tables}
    known = SearchRow.objects.order_by("reading", "first", "share")
    return rows | {"proposals.SearchRow": list(known.values_list("reading", "first", "share", "texts", "words"))}


def files(var: Path):
    """The drafts by name, without what is noted of the last backup."""
    root, noted = var / "files", ".last-backup.json"
    found = (path for path in root.rglob("*") if path.is_file() and path.name != noted)
    return {str(path.relative_to(root)): path.read_bytes() for path in found}


def wipe(var: Path):
    call_command("flush", interactive=False, verbosity=0)
    for path in sorted((var / "files").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def run(*command):
    out, err = StringIO(), StringIO()
    call_command(*command, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def rows_of(backup: Path):
    return [json.loads(line) for line in ZipFile(backup).read("rows.ndjson").splitlines()]


def test_a_wiped_site_is_restored_row_by_row_and_file_by_file(saved, var):
    rows, drafts = everything(), files(var)
    assert sum(map(bool, rows.values())) > 25
    wipe(var)
    assert files(var) == {} and not User.objects.exists()
    assert run("restore", str(saved))[1] == ""
    assert everything() == rows
    assert files(var) == drafts and len(drafts) == 2
    assert chain() == AuditEvent.objects.count() == audit.check().events > 4


def test_what_comes_after_a_restoration_gets_numbers_of_its_own(saved, var):
    last = Body.objects.latest("pk").pk
    wipe(var)
    run("restore", str(saved))
    assert factories.body(name="Another", short_name="A").pk == last + 1


def test_a_backup_is_for_its_owner_alone_and_never_written_over(saved):
    assert saved.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match=r"There is a file .* already"):
        run("backup", str(saved))


def test_what_is_there_is_replaced_only_by_force(saved, var, filled):
    rows, drafts = everything(), files(var)
    User.objects.update(name="Changed")
    later = factories.version()
    with pytest.raises(CommandError, match="is not empty"):
        run("restore", str(saved))
    assert Version.objects.filter(pk=later.pk).exists()
    run("restore", str(saved), "--force")
    assert (everything(), files(var)) == (rows, drafts)


def test_a_file_that_is_missing_is_told(filled, tmp_path, var):
    name = filled[0].file.name
    (var / "files" / name).unlink()
    sentence = f"A file is missing on this site, and so in the backup: {name}\n"
    assert run("backup", str(tmp_path / "lossy.zip"))[1] == sentence
    wipe(var)
    assert name in run("restore", str(tmp_path / "lossy.zip"))[1]


def test_the_key_of_the_embedded_default_comes_along(filled, tmp_path, var, settings):
    settings.EMBEDDED = True
    key = var / "secret_key"
    key.write_text("the key of this site")
    run("backup", str(tmp_path / "site.zip"))
    key.write_text("the key of another site")
    run("restore", str(tmp_path / "site.zip"), "--force")
    assert (key.read_text(), key.stat().st_mode & 0o777) == ("the key of this site", 0o600)


def test_a_site_of_ones_own_machine_moves_to_the_database_of_these_tests(tmp_path, var):
    source = environment(tmp_path / "source")
    (tmp_path / "source").mkdir()
    template.pour(tmp_path / "source")
    for command in (["migrate"], ["sample"], ["backup", str(tmp_path / "there.zip")]):
        subprocess.run([sys.executable, str(HERE / "manage.py"), *command], env=source, check=True, capture_output=True)
    run("restore", str(tmp_path / "there.zip"), "--force")
    run("backup", str(tmp_path / "here.zip"))
    assert rows_of(tmp_path / "here.zip") == rows_of(tmp_path / "there.zip")
    assert files(var) == files(tmp_path / "source")
    assert chain() == AuditEvent.objects.count() == audit.check().events > 4
