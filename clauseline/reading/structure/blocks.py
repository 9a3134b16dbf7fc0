"""What a paragraph of a clause is: an item, a note, an example, a caption or plain words; and its marker.

a) gaze;                         item       a)          gaze;
NOTE 1 – See Annex A.        ->  note       NOTE 1      See Annex A.
Table 2 – Sizes                  caption    Table 2     Sizes
Table 2 shows the sizes.         paragraph              Table 2 shows the sizes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from clauseline.reading.lines import Line, Row
from clauseline.reading.words.numbering import INVISIBLE
from clauseline.reading.words.vocabulary import CAPTION, EDITOR_NOTE, EXAMPLE, MARK, NOTE, PLAIN, SYMBOLS, is_title
from clauseline.vocabulary import BlockKind, Role

_STYLED: dict[Role, BlockKind] = {
    "subheading": "subheading",
    "formula": "formula",
    "code": "code",
    "figure": "figure",
    "term": "term",
}
_ANNOTATIONS: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (("note", NOTE), ("example", EXAMPLE))

LONGEST_CAPTION = 250
"""A longer paragraph that begins with "Table 2" speaks of it."""
LONGEST_BARE, LONGEST_HAN = 160, 60
"""The same without a mark behind the number, and in Chinese, where a full stop may be missing."""
_NAMED_WITHIN = 60
"""An editor's note says that it is one within so many characters."""


class BlockStart(NamedTuple):
    """The words of a block from `start` of its raw text on; `punctuation` behind the marker is in neither."""

    kind: BlockKind
    marker: str
    start: int
    punctuation: str = ""
    depth: int | None = None
    editor: bool = False


_PARAGRAPH = BlockStart("paragraph", "", 0)


def block_start(line: Line) -> BlockStart:
    """What `line` is as a block. An editor's note keeps all its words: its brackets may close paragraphs later."""
    if line.role == "text" and not line.label and PLAIN.match(line.text):
        return _PARAGRAPH
    if line.role not in ("code", "formula") and is_editors(line.text):
        return BlockStart("note", line.label, 0, editor=True)
    if line.label and line.role in ("caption", "note", "example"):
        return BlockStart(line.role, line.label, 0)
    if line.role == "caption" or (line.role == "text" and len(line.text) < LONGEST_CAPTION):
        found = CAPTION.match(line.text.lstrip())
        if found and (line.role == "caption" or found["mark"] or _is_han_caption(found) or _is_bare_caption(found)):
            return _split("caption", found, line)
    if line.role == "caption":
        return BlockStart("caption", "", 0)
    for kind, pattern in _ANNOTATIONS if line.role not in ("subheading", "code", "formula") else ():
        if found := pattern.match(line.text.lstrip()):
            return _split(kind, found, line)
    if line.role in ("note", "example"):
        return BlockStart(line.role, "", 0)
    return (
        _item(line)
        if line.role in ("item", "text", "heading", "annex")
        else BlockStart(_STYLED.get(line.role, "paragraph"), line.label, 0)
    )


def caption_of(row: Row) -> Line | None:
    """The caption that a table has in its first row, over all its columns."""
    if row.row:
        return None
    cells = [cell for cell in row.cells if not cell.is_empty()]
    if len(cells) != 1 or (len(row.cells) == 1 and cells[0].columns == 1):
        return None
    text, notes = cells[0].text, cells[0].notes
    found = CAPTION.match(text.lstrip()) if len(text) < LONGEST_CAPTION else None
    if not found or not found["mark"]:
        return None
    return Line(text, "caption", notes=notes, pictures=cells[0].pictures, page=row.page, line=row.line)


def is_editors(text: str) -> bool:
    """Whether `text` is an editor's note."""
    start = text[:_NAMED_WITHIN]
    return bool(EDITOR_NOTE.match(" ".join((start if start.isascii() else INVISIBLE.sub("", start)).split())))


def _is_han_caption(found: re.Match[str]) -> bool:
    """Chinese captions have only a space after the number, and no full stop at their end."""
    rest = found.string[found.end() :]
    return found["marker"][0] in "表图" and bool(is_title(rest.strip(), longest=LONGEST_HAN)) and "的" not in rest


def _is_bare_caption(found: re.Match[str]) -> bool:
    """A title goes on with a capital where a sentence goes on with its verb: "Figure 1 shows", "Figure 1 Parts"."""
    rest = found.string[found.end() :]
    return found["marker"][0] in "TF" and rest[:1].isupper() and len(rest) < LONGEST_BARE and ". " not in rest


def _split(kind: BlockKind, found: re.Match[str], line: Line) -> BlockStart:
    before = len(line.text) - len(line.text.lstrip())
    return BlockStart(kind, found["marker"], before + found.end(), found["mark"] or "")


def _item(line: Line) -> BlockStart:
    if line.label:
        return BlockStart("item", line.label, 0, depth=line.level or 1)
    found = MARK.match(line.text)
    if found and _is_mark(found, line):
        marker = SYMBOLS.get(found["marker"], found["marker"])
        return BlockStart("item", marker, found.end(), depth=line.level or 1)
    if line.role == "item":
        return BlockStart("item", "", 0, depth=line.level or 1)
    return _PARAGRAPH


def _is_mark(found: re.Match[str], line: Line) -> bool:
    """A letter or number with a full stop is a mark only before a tab: "a. m." and "5. May" are words."""
    if found["marker"][-1] in ".．" and not INVISIBLE.sub("", found["marker"])[:-1].isdigit():
        return line.role == "item" or "\t" in found["gap"]
    return True
