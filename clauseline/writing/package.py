"""The parts around a Word document that every program expects to find in the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from clauseline.writing.word import MEDIA_TYPE, lines, pack

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_TERMS = "http://purl.org/dc/terms/"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


def document_package(*, document: bytes, parts: Mapping[str, bytes], title: str, date: str, status: str = "") -> bytes:
    """A .docx of a document and its `parts` by name, such as "styles" or "header".

    `date` (ISO 8601) is its date of creation, `status` how far it is, such as "Draft"; the relation ids are the
    parts' names.
    """
    inner = {part: (f"{_OFFICE}/{part}", f"{part}.xml") for part in parts}
    outer = {
        "document": (f"{_OFFICE}/officeDocument", "word/document.xml"),
        "core": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    }
    return pack(
        {
            "[Content_Types].xml": _content_types(parts),
            "_rels/.rels": _relations(outer),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": _relations(inner),
            **{f"word/{part}.xml": data for part, data in parts.items()},
            "docProps/core.xml": _core(title, date, status),
        }
    )


def _content_types(parts: Iterable[str]) -> bytes:
    space = f"{_PACKAGE}/content-types"
    types = etree.fromstring(f'<Types xmlns="{space}"/>')
    plain = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for extension, kind in plain.items():
        etree.SubElement(types, f"{{{space}}}Default", Extension=extension, ContentType=kind)
    names = {f"/word/{part}.xml": f"{_WORD}.{part}+xml" for part in parts}
    names["/word/document.xml"] = f"{MEDIA_TYPE}.main+xml"
    names["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    for name, kind in names.items():
        etree.SubElement(types, f"{{{space}}}Override", PartName=name, ContentType=kind)
    return _as_bytes(types)


def _relations(targets: dict[str, tuple[str, str]]) -> bytes:
    space = f"{_PACKAGE}/relationships"
    relations = etree.fromstring(f'<Relationships xmlns="{space}"/>')
    for name, (kind, target) in targets.items():
        etree.SubElement(relations, f"{{{space}}}Relationship", Id=name, Type=kind, Target=target)
    return _as_bytes(relations)


def _core(title: str, date: str, status: str) -> bytes:
    spaces = {"cp": _CORE, "dc": "http://purl.org/dc/elements/1.1/", "dcterms": _TERMS, "xsi": _INSTANCE}
    core = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=spaces)
    etree.SubElement(core, f"{{{spaces['dc']}}}title").text = " ".join(lines(title))
    if status:
        etree.SubElement(core, f"{{{_CORE}}}contentStatus").text = status
    if date:
        created = etree.SubElement(core, f"{{{_TERMS}}}created")
        created.set(f"{{{_INSTANCE}}}type", "dcterms:W3CDTF")
        created.text = date if "T" in date else f"{date}T00:00:00Z"
    return _as_bytes(core)


def _as_bytes(element: etree._Element) -> bytes:
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True, standalone=True)
