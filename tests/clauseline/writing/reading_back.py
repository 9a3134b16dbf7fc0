"""What a drawing of changes says, read back from it: for the tests that it says what the value says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.redline.blocks import JOINED
from clauseline.vocabulary import Op
from clauseline.writing.runs import BAR
from tests.clauseline.redline.pairs import Words

MARKS = ("a)", "b)", "–", "NOTE")
"""What stands in front of blocks, and begins no words."""
LABEL = re.compile(r"new (row|column)|(row|column) that is gone|(went to|was) (row|column) \d+")
BARS = re.compile(r" ?\| ?")
ONLY: dict[str, Op] = {"new": ADDED, "was": ADDED, "row": REMOVED, "column": REMOVED, "went": REMOVED}
"""By the first word of a label of which text alone the row or column is."""

Runs = list[tuple[Op, str]]


@dataclass
class Read:
    """A line as it is read: its cells, and of which text alone it is. `columns` say the same of its columns.

    Words have tabs where borders of cells came or went like them.
    """

    cells: list[Runs]
    only: str = ""
    columns: Sequence[str] = ()
    end: Op = KEPT

    @property
    def ops(self) -> set[Op]:
        return {op for cell in self.cells for op, _ in cell}

    def told(self, column: int, *, is_inside: bool) -> Iterator[tuple[int, Op, str]]:
        """Its words with their columns, from this one on; those that stand at their old place as well are told there.

        The borders are those of the new text, or of the old one unless it stands in what is still there.
        """
        other = ADDED if self.ops == {REMOVED} and not is_inside else REMOVED
        for number, cell in enumerate(self.cells):
            is_second = "was" in (self.only, self.columns[number] if self.columns else "")
            for op, text in joined(cell):
                for place, part in enumerate(text.split("\t") if op != other else [text]):
                    column += place > 0
                    if part and not (is_second and op == REMOVED):
                        yield column, op, part
            column += 1

    def text(self, other: Op) -> str | None:
        """Its words without those of this fate; None if the line is not there."""
        if self.only:
            if ONLY[self.only] == other:
                return None
        elif self.ops == {other}:
            return None
        columns = self.columns or [""] * len(self.cells)
        own = [cell for cell, only in zip(self.cells, columns, strict=True) if not only or ONLY[only] != other]
        return "\t".join("".join(text for op, text in cell if op != other) for cell in own)


def with_cells(block: str) -> str:
    """A block without its cells of no words: a place without a cell looks like one."""
    return "\t".join(filter(None, block.split("\t")))


def joined(runs: Iterable[tuple[Op, str]]) -> Runs:
    return [(op, "".join(text for _, text in those)) for op, those in groupby(runs, lambda run: run[0])]


def by_line(words: Iterable[Words]) -> list[tuple[int, int, Op, str]]:
    """Words with the number of their line: a paragraph or a row of a table."""
    found = []
    for line, (_, those) in enumerate(groupby(words, lambda run: run[:2])):
        found += [(line, column, op, text) for _, _, column, op, text in those]
    return found


def told(lines: Iterable[Read]) -> list[tuple[int, int, Op, str]]:
    """The words of lines that have some. What was joined goes on in its column."""
    found = []
    column, is_inside = 0, False
    for line in lines:
        words = [*line.told(column, is_inside=is_inside)]
        is_inside = line.end == REMOVED or (is_inside and line.ops == {REMOVED})
        column = max((run[0] for run in words), default=column) if is_inside else 0
        if words:
            found.append(words)
    return [(number, *run) for number, words in enumerate(found) for run in words]


def side_of(lines: Iterable[Read], other: Op) -> list[str]:
    """The blocks of a text: what has not this fate, ends of blocks as well."""
    found: list[str] = []
    before = ""
    for line in lines:
        words = line.text(other)
        if words is None:
            continue
        before += words
        if line.end != other:
            found.append(with_cells(before))
            before = ""
    assert not before
    return found


def paragraph(runs: Iterable[tuple[Op, str]]) -> Read:
    """A line with its sign of an end, without its marker; bars part cells, in marks they are borders that changed."""
    found = [(op, BARS.sub("\t", text)) for op, text in runs if text]
    end: Op = KEPT
    if found and found[-1][1].endswith(JOINED):
        end, text = found.pop()
        found += [(end, text.removesuffix(JOINED))] if text != JOINED else []
    cells: list[Runs] = [[]]
    for op, text in _without_marker(found):
        first, *others = text.split("\t") if op == KEPT else [text]
        cells[-1].append((op, first))
        cells += [[(op, other)] for other in others]
    return Read([[run for run in cell if run[1]] for cell in cells], end=end)


def _without_marker(runs: Runs) -> Runs:
    has_marker = False
    while runs and (mark := next((mark for mark in MARKS if runs[0][1].startswith(mark)), "")):
        (op, text), *rest = runs
        runs, has_marker = [*([(op, text.removeprefix(mark))] if text != mark else []), *rest], True
    if has_marker and runs and runs[0][1].startswith(" "):
        (op, text), *rest = runs
        runs = [*([(op, text[1:])] if text != " " else []), *rest]
    return runs


# Text ----------------------------------------------------------------------------------------------------------------

SIGNS = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}")


def brackets(line: str) -> Runs:
    """The runs of a line of text."""
    found: Runs = []
    at = 0
    for one in SIGNS.finditer(line):
        found += [(KEPT, line[at : one.start()]), (REMOVED, one[1]) if one[1] is not None else (ADDED, one[2])]
        at = one.end()
    return [run for run in [*found, (KEPT, line[at:])] if run[1]]


def text_lines(lines: Iterable[str]) -> list[Read]:
    """The lines of words of a change as the command prints them."""
    found: list[Read] = []
    columns: list[str] = []
    for line in lines:
        heads = [_label(cell) for cell in line.split(BAR)]
        if all(head or cell == "·" for head, cell in zip(heads, line.split(BAR), strict=True)):
            columns = heads
            continue
        label, colon, rest = line.partition(": ")
        only = _label(label) if colon else ""
        read = paragraph(brackets(rest if only else line))
        columns = columns if len(read.cells) == len(columns) else []
        found.append(replace(read, only=only, columns=columns))
    return found


def _label(words: str) -> str:
    return words.split()[0] if LABEL.fullmatch(words) else ""


# Markdown ------------------------------------------------------------------------------------------------------------

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough", "table"])
OPENED: dict[str, Op] = {"s_open": REMOVED, "strong_open": ADDED, "<del>": REMOVED, "<strong>": ADDED}
CLOSED = ("s_close", "strong_close", "</del>", "</strong>")


def marked_runs(inline: Token) -> Runs:
    """The runs that a reader of Markdown shows of a line."""
    op: Op = KEPT
    found: Runs = []
    for token in inline.children or ():
        name = token.content if token.type == "html_inline" else token.type
        if name in OPENED:
            op = OPENED[name]
        elif name in CLOSED:
            op = KEPT
        elif name not in ("em_open", "em_close"):
            assert token.type in ("text", "text_special"), token
            found.append((op, token.content))
    return [run for run in found if run[1]]


def markdown_lines(text: str) -> list[Read]:
    """The lines of the words of a change in Markdown."""
    found: list[Read] = []
    rows: list[list[Token]] = []
    is_table = False
    for token in MARKDOWN.parse(text):
        if token.type == "table_open":
            rows, is_table = [], True
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            found += _rows(rows)
            is_table = False
        elif token.type == "inline":
            if is_table:
                rows[-1].append(token)
            else:
                found.append(paragraph(marked_runs(token)))
    return found


def _rows(rows: list[list[Token]]) -> Iterator[Read]:
    heads, *body = rows
    has_labels = any(_is_label(row[0]) for row in body)
    columns = [_label(head.content.strip("*")) for head in heads[has_labels:]]
    for row in body:
        only = _label(row[0].content.strip("*")) if has_labels else ""
        cells = [marked_runs(cell) for cell in row[has_labels:]]
        yield Read(cells, only, columns if any(columns) else ())


def _is_label(cell: Token) -> bool:
    return any(token.type == "em_open" for token in cell.children or ())


# JSON ----------------------------------------------------------------------------------------------------------------


def json_words(blocks: Iterable[dict[str, Any]]) -> Iterator[list[tuple[int, int, Op, str]]]:
    """By block the words with their rows and columns. What was joined goes on in its column."""
    column, is_inside = 0, False
    for block in blocks:
        if block["kind"] == "table":
            yield [*_json_rows(block)]
            continue
        line = Read([[(run["op"], run["text"]) for run in block["runs"]]])
        words = [*line.told(column, is_inside=is_inside)]
        is_inside = (block["end"] == REMOVED and block["new"] is not None) or (is_inside and block["new"] is None)
        column = max((run[0] for run in words), default=column) if is_inside else 0
        yield [(0, *run) for run in words]


def _json_rows(table: dict[str, Any]) -> Iterator[tuple[int, int, Op, str]]:
    for number, row in enumerate(table["rows"]):
        for column, cell in enumerate(row["cells"]):
            own = (run for run in cell["runs"] if run["old"] or run["new"])
            yield from ((number, column, run["op"], run["text"]) for run in own)


def json_side(blocks: Iterable[dict[str, Any]], side: str) -> list[tuple[dict[str, int], str]]:
    """The blocks of a text, each with its place."""
    found: list[tuple[dict[str, int], str]] = []
    before = ""
    other = {"old": ADDED, "new": REMOVED}[side]
    for block in blocks:
        if block["kind"] == "table":
            found += [(row[side], _json_row(row, side)) for row in block["rows"] if row[side]]
            continue
        before += "".join(run["text"] for run in block["runs"] if run["op"] != other)
        if block["end"] != other:
            found.append((block[side], before))
            before = ""
    assert not before
    return found


def _json_row(row: dict[str, Any], side: str) -> str:
    own = [cell for cell in row["cells"] if cell["of"] in (side, "both")]
    return "\t".join("".join(run["text"] for run in cell["runs"] if run[side]) for cell in own)
