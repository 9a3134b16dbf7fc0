"""Zip containers that a stranger sent: limits on entries, size and ratio, and a sentence for each fault."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from clauseline.reading.files.containers import BROKEN
from clauseline.reading.files.trees import Kind, parse_bare
from clauseline.reading.reader import Unreadable

ENTRIES = 5_000
BYTES = 400_000_000
PART_BYTES = 120_000_000
RATIO = 250
"""Limits of a container: entries, bytes unpacked in all and in one part, bytes unpacked for one packed."""

PROTECTED = "This file is protected by a password. Please save a copy without it and upload that."


@dataclass(slots=True)
class Archive:
    """An opened container of a `kind` of file; names of parts are matched without regard to case."""

    archive: zipfile.ZipFile
    kind: Kind
    _names: dict[str, zipfile.ZipInfo] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._names = {info.filename.lstrip("/").lower(): info for info in self.archive.infolist()}

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, or None if there is none of this name."""
        info = self._names.get(name.lower())
        if info is None:
            return None
        if info.flag_bits & 1:
            raise Unreadable(PROTECTED)
        try:
            return self.archive.read(info)
        except BROKEN as problem:
            raise Unreadable(
                f"This {self.kind.file} is damaged. "
                f"Please open it in {self.kind.program}, save it again and upload that."
            ) from problem

    def parse(self, name: str) -> etree._Element | None:
        """The root of an XML part, or None if there is none of this name."""
        data = self.read(name)
        return None if data is None else parse_bare(data, self.kind)


def open_archive(data: bytes, kind: Kind) -> zipfile.ZipFile:
    """The container, within the limits. Raises `Unreadable` for anything else."""
    if not data:
        raise Unreadable("This file is empty. Please upload the draft again.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as problem:
        raise Unreadable(f"This {kind.file} is incomplete or damaged. Please upload it again.") from problem
    _check_limits(archive, kind)
    return archive


def _check_limits(archive: zipfile.ZipFile, kind: Kind) -> None:
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > ENTRIES or size > BYTES or max((entry.file_size for entry in entries), default=0) > PART_BYTES:
        raise Unreadable("This file is too large to be a draft when unpacked. Please upload the draft alone.")
    if size > 1_000_000 and size > RATIO * max(1, packed):
        raise Unreadable(f"This file unpacks to far more than it should. Please save it again in {kind.program}.")
