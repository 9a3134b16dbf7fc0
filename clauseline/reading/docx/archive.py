"""Opening a Word file that a stranger sent: a zip container with limits, XML without entities or network."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from lxml import etree

from clauseline.reading.docx.marks import ENCRYPTED, OLD, OLE
from clauseline.reading.docx.names import STRICT, STRICT_START
from clauseline.reading.docx.thinning import thin
from clauseline.reading.files.archives import PROTECTED, Archive, open_archive
from clauseline.reading.files.trees import Kind, parse_bare
from clauseline.reading.reader import Unreadable

WORD = Kind("Word file", "Word")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points at: the last word of the relationship's type, and the name of the part, or "" if outside."""

    kind: str
    target: str


@dataclass(slots=True)
class Package(Archive):
    """An opened container; `main` names its document part."""

    main: str = ""
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def parse(self, name: str) -> etree._Element | None:
        """The root of an XML part, or None if there is none of this name."""
        data = self.read(name)
        return None if data is None else parse(data)

    def text(self) -> etree._Element | None:
        """The root of the document part without the format that no reader looks at."""
        data = self.read(self.main)
        return None if data is None else parse_bare(thin(_transitional(data)), WORD)

    def relations(self, part: str) -> dict[str, Relation]:
        """What `part` points at, by id."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, base = posixpath.split(part)
        root = self.parse(posixpath.join(folder, "_rels", base + ".rels"))
        if root is None:
            return {}
        return {row.get("Id", ""): _relation(row, folder) for row in root.iter(_RELATIONSHIP)}


def open_package(data: bytes) -> Package:
    """The container of a Word file. Raises `Unreadable` for anything else, and beyond the limits."""
    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise Unreadable(PROTECTED)
        raise Unreadable(OLD)
    package = Package(open_archive(data, WORD), WORD)
    package.main = _main_part(package)
    return package


def parse(data: bytes) -> etree._Element:
    """The root of an XML document that may come from anywhere. Raises `Unreadable`."""
    return parse_bare(_transitional(data), WORD)


def _transitional(data: bytes) -> bytes:
    """The same with the names that all but "Strict" files use."""
    if STRICT_START in data:
        for strict, name in STRICT.items():
            data = data.replace(strict, name.strip("{}").encode())
    return data


def _relation(row: etree._Element, folder: str) -> Relation:
    kind = row.get("Type", "").rpartition("/")[2]
    if row.get("TargetMode") == "External":
        return Relation(kind, "")
    target = row.get("Target", "")
    return Relation(
        kind, target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    )


def _main_part(package: Package) -> str:
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and relation.target:
            return relation.target
    if package.read("word/document.xml") is None:
        raise Unreadable("There is no Word document in this file. Please upload the draft as .docx.")
    return "word/document.xml"
