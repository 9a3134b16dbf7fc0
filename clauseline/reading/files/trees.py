"""XML that a stranger sent, as a tree: no entities, no network, no depth that a reader could drown in."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from clauseline.messages import gettext_noop as N_
from clauseline.reading.reader import Unreadable

DEEPEST = 120
"""No draft nests elements deeper; readers go down one call after the other."""

ELEMENTS = 1_500_000
"""The longest drafts have a tenth of them; each takes some hundred bytes of memory."""

TOO_LONG = N_("This file has more parts than any draft. Please upload the draft alone, or a part of it.")
_is_too_deep = etree.XPath("boolean(/" + "*/" * DEEPEST + "*)")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of file is called in sentences: "Word file", made with "Word"."""

    file: str
    program: str


def parse_xml(data: bytes, kind: Kind) -> etree._Element:
    """The root of an XML document that may come from anywhere. Raises `Unreadable`."""
    if data.count(b"<") - data.count(b"</") > ELEMENTS:
        raise Unreadable(TOO_LONG)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise Unreadable(
            f"This {kind.file} is damaged. Please open it in {kind.program}, save it again and upload that."
        ) from problem
    if _is_too_deep(root):
        raise Unreadable(f"This {kind.file} is nested too deeply to be a draft.")
    return root


def has_declarations(root: etree._Element) -> bool:
    """Whether the document brings a DTD of its own, with which it could define entities."""
    return root.getroottree().docinfo.internalDTD is not None


def parse_bare(data: bytes, kind: Kind) -> etree._Element:
    """The same for files that no program writes with a DTD: one that has it is refused."""
    root = parse_xml(data, kind)
    if has_declarations(root):
        raise Unreadable(
            f"This file carries declarations that no {kind.file} needs. Please save it again in {kind.program}."
        )
    return root
