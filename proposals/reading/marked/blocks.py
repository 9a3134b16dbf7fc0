"""Markdown blocks to lines and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.token import Token

from proposals.reading.account import Account
from proposals.reading.lines import Cell, Line, Row
from proposals.reading.marked.markup import read_markup
from proposals.reading.marked.source import MARKS, Source, settle
from proposals.reading.marked.words import ATTRIBUTES, plain_words, without_attributes

_ATX = re.compile(r"\s*(?P<marks>#{1,6})\s+(?=\S)")
_UNNUMBERED = re.compile(r"numbered\s*=\s*[\"']?(?:false|no)|\{:?\s*(?:-|\.?unnumbered)")
_TABLE = re.compile(r"<table\b")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line or row, the line of the file it begins on, and whether its author wants it without a number."""

    item: Line | Row
    place: int
    unnumbered: bool = False


@dataclass(slots=True)
class Blocks:
    """Walks the tokens of a file. Every character of its source is kept in a line or left out by rule."""

    source: Source
    account: Account
    _lists: list[str] = field(default_factory=list)
    _mark: str = ""
    _tables: int = 0
    _done: int = 0
    _depths: Sequence[int] = ()
    _lowest: Sequence[int] = ()

    def read(self) -> Iterator[Placed]:
        """The lines and rows in order."""
        parser = MarkdownIt("commonmark").enable("table")
        tokens = parser.parse("\n".join(self.source.lines))
        covered = 0
        for place, token in enumerate(tokens):
            self._nest(token)
            if not token.map or token.map[0] < self._done:
                continue
            if token.type in (
                "heading_open",
                "paragraph_open",
                "fence",
                "code_block",
                "html_block",
                "table_open",
                "hr",
            ):
                self._leave(covered, token.map[0])
                start, covered = token.map[0], self._end(token)
                yield from self._leaf(tokens, place, start, covered)
                self._done = covered
        self._leave(covered, len(self.source.original))

    def _leave(self, start: int, end: int) -> None:
        """Lines that no block shows: definitions of links, marks alone."""
        for line in self.source.original[start:end]:
            self.account.leave_out(MARKS, line)

    def _nest(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self._lists.append(token.type)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif token.type == "list_item_open":
            self._mark = token.info + token.markup

    def _end(self, token: Token) -> int:
        """Where the source of a block ends: an HTML table may have blank lines."""
        assert token.map
        start, end = token.map
        if token.type != "html_block":
            return end
        if not self._depths:
            self._depths, self._lowest = _depths(self.source.lines)
        if self._lowest[end] > self._depths[start]:
            return end
        while self._depths[end] > self._depths[start]:
            end += 1
        return end

    def _leaf(self, tokens: Sequence[Token], place: int, start: int, end: int) -> Iterator[Placed]:
        token = tokens[place]
        source = "\n".join(self.source.original[start:end])
        attributes = ""
        items: list[Line | Row]
        if token.type == "html_block":
            items = list(self._html("\n".join(self.source.lines[start:end])))
        elif token.type == "table_open":
            self._tables += 1
            items = list(_rows(tokens, place, self._tables))
        elif token.type in ("fence", "code_block"):
            items = [Line(token.content.rstrip("\n"), "code")] if token.content.strip() else []
        elif token.type == "hr":
            items = []
        else:
            line, attributes = self._words(token, plain_words(tokens[place + 1].children or []))
            items = [line] if line.text.strip() else []
        added = settle(source, " ".join(map(_text, items)), self.account)
        if added:
            items[0] = items[0]._replace(added=added) if isinstance(items[0], Line) else _with_added(items[0], added)
        unnumbered = bool(_UNNUMBERED.search(attributes + self._next_attributes(end)))
        yield from (Placed(item, start, unnumbered) for item in items)

    def _next_attributes(self, end: int) -> str:
        """Attributes of kramdown that stand on the line below a block."""
        line = self.source.original[end].strip() if end < len(self.source.original) else ""
        return line if ATTRIBUTES.fullmatch(line) else ""

    def _words(self, token: Token, words: str) -> tuple[Line, str]:
        words, attributes = without_attributes(words)
        marks = _ATX.match(words)
        if token.type == "heading_open":
            return Line(words, "heading", int(token.tag[1])), attributes
        if marks:
            return Line(words[marks.end() :], "heading", len(marks["marks"])), attributes
        if self._mark and self._lists:
            mark, self._mark = self._mark.lstrip("+"), ""
            return Line(f"{mark} {words}".strip(), "item", len(self._lists)), attributes
        return Line(words), attributes

    def _html(self, source: str) -> Iterator[Line | Row]:
        """The lines of an HTML block; Markdown headings in it are headings too."""
        markup: list[str] = []
        for line in _COMMENT.sub("", source).split("\n"):
            heading = _ATX.match(line)
            if not heading:
                markup.append(line)
                continue
            yield from self._markup("\n".join(markup))
            markup = []
            yield Line(without_attributes(line[heading.end() :])[0].rstrip(" #"), "heading", len(heading["marks"]))
        yield from self._markup("\n".join(markup))

    def _markup(self, source: str) -> Iterator[Line | Row]:
        if not source.strip():
            return
        for item in read_markup(source, self._tables + 1):
            if isinstance(item, Row):
                self._tables = max(self._tables, item.table)
            yield item


def _depths(lines: Sequence[str]) -> tuple[list[int], list[int]]:
    """How many more HTML tables are opened than closed before each line and the end, and the fewest from there on."""
    depths = [0]
    for line in map(str.lower, lines):
        depths.append(depths[-1] + len(_TABLE.findall(line)) - line.count("</table") if "table" in line else depths[-1])
    return depths, list(accumulate(reversed(depths), min))[::-1]


def _text(item: Line | Row) -> str:
    return " ".join(cell.text for cell in item.cells) if isinstance(item, Row) else item.text


def _with_added(row: Row, added: int) -> Row:
    first, *others = row.cells
    return row._replace(cells=(first._replace(added=added), *others))


def _rows(tokens: Sequence[Token], place: int, table: int) -> Iterator[Row]:
    """The rows of a pipe table."""
    row = 0
    cells: list[Cell] = []
    for position in range(place, len(tokens)):
        token = tokens[position]
        if token.type in ("th_open", "td_open"):
            words = plain_words(tokens[position + 1].children or [])
            cells.append(Cell(words, len(cells) + 1, head=token.type == "th_open"))
        elif token.type == "tr_close":
            row += 1
            yield Row(table, row, tuple(cells))
            cells = []
        elif token.type == "table_close":
            return
