"""What a restoration refuses: it is then as if nobody had asked for it."""

import hashlib
import json
from io import StringIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from django.core.management import CommandError, call_command

from proposals.models import User

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def parts(saved):
    """The files of the backup by name."""
    with ZipFile(saved) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def pack(path: Path, parts, **packing) -> Path:
    with ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data, packing.get(name, ZIP_STORED if name.startswith("files/") else ZIP_DEFLATED))
    return path


def with_manifest(parts, **told):
    manifest = json.loads(parts["manifest.json"]) | told
    return {**parts, "manifest.json": json.dumps(manifest).encode()}


def refused(path: Path) -> str:
    """The sentence of the no, after which all is as it was."""
    names = set(User.objects.values_list("name", flat=True))
    with pytest.raises(CommandError) as no:
        call_command("restore", str(path), "--force", verbosity=0)
    assert set(User.objects.values_list("name", flat=True)) == names
    return str(no.value)


def draft(parts):
    return next(name for name in parts if name.startswith("files/"))


def test_the_parts_packed_anew_are_restored(parts, tmp_path):
    call_command("restore", str(pack(tmp_path / "again.zip", parts)), "--force", stdout=StringIO())
    assert User.objects.get().username == "ana"


@pytest.mark.parametrize("content", [b"", b"PK", b"no archive at all"])
def test_no_archive(filled, tmp_path, content):
    (tmp_path / "bad.zip").write_bytes(content)
    assert refused(tmp_path / "bad.zip").startswith("This backup is damaged, and nothing was changed")


def test_another_archive(filled, tmp_path):
    assert refused(pack(tmp_path / "bad.zip", {"word/document.xml": b"<w/>"})) == "This is no backup of Clauseline."


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b'{"format": 1}', b"\xff"])
def test_another_manifest(parts, tmp_path, manifest):
    bad = pack(tmp_path / "bad.zip", {**parts, "manifest.json": manifest})
    assert refused(bad) == "This is no backup of Clauseline."


def test_a_changed_draft(parts, tmp_path):
    name = draft(parts)
    bad = pack(tmp_path / "bad.zip", {**parts, name: b"x" * len(parts[name])})
    assert refused(bad) == f"This backup is damaged, and nothing was changed: {name} is not what was saved."


def test_changed_rows(parts, tmp_path):
    changed = parts["rows.ndjson"].replace(b"Rights watch", b"Rights wreck")
    bad = pack(tmp_path / "bad.zip", {**parts, "rows.ndjson": changed})
    assert refused(bad) == "This backup is damaged, and nothing was changed: rows.ndjson is not what was saved."


def test_a_torn_file(saved, tmp_path):
    (tmp_path / "torn.zip").write_bytes(saved.read_bytes()[:-200])
    assert refused(tmp_path / "torn.zip").startswith("This backup is damaged, and nothing was changed")


@pytest.mark.parametrize(
    "name", ["files/../../escaped", "/etc/escaped", "files//escaped", "files/.ssh/escaped", "rows.ndjson", "escaped"]
)
def test_files_for_other_places(parts, tmp_path, name):
    manifest = json.loads(parts["manifest.json"])
    hostile = {"name": name, "sha256": "0" * 64, "size": 1}
    bad = with_manifest({**parts, name: b"x"}, files=[*manifest["files"], hostile])
    sentence = "This backup names files in a way that no Clauseline does. Nothing of it was used."
    assert refused(pack(tmp_path / "bad.zip", bad)) == sentence
    assert list(tmp_path.rglob("escaped")) == []


def test_files_that_the_manifest_does_not_name(parts, tmp_path):
    sentence = "This backup holds other files than its manifest names. Nothing of it was used."
    assert refused(pack(tmp_path / "more.zip", {**parts, "files/more": b"x"})) == sentence
    fewer = {name: data for name, data in parts.items() if name != draft(parts)}
    assert refused(pack(tmp_path / "fewer.zip", fewer)) == sentence


def test_wrong_sizes(parts, tmp_path):
    sentence = "This backup says wrong sizes. Nothing of it was used."
    assert refused(pack(tmp_path / "long.zip", {**parts, draft(parts): b"x" * 1000})) == sentence
    assert refused(pack(tmp_path / "packed.zip", parts, **{draft(parts): ZIP_DEFLATED})) == sentence


def test_rows_that_unpack_to_much_more_than_rows_do(parts, tmp_path):
    rows = b" " * 50_000_000
    manifest = json.loads(parts["manifest.json"])
    bomb = with_manifest({**parts, "rows.ndjson": rows}, rows={**manifest["rows"], "size": len(rows)})
    assert refused(pack(tmp_path / "bomb.zip", bomb)) == "This backup says wrong sizes. Nothing of it was used."


def test_files_without_room(parts, tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": 0}))
    sentence = "There is not enough room on this disk for the files of the backup."
    assert refused(pack(tmp_path / "large.zip", parts)) == sentence


def test_tables_of_another_release(parts, tmp_path):
    bad = with_manifest(parts, release="9.1", migrations=["proposals.0099_more"])
    assert refused(pack(tmp_path / "new.zip", bad)).startswith("This backup was made by Clauseline 9.1, whose tables")


def test_a_backup_of_a_newer_release(parts, tmp_path):
    migrations = [*json.loads(parts["manifest.json"])["migrations"], "proposals.9999_more"]
    new = pack(tmp_path / "new.zip", with_manifest(parts, release="9.1", migrations=migrations))
    with pytest.raises(
        CommandError, match=r"Clauseline 9\.1, which is newer than this one, .* with that release"
    ) as no:
        call_command("restore", str(new), "--force", verbosity=0)
    assert (no.value.returncode, User.objects.count()) == (2, 1)


def rewritten(parts, change):
    """A backup whose hashes are right and whose rows are not."""
    rows = change(parts["rows.ndjson"])
    manifest = json.loads(parts["manifest.json"])
    part = {**manifest["rows"], "sha256": hashlib.sha256(rows).hexdigest(), "size": len(rows)}
    return with_manifest({**parts, "rows.ndjson": rows}, rows=part)


@pytest.mark.parametrize(
    ("change", "start"),
    [
        (lambda rows: rows[: len(rows) // 2].rpartition(b"\n")[0] + b"\n", ""),
        (lambda rows: rows.replace(b'"credit"', b'"creed"'), "This backup speaks of tables"),
        (lambda rows: rows.replace(b'"proposals.watch"', b'"proposals.wish"'), "This backup speaks of tables"),
        (lambda rows: rows + b"[1, 2]\n", "The database did not take the backup"),
        (lambda rows: rows + b"no json\n", "The database did not take the backup"),
    ],
)
def test_rows_that_do_not_fit_change_nothing(parts, tmp_path, var, change, start):
    before = sorted(var.rglob("*"))
    assert refused(pack(tmp_path / "bad.zip", rewritten(parts, change))).startswith(start)
    assert sorted(path for path in var.rglob("*") if path.name != "up.lock") == before
