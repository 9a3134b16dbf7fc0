"""What a paragraph of a clause is: an item, a note, an example, a caption or plain words; and its marker."""

from __future__ import annotations

import re
from typing import NamedTuple

from proposals.reading.lines import Line, Row
from proposals.reading.numbering import INVISIBLE
from proposals.reading.vocabulary import CAPTION, EDITOR_NOTE, EXAMPLE, MARK, NOTE, SYMBOLS, is_title

_STYLED = {"subheading": "subheading", "formula": "formula", "code": "code", "figure": "figure", "term": "term"}


LONGEST_CAPTION = 250
_NAMED_WITHIN = 60
"""An editor's note says that it is one within so many characters."""
_PLAIN = re.compile(r"(?!(?i:ed|not|tab|fig|exa|exe|ej|rem)|[ivxIVX]{1,5}\))[A-Za-z]{2}")
"""How most paragraphs begin: with a word that makes no note, no caption, no example and no item of them."""


class Words(NamedTuple):
    """The words of a block from `start` of its raw text on; `punctuation` behind the marker is in neither."""

    kind: str
    marker: str
    start: int
    punctuation: str = ""
    depth: int | None = None
    editor: bool = False


def read_words(line: Line) -> Words:
    """What `line` is as a block. An editor's note keeps all its words: its brackets may close paragraphs later."""
    if line.role == "text" and not line.label and _PLAIN.match(line.text):
        return Words("paragraph", "", 0)
    if line.role not in ("code", "formula") and is_editors(line.text):
        return Words("note", line.label, 0, editor=True)
    if line.label and line.role in ("caption", "note", "example"):
        return Words(line.role, line.label, 0)
    if line.role == "caption" or (line.role == "text" and len(line.text) < LONGEST_CAPTION):
        found = CAPTION.match(line.text.lstrip())
        if found and (line.role == "caption" or found["mark"] or _is_han_caption(found) or _is_bare_caption(found)):
            return _split("caption", found, line)
    if line.role == "caption":
        return Words("caption", "", 0)
    for kind, pattern in (("note", NOTE), ("example", EXAMPLE)):
        found = pattern.match(line.text.lstrip())
        if found and line.role not in ("subheading", "code", "formula"):
            return _split(kind, found, line)
    if line.role in ("note", "example"):
        return Words(line.role, "", 0)
    return (
        _item(line)
        if line.role in ("item", "text", "heading", "annex")
        else Words(_STYLED.get(line.role, "paragraph"), line.label, 0)
    )


def caption_of(row: Row) -> Line | None:
    """The caption that a table has in its first row, over all its columns."""
    if row.row != 1:
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
    return bool(EDITOR_NOTE.match(" ".join(INVISIBLE.sub("", text[:_NAMED_WITHIN]).split())))


def _is_han_caption(found: re.Match[str]) -> bool:
    """Chinese captions have only a space after the number, and no full stop at their end."""
    rest = found.string[found.end() :]
    return found["marker"][0] in "表图" and bool(is_title(rest.strip(), longest=60)) and "的" not in rest


def _is_bare_caption(found: re.Match[str]) -> bool:
    """A title goes on with a capital where a sentence goes on with its verb: "Figure 1 shows", "Figure 1 Parts"."""
    rest = found.string[found.end() :]
    return found["marker"][0] in "TF" and rest[:1].isupper() and len(rest) < 160 and ". " not in rest


def _split(kind: str, found: re.Match[str], line: Line) -> Words:
    before = len(line.text) - len(line.text.lstrip())
    return Words(kind, found["marker"], before + found.end(), found["mark"] or "")


def _item(line: Line) -> Words:
    if line.label:
        return Words("item", line.label, 0, depth=line.level or 1)
    found = MARK.match(line.text)
    if found and _is_mark(found, line):
        marker = SYMBOLS.get(found["marker"], found["marker"])
        return Words("item", marker, found.end(), depth=line.level or 1)
    if line.role == "item":
        return Words("item", "", 0, depth=line.level or 1)
    return Words("paragraph", "", 0)


def _is_mark(found: re.Match[str], line: Line) -> bool:
    """A letter or number with a full stop is a mark only before a tab: "a. m." and "5. May" are words."""
    if found["marker"][-1] in ".．" and not INVISIBLE.sub("", found["marker"])[:-1].isdigit():
        return line.role == "item" or "\t" in found["gap"]
    return True
