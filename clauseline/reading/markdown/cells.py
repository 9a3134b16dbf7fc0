"""Markdown in the cells of drawn tables and in footnotes: several blocks as one run of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from clauseline.reading.ascii_tables.cells import lines_of, parts_of
from clauseline.reading.ascii_tables.drawing import Drawing, DrawnCell
from clauseline.reading.lines import Cell, Line, Row
from clauseline.reading.markdown.items import ItemCounts
from clauseline.reading.markdown.markup import read_markup
from clauseline.reading.markdown.notes import MarkdownNotes
from clauseline.reading.markdown.words import CALL, Signs, labels_of, plain_words
from clauseline.vocabulary import Role

_MARKED = re.compile(r"--|[\\`*_{}\[\]<>&!#~^|=]|^\s*(?:[-+]|\d+[.)])(?:\s|$)", re.M)
"""What a cell has that is more than plain words."""


def flat(tokens: Sequence[Token], signs: Signs) -> str:
    """The words of all blocks among `tokens`, ordered items with their numbers, each block on a line."""
    return "\n".join(filter(None, _blocks(tokens, signs)))


def _blocks(tokens: Sequence[Token], signs: Signs) -> Iterator[str]:
    mark, counts = "", ItemCounts()
    for token in tokens:
        counts.follow(token)
        if token.type == "list_item_open":
            mark = f"{counts.mark(token)} " if token.info else ""
        elif token.type == "inline":
            yield (mark + plain_words(token, signs)).strip()
            mark = ""
        elif token.type in ("fence", "code_block"):
            yield token.content.strip("\n")
        elif token.type == "html_block":
            yield from (_text(item) for item in read_markup(token.content, 1))


def _text(item: object) -> str:
    return "\n".join(cell.text for cell in item.cells) if isinstance(item, Row) else str(getattr(item, "text", ""))


@dataclass(frozen=True, slots=True)
class Cells:
    """Reads the cells of drawn tables. `env` is that of the file, which knows its footnotes."""

    parser: MarkdownIt
    env: dict[str, object]
    notes: MarkdownNotes
    signs: Signs
    known: Callable[[str], bool]

    def line(self, source: str) -> str:
        """The words of one typed line."""
        (inline,) = self.parser.parseInline(source, self.env)
        return plain_words(inline, self.signs).replace(CALL, "")

    def rows(self, drawing: Drawing, table: int) -> Iterator[Row]:
        """The rows of a drawn table."""
        for number, boxes in enumerate(drawing.rows):
            yield Row(table, number, tuple(map(self._cell, boxes)))

    def framed(self, drawing: Drawing, table: int) -> Iterator[Line | Row]:
        """The paragraphs in a table that only frames text, and the rows of tables in it, numbered from `table`."""
        for box in (box for row in drawing.rows for box in row):
            for part in parts_of(box, self.known):
                if isinstance(part, Drawing):
                    yield from self.rows(part, table)
                    table += 1
                else:
                    yield from self._lines("\n".join(part))

    def _lines(self, source: str) -> Iterator[Line]:
        tokens = self.parser.parse(source, self.env)
        role: Role
        mark, depth, counts = "", 0, ItemCounts()
        for place, token in enumerate(tokens):
            counts.follow(token)
            depth += token.type in ("bullet_list_open", "ordered_list_open")
            depth -= token.type in ("bullet_list_close", "ordered_list_close")
            if token.type == "list_item_open":
                mark = counts.mark(token) + " "
            elif token.type == "inline":
                words, notes = self.notes.take(flat([token], self.signs), labels_of(token))
                role, level = ("item", depth) if mark else ("text", None)
                if tokens[place - 1].type == "heading_open":
                    role, level = "heading", int(tokens[place - 1].tag[1])
                yield Line((mark + words).strip(), role, level, notes=notes)
                mark = ""
            elif text := flat([token], self.signs):
                yield Line(text, "code" if token.type in ("fence", "code_block") else "text")

    def _cell(self, box: DrawnCell) -> Cell:
        source = "\n".join(lines_of(box, self.known)[0]).strip("\n")
        if not _MARKED.search(source):
            return Cell(source.strip(), box.column, box.columns, box.rows, box.head)
        tokens = self.parser.parse(source, self.env)
        labels = [label for token in tokens for label in labels_of(token)]
        words, notes = self.notes.take(flat(tokens, self.signs), labels)
        return Cell(words.replace(CALL, ""), box.column, box.columns, box.rows, box.head, notes)
