"""Making a site anew from its backup: all of it or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from zipfile import ZipFile

from django.apps import apps
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DatabaseError, transaction

from project import tables
from project.backup import archive as archives
from project.backup import manifest as manifests
from project.backup import older, rows
from project.backup.manifest import FILES, BackupPart, Manifest
from proposals.management.progress import SILENT, ProgressLines
from proposals.refusals import Refusal


def restore(path: Path, *, force: bool = False, told: ProgressLines = SILENT) -> Manifest:
    """Fill the database and the files from the backup at `path`, after a look at every hash in it.

    Refuses a database that holds anything, unless `force`: then all that is there goes. The site must not run. What an
    older release saved needs a database without tables; these are built as it had them, and then brought up to date.
    """
    tables.refuse_newer()
    if rows.are_there() and not force:
        raise Refusal("The database of this site is not empty. With --force all that is there goes for the backup.")
    with archives.opened(path) as (archive, manifest):
        manifests.refuse_other_tables(manifest)
        is_older = older.is_older(manifest)
        if is_older:
            older.refuse_tables(manifest)
        archives.copy(archive, manifest.rows)
        with _unpacked(archive, manifest, told) as unpacked:
            models = older.lay(manifest) if is_older else _of_today()
            former = rows.file_names(models)
            with _in_place(unpacked, manifest.files):
                _replace_rows(archive, manifest, models, told)
            for name in former - {file.name.removeprefix(FILES) for file in manifest.files}:
                (Path(settings.MEDIA_ROOT) / name).unlink(missing_ok=True)
        if manifest.secret_key and settings.EMBEDDED:
            _restore_key(archive, manifest.secret_key)
    if is_older:
        _of_today()
    call_command("reindex", verbosity=0, quiet=told.say is None)
    return manifest


def _of_today() -> Apps:
    """The tables of this release; their models."""
    call_command("migrate", interactive=False, verbosity=0)
    return apps


def _replace_rows(archive: ZipFile, manifest: Manifest, models: Apps, told: ProgressLines) -> None:
    try:
        with closing(archives.lines(archive)) as saved, transaction.atomic():
            lines = told.over("Rows", saved, manifest.count)
            if rows.replace(lines, models) != manifest.count:
                raise Refusal("This backup has not the number of rows that it says. Nothing was changed.")
    except (DatabaseError, ValueError) as problem:
        raise Refusal(f"The database did not take the backup, and nothing was changed: {problem}") from None
    ContentType.objects.clear_cache()


@contextmanager
def _unpacked(archive: ZipFile, manifest: Manifest, told: ProgressLines) -> Iterator[Path]:
    """A directory with the files, each found to be what was saved; beside their later place, and gone in the end."""
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    archives.refuse_without_room(manifest, root)
    directory = Path(tempfile.mkdtemp(prefix=".restoring-", dir=root))
    try:
        for part in told.over("Files", manifest.files, len(manifest.files)):
            place = directory / part.name
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("wb") as out:
                archives.copy(archive, part, out)
        yield directory
    finally:
        shutil.rmtree(directory)


@contextmanager
def _in_place(unpacked: Path, files: tuple[BackupPart, ...]) -> Iterator[None]:
    """The files stand in their places; if what is done here breaks off, those that are new go again.

    A file that was there under its name, which holds its SHA-256, is replaced by the same content.
    """
    new: list[Path] = []
    try:
        for part in files:
            place = Path(settings.MEDIA_ROOT) / part.name.removeprefix(FILES)
            place.parent.mkdir(parents=True, exist_ok=True)
            if not place.exists():
                new.append(place)
            (unpacked / part.name).replace(place)
        yield
    except BaseException:
        for place in new:
            place.unlink(missing_ok=True)
        raise


def _restore_key(archive: ZipFile, part: BackupPart) -> None:
    kept = settings.VAR / "secret_key"
    fresh = kept.with_name("secret_key.restored")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        archives.copy(archive, part, out)
    fresh.replace(kept)
