"""Markdown blocks to lines and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

from markdown_it.token import Token

from clauseline.reading.account import Account
from clauseline.reading.ascii_tables.broken import Known
from clauseline.reading.ascii_tables.cells import is_layout
from clauseline.reading.ascii_tables.drawing import CAPTION
from clauseline.reading.lines import Cell, Line, Row
from clauseline.reading.markdown.breaks import at_breaks
from clauseline.reading.markdown.cells import Cells, flat
from clauseline.reading.markdown.grammar import DRAWN, cell_grammar, grammar
from clauseline.reading.markdown.items import ItemCounts
from clauseline.reading.markdown.markup import read_markup
from clauseline.reading.markdown.notes import MarkdownNotes, read_definitions
from clauseline.reading.markdown.source import MARKS, Source, settle
from clauseline.reading.markdown.words import ATTRIBUTES, CALL, labels_of, plain_words, without_attributes

_ATX = re.compile(r"\s*(?P<marks>#{1,6})\s+(?=\S)")
_UNNUMBERED = re.compile(r"numbered\s*=\s*[\"']?(?:false|no)|\{:?\s*(?:-|\.?unnumbered)")
_TABLE = re.compile(r"<table\b")
_CODE = re.compile(r"(`++)[^`\n]{1,500}(?<!`)\1(?!`)")
_VERBATIM = re.compile(r"<(?:pre|script|style|code)\b", re.I)
_BOLD = re.compile(r"(\*\*|__)(?![\s*_])(?:(?!\1)[^\n])+(?<!\s)\1")
"""A line in bold type alone."""
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_RAW = re.compile(r"\{=(?P<format>[\w.+-]+)\}\s*$")
_ALERT = re.compile(r"\[!(?:NOTE|TIP)\]\s*", re.IGNORECASE)
"""A quote that begins so is a note; other alerts ("[!IMPORTANT]") may bind."""
_NOTE = "footnote_reference_open"
_LEAVES = frozenset((
    "inline", "heading_open", "paragraph_open", "dt_open", "fence", "code_block", "html_block", "table_open", "hr",
    DRAWN, _NOTE,
))  # fmt: skip
_LISTS = frozenset(("bullet_list_open", "ordered_list_open", "bullet_list_close", "ordered_list_close"))


class Placed(NamedTuple):
    """A line or row, the line of the file it begins on, and whether its author wants it without a number."""

    item: Line | Row
    place: int
    unnumbered: bool = False


@dataclass(slots=True)
class Blocks:
    """Walks the tokens of a file. Every character of its source is kept in a line or left out by rule."""

    source: Source
    account: Account
    _depth: int = 0
    _counts: ItemCounts = field(default_factory=ItemCounts)
    _mark: str = ""
    _quotes: list[bool] = field(default_factory=list)
    """For each quote that is open whether it is a note."""
    _tables: int = 0
    _captioned: bool = True
    _done: int = 0
    _notes: MarkdownNotes = field(init=False)
    _cells: Cells = field(init=False)
    _depths: Sequence[int] = ()
    _lowest: Sequence[int] = ()

    def read(self) -> Iterator[Placed]:
        """The lines and rows in order."""
        env: dict[str, Any] = {}
        tokens = grammar(len(self.source.lines)).parse("\n".join(self.source.lines), env)
        self._notes = MarkdownNotes(self.account)
        self._cells = Cells(cell_grammar(), env, self._notes, self.source.signs, Known(self.source.original))
        read_definitions(tokens, self._notes, self._flat)
        for place, token in enumerate(tokens):
            if token.type not in _LEAVES:
                self._nest(token)
            elif token.map and token.map[0] >= self._done:
                self._leave(token.map[0])
                end = self._end(token)
                if token.type == _NOTE:
                    self._note(tokens, place)
                else:
                    yield from self._leaf(tokens, place, token.map[0], end)
                self._done = end
        self._leave(len(self.source.original))
        self._notes.leave_rest()

    def _flat(self, tokens: Sequence[Token]) -> str:
        return flat(tokens, self.source.signs).replace(CALL, "")

    def _leave(self, end: int) -> None:
        """Lines that no block shows: definitions of links, marks alone."""
        for line in self.source.original[self._done : end]:
            if line:
                self.account.leave_out(MARKS, line)

    def _nest(self, token: Token) -> None:
        """How many lists are open, and the mark of an item that begins."""
        self._counts.follow(token)
        if token.type in _LISTS:
            self._depth += token.nesting
        elif token.type == "blockquote_open":
            self._quotes.append(any(self._quotes))
        elif token.type == "blockquote_close":
            self._quotes.pop()
        elif token.type == "list_item_open":
            typed = self.source.marks.get(token.map[0]) if token.map else None
            self._mark = typed or self._counts.mark(token)

    def _end(self, token: Token) -> int:
        """Where the source of a block ends: an HTML table may have blank lines."""
        assert token.map
        start, end = token.map
        if token.type != "html_block":
            return max(end, start + 1)
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
            items = list(self._html("\n".join(map(self._as_typed, range(start, end)))))
        elif token.type in ("table_open", DRAWN):
            items = list(self._table(tokens, place))
            self._tables = max([self._tables, *(item.table for item in items if isinstance(item, Row))])
        elif token.type in ("fence", "code_block"):
            items = self._code(token)
        elif token.type == "hr":
            items = []
        else:
            line, attributes = self._words(token, token if token.type == "inline" else tokens[place + 1])
            items = list(at_breaks(line)) if line.text.strip() or line.notes else []
        added = settle(source, " ".join(map(_text, items)), self.account)
        if added:
            items[0] = items[0]._replace(added=added) if isinstance(items[0], Line) else _with_added(items[0], added)
        self._captioned = not (items and isinstance(items[-1], Row))
        attributes += self._next_attributes(end)
        unnumbered = bool(attributes) and bool(_UNNUMBERED.search(attributes))
        yield from (Placed(item, start, unnumbered) for item in items)

    def _as_typed(self, place: int) -> str:
        """A line of the file with the mark of an item that it begins with."""
        return (self.source.original if place in self.source.marks else self.source.lines)[place]

    def _note(self, tokens: Sequence[Token], place: int) -> None:
        """The account of the lines that define a footnote."""
        depth = 0
        for end in range(place, len(tokens)):
            depth += tokens[end].type == _NOTE
            depth -= tokens[end].type == "footnote_reference_close"
            if not depth:
                break
        start, last = tokens[place].map or (0, 0)
        source = "\n".join(self.source.original[start:last])
        self.account.added += settle(source, self._flat(tokens[place + 1 : end]), self.account)

    def _code(self, token: Token) -> list[Line | Row]:
        """A block of code. One that is for another format is read as HTML, or left out."""
        raw = _RAW.match(token.info.strip())
        if raw and raw["format"].startswith("html"):
            return list(self._html(token.content))
        if raw or not token.content.strip():
            return []
        return [Line(token.content.rstrip("\n"), "code")]

    def _next_attributes(self, end: int) -> str:
        """Attributes of kramdown that stand on the line below a block."""
        line = self.source.original[end].strip() if end < len(self.source.original) else ""
        return line if line.startswith("{") and ATTRIBUTES.fullmatch(line) else ""

    def _words(self, token: Token, inline: Token) -> tuple[Line, str]:
        words, attributes = without_attributes(plain_words(inline, self.source.signs))
        marks = _ATX.match(words)
        caption = None if self._captioned else CAPTION.match(words)
        if token.type == "heading_open":
            line = Line(words, "heading", int(token.tag[1]))
        elif token.type == "dt_open":
            line = Line(words, "term")
        elif marks:
            line = Line(words[marks.end() :], "heading", len(marks["marks"]))
        elif self._mark and self._depth:
            mark, self._mark = self._mark.lstrip("+"), ""
            line = Line(f"{mark} {words}".strip(), "item", self._depth)
        elif caption:
            line = Line(words[caption.end() :], "caption")
        else:
            line = self._paragraph(words)
            line = line._replace(bold=line.role == "text" and self._is_bold(token))
        if CALL in line.text:
            text, notes = self._notes.take(line.text, labels_of(inline))
            line = line._replace(text=text, notes=notes)
        return line, attributes

    def _is_bold(self, token: Token) -> bool:
        """Whether a paragraph is a line in bold type alone."""
        if self._depth or self._quotes or not token.map or token.map[1] - token.map[0] != 1:
            return False
        return _BOLD.fullmatch(self.source.original[token.map[0]].strip()) is not None

    def _paragraph(self, words: str) -> Line:
        """A paragraph, which is a note where it stands in a quote that is one."""
        alert = _ALERT.match(words) if self._quotes else None
        if alert:
            self._quotes[-1] = True
        return Line(words[alert.end() if alert else 0 :], "note" if any(self._quotes) else "text")

    def _table(self, tokens: Sequence[Token], place: int) -> Iterator[Line | Row]:
        """The rows of a table, drawn or of pipes, or what it only frames."""
        if tokens[place].type != DRAWN:
            return self._rows(tokens, place)
        drawing = tokens[place].meta["drawing"]
        read = self._cells.framed if is_layout(drawing) else self._cells.rows
        return read(drawing, self._tables + 1)

    def _rows(self, tokens: Sequence[Token], place: int) -> Iterator[Row]:
        """The rows of a table of pipes."""
        row = 0
        cells: list[Cell] = []
        for position in range(place, len(tokens)):
            token = tokens[position]
            if token.type in ("th_open", "td_open"):
                inline = tokens[position + 1]
                words, notes = self._notes.take(plain_words(inline, self.source.signs), labels_of(inline))
                cells.append(Cell(words, len(cells), head=token.type == "th_open", notes=notes))
            elif token.type == "tr_close":
                yield Row(self._tables + 1, row, tuple(cells))
                row, cells = row + 1, []
            elif token.type == "table_close":
                return

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
            words = self._cells.line(without_attributes(line[heading.end() :])[0].rstrip(" #"))
            yield Line(words, "heading", len(heading["marks"]))
        yield from self._markup("\n".join(markup))

    def _markup(self, source: str) -> Iterator[Line | Row]:
        if not source.strip():
            return
        for item in read_markup(_with_code(source), self._tables + 1):
            if isinstance(item, Row):
                self._tables = max(self._tables, item.table)
            yield item


def _with_code(source: str) -> str:
    """HTML in which code between backticks holds no tags, as its author meant it."""
    if "`" not in source or _VERBATIM.search(source):
        return source
    return _CODE.sub(lambda code: code.group().replace("<", "&lt;"), source)


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
