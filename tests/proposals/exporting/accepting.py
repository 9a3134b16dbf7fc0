"""What an office program does when one accepts or rejects all tracked changes, and what one reads then."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from proposals.exporting.strips import HEADING, strips
from proposals.exporting.word import NAMESPACE
from proposals.outline import Outline

W = f"{{{NAMESPACE}}}"


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def accepted(data: bytes) -> list[tuple[str, ...]]:
    """The text with all changes accepted: see `read`."""
    return read(_settled(data, drops="del", keeps="ins"))


def rejected(data: bytes) -> list[tuple[str, ...]]:
    """The text with all changes rejected."""
    return read(_settled(data, drops="ins", keeps="del"))


def of(outline: Outline, picture: str = "[Picture]") -> list[tuple[str, ...]]:
    """What `read` finds of an outline: ("h", number and title), ("p", words) and ("row", words of each cell)."""
    found = []
    for clause in outline.clauses:
        for strip in strips(clause, picture=picture):
            if strip.kind == "row":
                found.append(("row", *strip.words))
            else:
                label = f"{strip.label}\t" if strip.label else ""
                found.append(("h" if strip.kind == HEADING else "p", label + strip.words[0]))
    return found


def read(body: etree._Element) -> list[tuple[str, ...]]:
    """The paragraphs and rows of a document without changes; gaps between tables are no text."""
    found: list[tuple[str, ...]] = []
    for element in body:
        if element.tag == f"{W}tbl":
            found += [
                ("row", *("".join(map(_words, cell)) for cell in row.iter(f"{W}tc"))) for row in element.iter(f"{W}tr")
            ]
        elif element.tag == f"{W}p" and (style := element.find(f"{W}pPr/{W}pStyle").get(f"{W}val")) != "Gap":
            found.append(("h" if style.startswith("Heading") else "p", _words(element)))
    return found


def _words(element: etree._Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    runs = [child for run in element.iter(f"{W}r") for child in run]
    return "".join(signs.get(child.tag, child.text or "") for child in runs if child.tag in (f"{W}t", *signs))


def _settled(data: bytes, *, drops: str, keeps: str) -> etree._Element:
    [body] = part(data, "document")
    for row in list(body.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{drops}") is not None:
            row.getparent().remove(row)
    for table in [table for table in body.iter(f"{W}tbl") if table.find(f"{W}tr") is None]:
        table.getparent().remove(table)
    for gone in [mark for mark in body.iter(f"{W}{drops}") if mark.getparent().tag == f"{W}p"]:
        gone.getparent().remove(gone)
    for paragraph in [one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}rPr/{W}{drops}") is not None]:
        assert paragraph.find(f"{W}r") is None and paragraph.find(f"{W}{keeps}") is None, "it would join the next one"
        paragraph.getparent().remove(paragraph)
    for mark in list(body.iter(f"{W}{keeps}")):
        for run in mark:
            mark.addprevious(run)
            for text in run.iter(f"{W}delText"):
                text.tag = f"{W}t"
    return body
