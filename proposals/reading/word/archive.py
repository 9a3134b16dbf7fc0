"""Opening a Word file that a stranger sent: a zip container with limits, XML without entities or network."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from proposals.reading.reader import Unreadable
from proposals.reading.word.names import STRICT

ENTRIES = 5_000
BYTES = 400_000_000
PART_BYTES = 120_000_000
RATIO = 250
"""Limits of a container: entries, bytes unpacked in all and in one part, bytes unpacked for one packed."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN_TYPES = (
    "wordprocessingml.document.main", "wordprocessingml.template.main",
    "ms-word.document.macroEnabled", "ms-word.template.macroEnabled",
)  # fmt: skip
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points at: the last word of the relationship's type, and the name of the part, or "" if outside."""

    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """An opened container; `main` names its document part."""

    archive: zipfile.ZipFile
    main: str = ""
    _names: dict[str, zipfile.ZipInfo] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._names = {info.filename.lstrip("/").lower(): info for info in self.archive.infolist()}

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, or None if there is none of this name."""
        info = self._names.get(name.lower())
        if info is None:
            return None
        if info.flag_bits & 1:
            raise Unreadable("This file is protected by a password. Please save a copy without it and upload that.")
        try:
            return self.archive.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as problem:
            raise Unreadable(
                "This Word file is damaged. Please open it in Word, save it again and upload that."
            ) from problem

    def parse(self, name: str) -> etree._Element | None:
        """The root of an XML part, or None if there is none of this name."""
        data = self.read(name)
        return None if data is None else parse(data)

    def relations(self, part: str) -> dict[str, Relation]:
        """What `part` points at, by id."""
        folder, base = posixpath.split(part)
        root = self.parse(posixpath.join(folder, "_rels", base + ".rels"))
        if root is None:
            return {}
        return {row.get("Id", ""): _relation(row, folder) for row in root.iter(_RELATIONSHIP)}


def looks_like_word(data: bytes) -> bool:
    """Whether `data` is a container whose content types name a Word document, or an encrypted one."""
    if data.startswith(_OLE):
        return _ENCRYPTED in data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo("[Content_Types].xml")
            types = archive.read(info) if info.file_size < 10_000_000 else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, OSError, ValueError):
        return False
    return any(name.encode() in types for name in _MAIN_TYPES)


def open_package(data: bytes) -> Package:
    """The container of a Word file. Raises `Unreadable` for anything else, and beyond the limits."""
    if not data:
        raise Unreadable("This file is empty. Please upload the draft again.")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Unreadable("This file is protected by a password. Please save a copy without it and upload that.")
        raise Unreadable("This is an old Word file (.doc). Please save it as .docx and upload that.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, EOFError, OSError, ValueError) as problem:
        raise Unreadable("This Word file is incomplete or damaged. Please upload it again.") from problem
    _check_limits(archive)
    package = Package(archive)
    package.main = _main_part(package)
    return package


def parse(data: bytes) -> etree._Element:
    """The root of an XML document that may come from anywhere. Raises `Unreadable`."""
    for strict, name in STRICT.items():
        if strict in data:
            data = data.replace(strict, name.strip("{}").encode())
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise Unreadable(
            "This Word file is damaged. Please open it in Word, save it again and upload that."
        ) from problem
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("This file carries declarations that no Word file needs. Please save it again in Word.")
    return root


def _relation(row: etree._Element, folder: str) -> Relation:
    kind = row.get("Type", "").rpartition("/")[2]
    if row.get("TargetMode") == "External":
        return Relation(kind, "")
    target = row.get("Target", "")
    return Relation(
        kind, target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    )


def _check_limits(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > ENTRIES or size > BYTES or max((entry.file_size for entry in entries), default=0) > PART_BYTES:
        raise Unreadable("This file is too large to be a draft when unpacked. Please upload the draft alone.")
    if size > 1_000_000 and size > RATIO * max(1, packed):
        raise Unreadable("This file unpacks to far more than it should. Please save it again in Word.")


def _main_part(package: Package) -> str:
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and relation.target:
            return relation.target
    if package.read("word/document.xml") is None:
        raise Unreadable("There is no Word document in this file. Please upload the draft as .docx.")
    return "word/document.xml"
