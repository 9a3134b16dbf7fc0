"""What a backup says of itself."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from django.db.migrations.loader import MigrationLoader

from project import tables
from proposals.refusals import Refusal
from proposals.templatetags.about import release

FORMAT = 1
MANIFEST, ROWS, KEY, FILES = "manifest.json", "rows.ndjson", "secret_key", "files/"
"""What a backup consists of; uploaded files lie under `FILES`."""
SAFE = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
"""Names of uploaded files: relative, without hidden parts."""
DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class BackupPart:
    """A file of the backup: `size` in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """`made_at` is ISO 8601, `count` the number of rows; `lost` are files that rows name and that were not there."""

    made_at: str
    release: str
    django: str
    database: str
    migrations: tuple[str, ...]
    count: int
    rows: BackupPart
    files: tuple[BackupPart, ...]
    lost: tuple[str, ...]
    secret_key: BackupPart | None
    format: int = FORMAT

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @property
    def parts(self) -> tuple[BackupPart, ...]:
        """All files of the backup but the manifest itself."""
        return (self.rows, *self.files, *([self.secret_key] if self.secret_key else []))


def from_json(data: bytes) -> Manifest:
    """The inverse of `as_json`; refuses what no Clauseline has written."""
    try:
        content = json.loads(data)
        if content["format"] != FORMAT:
            raise Refusal("This backup was made by a newer Clauseline. Please restore it with that one.")
        key = content["secret_key"]
        manifest = Manifest(
            **{
                **content,
                "migrations": tuple(map(str, content["migrations"])),
                "rows": BackupPart(**content["rows"]),
                "files": tuple(BackupPart(**file) for file in content["files"]),
                "lost": tuple(map(str, content["lost"])),
                "secret_key": BackupPart(**key) if key else None,
            }
        )
        named_well = manifest.rows.name == ROWS and (manifest.secret_key is None or manifest.secret_key.name == KEY)
        is_sound = named_well and all(file.name.startswith(FILES) for file in manifest.files)
        is_sound = is_sound and all(_is_sound(part) for part in manifest.parts)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refusal("This is no backup of Clauseline.") from None
    if not is_sound:
        raise Refusal("This backup names files in a way that no Clauseline does. Nothing of it was used.")
    return manifest


def migrations() -> tuple[str, ...]:
    """How this release builds its tables."""
    return tuple(sorted(".".join(key) for key in MigrationLoader(None).disk_migrations))


def refuse_other_tables(manifest: Manifest) -> None:
    """Refuse a backup from tables that were built otherwise than ours ever were."""
    if set(manifest.migrations) <= set(migrations()):
        return
    if set(manifest.migrations) > set(migrations()):
        raise tables.Newer(
            f"This backup was made by Clauseline {manifest.release}, which is newer than this one, {release()}. "
            "Restore it with that release."
        )
    raise Refusal(
        f"This backup was made by Clauseline {manifest.release}, whose tables differ from those of this release, "
        f"{release()}. Restore it with that release, then upgrade."
    )


def is_safe(name: str) -> bool:
    """Whether it is the name of an uploaded file that leads to no other place."""
    return bool(SAFE.fullmatch(name)) and not PurePosixPath(name).is_absolute()


def _is_sound(part: BackupPart) -> bool:
    return is_safe(part.name) and bool(DIGEST.fullmatch(part.sha256)) and type(part.size) is int and part.size >= 0
