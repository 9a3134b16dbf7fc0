"""Elements of WordprocessingML."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = "http://www.w3.org/XML/1998/namespace"


def w(tag: str, *children: _Element, **attributes: str) -> _Element:
    """The element `w:tag` with `children`; its attributes are in the same namespace."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap={"w": W, "r": R})
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name}", value)
    element.extend(children)
    return element


def words(text: str, *, tag: str = "t") -> _Element:
    """`text` as a `w:t` that keeps its spaces."""
    element = w(tag)
    element.text = text
    element.set(f"{{{_XML}}}space", "preserve")
    return element


def related(element: _Element, **attributes: str) -> _Element:
    """`element` with `attributes` that point to other parts (namespace r)."""
    for name, value in attributes.items():
        element.set(f"{{{R}}}{name}", value)
    return element


def as_bytes(root: _Element) -> bytes:
    """`root` as a whole part of a package."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
