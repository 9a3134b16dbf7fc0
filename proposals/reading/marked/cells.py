"""Markdown in the cells of drawn tables and in footnotes: several blocks as one run of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from proposals.reading.drawn.cells import lines_of
from proposals.reading.drawn.drawing import Box, Drawing
from proposals.reading.lines import Cell, Row
from proposals.reading.marked.markup import read_markup
from proposals.reading.marked.notes import Notes
from proposals.reading.marked.words import CALL, Signs, labels_of, plain_words

_MARKED = re.compile(r"--|[\\`*_{}\[\]<>&!#~^|=]|^\s*(?:[-+]|\d+[.)])(?:\s|$)", re.M)
"""What a cell has that is more than plain words."""


def flat(tokens: Sequence[Token], signs: Signs) -> str:
    """The words of all blocks among `tokens`, ordered items with their numbers, each block on a line."""
    return "\n".join(filter(None, _blocks(tokens, signs)))


def _blocks(tokens: Sequence[Token], signs: Signs) -> Iterator[str]:
    mark = ""
    for token in tokens:
        if token.type == "list_item_open":
            mark = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "inline":
            yield (mark + plain_words(token.children or [], signs)).strip()
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
    notes: Notes
    signs: Signs
    known: Callable[[str], bool]

    def rows(self, drawing: Drawing, table: int) -> Iterator[Row]:
        """The rows of a drawn table."""
        for number, boxes in enumerate(drawing.rows, 1):
            yield Row(table, number, tuple(map(self._cell, boxes)))

    def _cell(self, box: Box) -> Cell:
        source = "\n".join(lines_of(box, self.known)[0]).strip("\n")
        if not _MARKED.search(source):
            return Cell(source.strip(), box.column, box.columns, box.rows, box.head)
        tokens = self.parser.parse(source, self.env)
        labels = [label for token in tokens for label in labels_of(token.children or [])]
        words, notes = self.notes.take(flat(tokens, self.signs), labels)
        return Cell(words.replace(CALL, ""), box.column, box.columns, box.rows, box.head, notes)
