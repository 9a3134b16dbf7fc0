"""What an office program does when one accepts or rejects all tracked changes, and what one reads then."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from itertools import zip_longest

from lxml import etree

from clauseline.outline import BlockText, Outline
from clauseline.redline.sections import Section, sections_of
from clauseline.writing.blocks import HEADING, Shape, shape_of
from clauseline.writing.docx import style_of
from clauseline.writing.word import NAMESPACE

W = f"{{{NAMESPACE}}}"
CAME, WENT = ("ins", "moveTo"), ("del", "moveFrom")
TEXTS = (f"{W}t", f"{W}delText")
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n"}

Read = tuple[str, ...]
"""The style of a paragraph and its words, or "row" and the words of each cell."""


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def accepted(data: bytes) -> list[Read]:
    """The text with all changes accepted."""
    return read(settled(data, accepts=True))


def rejected(data: bytes) -> list[Read]:
    """The text with all changes rejected."""
    return read(settled(data, accepts=False))


def of(outline: Outline, picture: str = "[Picture]") -> list[Read]:
    """What `read` finds of an outline."""
    found: list[Read] = []
    for section in sections_of(outline.clauses, [""] * len(outline.clauses)):
        if section.number or section.title:
            found.append((style_of(Shape(HEADING, section.depth)), _labelled(section.number, section.title)))
        found += [_block(section, block, picture) for block in section.blocks]
    return found


def _block(section: Section, block: BlockText, picture: str) -> Read:
    words = section.text[block.start : block.end]
    if block.kind == "row":
        return ("row", *words.split("\t"))
    label = block.marker or (picture if block.kind == "figure" and not words else "")
    return (style_of(shape_of(block)), _labelled(label, words))


def _labelled(label: str, words: str) -> str:
    return f"{label}\t{words}" if label else words


def differences(found: Sequence[Read], wanted: Sequence[Read]) -> list[tuple[Read | None, Read | None]]:
    """What is not the same; empty cells do not count in rows that have others, since cells may go over several."""
    return [
        (one, other)
        for one, other in zip_longest(found, wanted)
        if one != other
        and not (one and other and len(one) != len(other) and list(filter(None, one)) == list(filter(None, other)))
    ]


def read(body: etree._Element) -> list[Read]:
    """The paragraphs and rows of a document without changes; gaps between tables are no text."""
    found: list[Read] = []
    for element in body:
        if element.tag == f"{W}tbl":
            found += [("row", *map(words_of, cells_of(row))) for row in element.iter(f"{W}tr")]
        elif element.tag == f"{W}p" and (style := style_name(element)) != "Gap":
            found.append((style, words_of(element)))
    return found


def style_name(paragraph: etree._Element) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))


def cells_of(row: etree._Element) -> list[etree._Element]:
    """Its own cells, not those that go on from above."""
    merged = ((cell, cell.find(f"{W}tcPr/{W}vMerge")) for cell in row.iter(f"{W}tc"))
    return [cell for cell, merge in merged if merge is None or merge.get(f"{W}val") == "restart"]


def words_of(element: etree._Element) -> str:
    runs = [child for run in element.iter(f"{W}r") for child in run]
    return "".join(SIGNS.get(child.tag, child.text or "") for child in runs if child.tag in (*TEXTS, *SIGNS))


def settled(data: bytes, *, accepts: bool, unwraps: bool = True) -> etree._Element:
    """The body with all changes accepted or rejected; words that stay are still marked if it unwraps none."""
    drops, keeps = (WENT, CAME) if accepts else (CAME, WENT)
    [body] = part(data, "document")
    for mark in ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"):
        _remove(list(body.iter(f"{W}{mark}")))
    _remove([row for row in body.iter(f"{W}tr") if _has(row, "trPr", drops)])
    _remove([cell for cell in body.iter(f"{W}tc") if _has(cell, "tcPr", ["cellDel" if accepts else "cellIns"])])
    _remove([table for table in body.iter(f"{W}tbl") if table.find(f"{W}tr") is None])
    _remove([one for mark in drops for one in body.iter(f"{W}{mark}") if one.getparent().tag == f"{W}p"])
    for change in list(body.iter(f"{W}pPrChange")):
        if accepts:
            change.getparent().remove(change)
        else:
            _restore(change)
    for paragraph in [one for one in body.iter(f"{W}p") if _has(one, f"pPr/{W}rPr", drops)][::-1]:
        _join(paragraph)
    if unwraps:
        _unwrap([one for name in keeps for one in body.iter(f"{W}{name}")])
    return body


def _unwrap(marks: Sequence[etree._Element]) -> None:
    for mark in marks:
        for run in mark:
            mark.addprevious(run)
            for text in run.iter(f"{W}delText"):
                text.tag = f"{W}t"


def _has(element: etree._Element, facts: str, names: Sequence[str]) -> bool:
    return any(element.find(f"{W}{facts}/{W}{name}") is not None for name in names)


def _remove(elements: Sequence[etree._Element]) -> None:
    for element in elements:
        element.getparent().remove(element)


def _restore(change: etree._Element) -> None:
    """The properties that a paragraph had."""
    [before] = change
    facts = change.getparent()
    facts.remove(change)
    for own in [one for one in facts if one.tag != f"{W}rPr"]:
        facts.remove(own)
    for number, own in enumerate(before):
        facts.insert(number, own)


def _join(paragraph: etree._Element) -> None:
    """Its end goes: what is left of it stands in front of the next paragraph, which keeps its own style."""
    left = [child for child in paragraph if child.tag != f"{W}pPr"]
    if any(words_of(child) for child in left):
        following = paragraph.getnext()
        assert following is not None
        assert following.tag == f"{W}p" and style_name(following) != "Gap", "no paragraph can be joined with a table"
        assert style_name(following) == style_name(paragraph), "programs keep the style of the one or of the other"
        for child in left[::-1]:
            following[0].addnext(child)
    paragraph.getparent().remove(paragraph)
