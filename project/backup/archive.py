"""The file of a backup: a ZIP archive that holds exactly what its manifest names, and nothing is believed unseen."""

from __future__ import annotations

import hashlib
import shutil
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from project.backup.manifest import MANIFEST, ROWS, BackupPart, Manifest, from_json
from proposals.refusals import Refusal

MANIFEST_LIMIT = 64 * 1024 * 1024
LINE_LIMIT = 256 * 1024 * 1024
"""Bytes of the manifest and of one row."""
RATIO = 200
"""Rows are never packed more tightly than this."""
CHUNK = 1024 * 1024


@contextmanager
def opened(path: Path) -> Iterator[tuple[ZipFile, Manifest]]:
    """The archive and its manifest, after a look at every name and size; refuses what is damaged or hostile."""
    try:
        with ZipFile(path) as archive:
            yield archive, _checked(archive, path.stat().st_size)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError) as problem:
        raise Refusal(f"This backup is damaged, and nothing was changed: {problem}") from None


def copy(archive: ZipFile, part: BackupPart, out: IO[bytes] | None = None) -> None:
    """Copy a part; refuses one whose content is not what the manifest says. Without `out` it is only checked."""
    digest = hashlib.sha256()
    with archive.open(part.name) as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            if out is not None:
                out.write(chunk)
    if digest.hexdigest() != part.sha256:
        raise Refusal(f"This backup is damaged, and nothing was changed: {part.name} is not what was saved.")


def lines(archive: ZipFile) -> Generator[str, None, None]:
    """The rows, line by line."""
    with archive.open(ROWS) as file:
        while line := file.readline(LINE_LIMIT):
            if len(line) == LINE_LIMIT:
                raise Refusal("This backup has a row that is too large to be true. Nothing was changed.")
            yield line.decode()


def _checked(archive: ZipFile, size: int) -> Manifest:
    infos = archive.infolist()
    entries = {info.filename: info for info in infos}
    if MANIFEST not in entries:
        raise Refusal("This is no backup of Clauseline.")
    if entries[MANIFEST].file_size > MANIFEST_LIMIT:
        raise Refusal("The manifest of this backup is too large to be true. Nothing of it was used.")
    manifest = from_json(archive.read(MANIFEST))
    named = [MANIFEST, *(part.name for part in manifest.parts)]
    if sorted(named) != sorted(info.filename for info in infos) or len(set(named)) < len(named):
        raise Refusal("This backup holds other files than its manifest names. Nothing of it was used.")
    packed = sum(info.compress_size for info in infos)
    if packed > size or not all(_is_honest(entries[part.name], part) for part in manifest.parts):
        raise Refusal("This backup says wrong sizes. Nothing of it was used.")
    return manifest


def _is_honest(info: ZipInfo, part: BackupPart) -> bool:
    """Whether it is as large as the manifest says, and packed as a backup packs it."""
    if info.flag_bits & 1 or info.file_size != part.size:
        return False
    if part.name == ROWS:
        return info.file_size <= max(info.compress_size * RATIO, CHUNK)
    return info.compress_type == ZIP_STORED and info.compress_size == info.file_size


def refuse_without_room(manifest: Manifest, directory: Path) -> None:
    """Refuse files that the disk does not hold."""
    if sum(part.size for part in manifest.files) > shutil.disk_usage(directory).free:
        raise Refusal("There is not enough room on this disk for the files of the backup.")
