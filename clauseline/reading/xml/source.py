"""A draft in XML as a tree without namespaces, its own entities replaced where they are plain words."""

from __future__ import annotations

from lxml import etree

from clauseline.reading.files.trees import Kind, parse_xml
from clauseline.reading.reader import Unreadable

LONGEST_ENTITY = 40
"""No name for a few characters stands for more."""


def open_tagged(data: bytes, kind: Kind) -> tuple[etree._Element, list[str]]:
    """The root with local names for tags, and warnings. Raises `Unreadable` with a sentence."""
    root = parse_xml(data, kind)
    entities = _entities(root, kind)
    unknown: list[str] = []
    for element in list(root.iter()):
        if element.tag is etree.Entity:
            name = str(getattr(element, "name", ""))
            if name not in entities:
                unknown.append(name)
            _replace(element, entities.get(name, ""))
        elif isinstance(element.tag, str) and element.tag.startswith("{"):
            element.tag = element.tag.rpartition("}")[2]
    shown = ", ".join(dict.fromkeys(unknown[:5]))
    return root, [f"What the file takes in from elsewhere was not read: {shown}."] if unknown else []


def _entities(root: etree._Element, kind: Kind) -> dict[str, str]:
    declared = root.getroottree().docinfo.internalDTD
    found: dict[str, str] = {}
    for entity in () if declared is None else declared.iterentities():  # type: ignore[attr-defined]
        content = entity.content or ""
        if "&" in content:
            raise Unreadable(f"This {kind.file} builds names for text out of other such names. Please write them out.")
        if "<" not in content and 0 < len(content) <= LONGEST_ENTITY and not content.startswith(("http:", "https:")):
            found[entity.name] = content
    return found


def _replace(entity: etree._Element, words: str) -> None:
    """Put `words` where a reference to an entity stands."""
    parent, before = entity.getparent(), entity.getprevious()
    if parent is None:
        return
    words += entity.tail or ""
    if before is None:
        parent.text = (parent.text or "") + words
    else:
        before.tail = (before.tail or "") + words
    entity.tail = None
    parent.remove(entity)


def whole_text(element: etree._Element) -> str:
    """All text in an element, without its tail; elements set it apart."""
    return "\n".join(map(str, element.itertext()))


def first(element: etree._Element, *tags: str) -> etree._Element | None:
    """The first child with one of these tags."""
    return next(element.iterchildren(*tags), None)
