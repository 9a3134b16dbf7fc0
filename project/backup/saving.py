"""Making a backup of a site, also while it runs."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import django
from django.apps.registry import Apps
from django.conf import settings
from django.db import connection
from django.utils import timezone

from project import tables
from project.backup import manifest as manifests
from project.backup import older, rows
from project.backup.archive import CHUNK
from project.backup.manifest import FILES, KEY, MANIFEST, ROWS, BackupPart, Manifest
from proposals.management.progress import SILENT, ProgressLines
from proposals.refusals import Refusal
from proposals.templatetags.about import release


def save(path: Path, *, told: ProgressLines = SILENT) -> Manifest:
    """Write all that the site keeps to `path`, readable for this account alone; refuses a file that is there.

    Also of a database that an upgrade has not yet reached, as the release has it that it is of.
    The file appears under its name when it is complete.
    """
    if path.exists():
        raise Refusal(f"There is a file {path} already. Please choose another name.")
    tables.refuse_newer()
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        descriptor = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w+b") as file, ZipFile(file, "w") as archive:
            manifest = _fill(archive, told)
        unfinished.replace(path)
    except OSError as problem:
        raise Refusal(f"The backup could not be written: {problem}") from None
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def _fill(archive: ZipFile, told: ProgressLines) -> Manifest:
    made_at = timezone.now().isoformat()
    had, models = older.state()
    with rows.snapshot():
        saved, count = _save_rows(archive, models, told)
        names = sorted(rows.file_names(models))
    files, lost = list[BackupPart](), list[str]()
    for name in told.over("Files", names, len(names)):
        part = _save_file(archive, FILES + name, Path(settings.MEDIA_ROOT) / name)
        files.append(part) if part else lost.append(name)
    key = _save_file(archive, KEY, settings.VAR / "secret_key") if settings.EMBEDDED else None
    manifest = Manifest(
        made_at=made_at,
        release=release(),
        django=django.get_version(),
        database=connection.vendor,
        migrations=had,
        count=count,
        rows=saved,
        files=tuple(files),
        lost=tuple(lost),
        secret_key=key,
    )
    archive.writestr(ZipInfo(MANIFEST), manifest.as_json(), ZIP_DEFLATED)
    return manifest


def _save_rows(archive: ZipFile, models: Apps, told: ProgressLines) -> tuple[BackupPart, int]:
    counted, total = 0, rows.count(models)

    def encoded() -> Iterable[bytes]:
        nonlocal counted
        for line in told.over("Rows", rows.lines(models), total):
            counted += line.startswith("[")
            yield f"{line}\n".encode()

    return _write(archive, ROWS, encoded(), ZIP_DEFLATED), counted


def _save_file(archive: ZipFile, name: str, path: Path) -> BackupPart | None:
    """None if it is not there: a version may have been withdrawn meanwhile."""
    if not manifests.is_safe(name):
        raise Refusal(f"A file has a name that cannot be saved: {name!r}")
    try:
        with path.open("rb") as file:
            return _write(archive, name, _chunks(file), ZIP_STORED)
    except FileNotFoundError:
        return None


def _write(archive: ZipFile, name: str, content: Iterable[bytes], packing: int) -> BackupPart:
    info = ZipInfo(name, timezone.now().timetuple()[:6])
    info.compress_type = packing
    info.external_attr = 0o600 << 16
    digest, size = hashlib.sha256(), 0
    with archive.open(info, "w", force_zip64=True) as out:
        for chunk in content:
            out.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return BackupPart(name, digest.hexdigest(), size)


def _chunks(file: IO[bytes]) -> Iterable[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk
