"""The flow of a page: its elements one after the other as lines and rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from clauseline.reading.account import Account, weigh
from clauseline.reading.html.drawings import drawing_of
from clauseline.reading.html.elements import (
    BLOCKS,
    HEADINGS,
    MARKER_CLASSES,
    NUMBER_CLASSES,
    is_cover,
    is_division,
    is_table_of_contents,
    left_out_by,
    role_of,
    titled,
    tokens,
)
from clauseline.reading.html.lists import OpenLists
from clauseline.reading.html.tables import is_layout, is_list, read_table
from clauseline.reading.html.words import picture_of, spaced, whole_text
from clauseline.reading.limits import check_count
from clauseline.reading.lines import Line, Picture, Row
from clauseline.vocabulary import Role

MARK = 7
"""The mark of an item has fewer characters."""

LAYOUTS = 20
"""So many tables may lay out text inside one another; deeper ones are read as tables."""

_MARKER = re.compile(r"\s*(?:note|example|exemple|remarque|nota|注|示例)\s*\d*\s*[:：]?\s*", re.I)
_ANNOUNCED = re.compile(r"_Toc\d+")
"""The anchor that Word and LibreOffice set where a table of contents leads to: at a heading, whatever its style."""
_BOLD = {"b", "strong"}
_OPENING = {"section", "main", "article"}


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for the paragraphs in a block element."""

    element: etree._Element | None = None
    role: Role = "text"
    level: int | None = None
    contents: bool = False
    cover: bool = False
    division: int = 0


@dataclass(slots=True)
class PageFlow:
    """Walks a page without recursion and collects its `lines`."""

    account: Account
    lines: list[Line | Row] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _pictures: list[Picture] = field(default_factory=list)
    _stack: list[_Context] = field(default_factory=lambda: [_Context()])
    _lists: OpenLists = field(default_factory=OpenLists)
    _bold: int = 0
    _in_bold: int = 0
    _labelled: bool = False
    _announced: bool = False
    _entitled: bool = False
    _tables: int = 0
    _layouts: int = 0
    _listed: dict[etree._Element, bool] = field(default_factory=dict)

    def read(self, root: etree._Element) -> list[Line | Row]:
        """The lines and rows of a page."""
        skipped: etree._Element | None = None
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                if self._takes_whole(element):
                    walker.skip_subtree()
                    skipped = element
                else:
                    self._enter(element)
                continue
            if event != "end":
                self.account.leave_out("comments", element.text or "")
            elif element is not skipped:
                self._leave(element)
            if element is not root:
                self._say(element.tail)
        self._flush()
        return self.lines

    def _takes_whole(self, element: etree._Element) -> bool:
        """Take an element with all that is in it: what is left out, tables, code."""
        rule = left_out_by(element)
        if rule:
            self.account.leave_out(rule, whole_text(element))
            self._pictures += filter(None, [drawing_of(element)])
        elif element.tag == "table" and not self._stack[-1].contents and not self._lays_out(element):
            self._flush()
            self._tables += 1
            self.lines += read_table(element, self._tables, self.account)
        elif element.tag == "pre":
            self._flush()
            self._code(element)
        else:
            return False
        return True

    def _lays_out(self, table: etree._Element) -> bool:
        return self._layouts < LAYOUTS and is_layout(table)

    def _enter(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self._text.append("\n")
        elif tag == "img":
            self._pictures.append(picture_of(element))
        elif tag == "a" and _ANNOUNCED.fullmatch(element.get("name") or ""):
            self._announced = True
        elif tag in BLOCKS:
            if not self._labelled or tag not in ("p", "div", "td"):
                self._flush()
            self._labelled &= tag == "td"
            self._layouts += tag == "table"
            self._lists.enter(element)
            self._stack.append(self._context(element))
        self._in_bold += tag in _BOLD
        self._say(element.text)

    def _context(self, element: etree._Element) -> _Context:
        above = self._stack[-1]
        contents = above.contents or is_table_of_contents(element)
        division = above.division + is_division(element)
        cover = (above.cover or is_cover(element)) and not division and element.tag not in _OPENING
        role, level = role_of(element) or (above.role, above.level)
        if role == "title" and (division or self._entitled):
            role, level = titled(element, above.role, division)
        self._entitled |= role == "title" and element.tag in HEADINGS
        if role == "heading" and cover:
            role, level = ("title", None) if element.tag == "h1" else ("text", None)
        if element.tag == "table" and self._is_list(element):
            role, level = "item", 1 + (above.level or 0 if above.role == "item" else 0)
        if role == "item":
            level = level or self._lists.depth()
        return _Context(element, "contents" if contents else role, level, contents, cover, division)

    def _leave(self, element: etree._Element) -> None:
        self._in_bold -= element.tag in _BOLD
        names = tokens(element)
        if names & NUMBER_CLASSES:
            self._text.append("\t")
        if element.tag not in BLOCKS:
            return
        text = "".join(self._text)
        if (names & MARKER_CLASSES and _MARKER.fullmatch(text)) or (self._in_item(element) and weigh(text) < MARK):
            # The label of a note, and the mark of an item, stand in an element of their own; the words follow.
            self._text.append("\t")
            self._labelled = True
        else:
            self._flush()
        self._layouts -= element.tag == "table"
        self._lists.leave(element)
        self._stack.pop()

    def _in_item(self, element: etree._Element) -> bool:
        """Whether `element` is the cell, or the first paragraph of it, that holds the mark of an item."""
        table = next(element.iterancestors("table"), None)
        if self._stack[-1].role != "item" or not self._text or table is None or element.tag not in ("td", "p"):
            return False
        cell = element if element.tag == "td" else element.getparent()
        return cell is not None and cell.tag == "td" and cell.getnext() is not None and self._is_list(table)

    def _is_list(self, table: etree._Element) -> bool:
        """Whether each row of a table is an item; looked up once for all its cells."""
        if table not in self._listed:
            self._listed[table] = is_list(table)
        return self._listed[table]

    def _say(self, text: str | None) -> None:
        words = spaced(text)
        if words:
            self._text.append(words)
            self._bold += weigh(words) if self._in_bold else 0

    def _flush(self) -> None:
        """End the paragraph that is open, if it has words or pictures."""
        text, pictures, bold, announced = "".join(self._text), tuple(self._pictures), self._bold, self._announced
        self._text, self._pictures, self._bold, self._labelled, self._announced = [], [], 0, False, False
        if not text.strip() and not pictures:
            return
        context = self._stack[-1]
        label = "" if context.contents else self._lists.take_label()
        role, level = context.role, context.level
        if role == "heading" and not weigh(text):
            role, level = "text", None
        whole = bool(weigh(text)) and bold == weigh(text)
        if role == "item" and announced and whole and label:
            role, level = "heading", self._lists.depth()
        if role == "heading":
            label = self._lists.under_headings(label)
        # The tree of the page is in memory beside them.
        check_count(len(self.lines))
        self.lines.append(Line(text, role, level, label, pictures=pictures, bold=whole))

    def _code(self, element: etree._Element) -> None:
        """The lines of preformatted text, each a line of code."""
        text = whole_text(element, comments=False)
        self._lists.take_label()
        for comment in element.iter(etree.Comment, etree.ProcessingInstruction):
            self.account.leave_out("comments", comment.text or "")
        role: Role = "contents" if self._stack[-1].contents else "code"
        for row in filter(str.strip, text.splitlines()):
            check_count(len(self.lines))
            self.lines.append(Line(row, role))
