"""Drafts that nobody wrote in two versions, and what the value of a change says, for the tests of all that draws it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from hypothesis import strategies as st

from clauseline.comparing.changes import ADDED, REMOVED
from clauseline.outline import NO_FACTS, BlockText, Cell, ClauseText, Facts, Outline
from clauseline.redline.paragraphs import Paragraph
from clauseline.redline.segments import Merged
from clauseline.redline.tables import TablePair
from clauseline.redline.values import DrawnBlock
from clauseline.vocabulary import BlockKind, Op
from tests.clauseline.redline.outlines import outline

Words = tuple[int, int, int, Op, str]
"""A run: the number of its block, its row and its column there, what became of it, and its text."""
Piece = tuple[BlockKind, str, str]
"""A block as it is made up: its kind, its marker, its words; the words of a row are parted by bars."""


def clause(number: str, title: str, pieces: Sequence[Piece]) -> ClauseText:
    """A clause of such blocks; rows that follow one another are a table."""
    blocks: list[BlockText] = []
    texts: list[str] = []
    start = table = row = 0
    for place, (kind, marker, words) in enumerate(pieces):
        text = words.replace("|", "\t")
        is_first = kind == "row" and (not place or pieces[place - 1][0] != "row")
        table, row = table + is_first, 0 if is_first else row + 1
        facts = Facts(table=table, row=row, cells=_cells(text, start)) if kind == "row" else NO_FACTS
        blocks.append(BlockText(kind, start, start + len(text), marker, facts=facts))
        texts.append(text)
        start += len(text) + 1
    return ClauseText(number, title, 1, text="\n".join(texts), blocks=tuple(blocks))


def _cells(text: str, start: int) -> tuple[Cell, ...]:
    found = []
    for column, words in enumerate(text.split("\t")):
        found.append(Cell(start, start + len(words), column))
        start += len(words) + 1
    return tuple(found)


WORDS = (
    "the avatar",
    "shall",
    "may",
    "gaze",
    "kept for",
    "2 years",
    "3 years",
    "应当",
    "永久保存",
    "身份",
    "é",
    "(3)",
    "数据。",
)
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
CELL = st.sampled_from(("gaze", "voice", "2 years", "3 years", "never", "operator", "身份"))
MARKER = st.sampled_from(("", "a)", "b)", "–"))
PROSE: st.SearchStrategy[Piece] = st.one_of(
    SENTENCE.map(lambda words: ("paragraph", "", words)),
    st.tuples(st.just("item"), MARKER, SENTENCE),
    SENTENCE.map(lambda words: ("note", "NOTE", words)),
)


@st.composite
def _table(draw: st.DrawFn) -> list[Piece]:
    columns, rows = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    return [("row", "", "|".join(draw(CELL) for _ in range(columns))) for _ in range(rows)]


@st.composite
def _pieces(draw: st.DrawFn) -> list[Piece]:
    parts = draw(st.lists(st.one_of(PROSE.map(lambda one: [one]), _table()), min_size=1, max_size=4))
    return [piece for part in parts for piece in part]


@st.composite
def _revised(draw: st.DrawFn, pieces: Sequence[Piece]) -> list[Piece]:
    """The blocks with words changed, blocks joined, parted, put elsewhere, and a column more or less."""
    found = [draw(_reworded(piece)) for piece in pieces if draw(st.integers(0, 7))]
    if draw(st.booleans()) and len(found) > 1:
        found.insert(draw(st.integers(0, len(found) - 1)), found.pop())
    if draw(st.booleans()):
        at = draw(st.integers(0, 2))
        found = [_with_column(piece, at, draw(CELL)) if piece[0] == "row" else piece for piece in found]
    joined: list[Piece] = []
    for piece in found:
        if joined and "row" not in (piece[0], joined[-1][0]) and not draw(st.integers(0, 5)):
            joined[-1] = (*joined[-1][:2], f"{joined[-1][2]} {piece[2]}")
        else:
            joined.append(piece)
    return joined or list(pieces)


@st.composite
def _reworded(draw: st.DrawFn, piece: Piece) -> Piece:
    sign = "|" if piece[0] == "row" else " "
    words = [draw(st.sampled_from(WORDS)) if not draw(st.integers(0, 4)) else one for one in piece[2].split(sign)]
    return piece[0], draw(MARKER) if piece[0] == "item" else piece[1], sign.join(words)


def _with_column(piece: Piece, at: int, words: str) -> Piece:
    cells = piece[2].split("|")
    return "row", "", "|".join([*cells[:at], words, *cells[at:]])


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Outline, Outline]:
    """A draft of a few clauses and a later version of it: clauses reworded, split, merged, moved, gone, come."""
    clauses = draw(st.lists(_pieces(), min_size=1, max_size=4))
    later = [draw(_revised(pieces)) for pieces in clauses]
    fate = draw(st.sampled_from(("same", "same", "split", "merge", "move", "come")))
    if fate == "split" and len(later[0]) > 1:
        at = draw(st.integers(1, len(later[0]) - 1))
        later = (
            [later[0][:at], *later[1:], later[0][at:]]
            if draw(st.booleans())
            else [later[0][:at], later[0][at:], *later[1:]]
        )
    elif fate == "merge" and len(later) > 1:
        later = [later[0] + later[-1], *later[1:-1]]
    elif fate == "move":
        later = [*later[1:], later[0]]
    elif fate == "come":
        later.append(draw(_pieces()))
    return tuple(_numbered(those) for those in (clauses, later))  # type: ignore[return-value]


def _numbered(clauses: Sequence[Sequence[Piece]]) -> Outline:
    return outline(*(clause(str(number), f"Clause {number}", pieces) for number, pieces in enumerate(clauses, 1)))


def told(merged: Merged) -> list[Words]:
    """All words of a change in the order of its value; blocks without words are not counted."""
    blocks: list[list[tuple[int, int, Op, str]]] = []
    for part in merged.parts:
        if isinstance(part, TablePair):
            blocks.append(_told_table(part))
            continue
        column, inside = 0, None
        for one in part:
            new = one.new if inside is None else inside
            blocks.append([*_told_paragraph(one, merged, new, column)])
            inside = new if one.is_joined or (inside is not None and one.new is None) else None
            column = 0 if inside is None else max((run[1] for run in blocks[-1]), default=column)
    return numbered(blocks)


def numbered(blocks: Iterable[Sequence[tuple[int, int, Op, str]]]) -> list[Words]:
    """Runs of words that are alike and follow one another are one; blocks without words are not counted."""
    found: list[Words] = []
    for block, runs in enumerate(filter(None, blocks)):
        for (row, column, op), those in groupby(runs, lambda run: run[:3]):
            found.append((block, row, column, op, "".join(run[3] for run in those)))
    return found


def _told_table(table: TablePair) -> list[tuple[int, int, Op, str]]:
    return [
        (number, run.cell, run.op, run.text) for number, row in enumerate(table.both) for run in row.runs if run.side
    ]


def _told_paragraph(one: Paragraph, merged: Merged, new: int | None, column: int) -> Iterable[tuple[int, int, Op, str]]:
    """The words of a row by its cells: the borders are those of the `new` block, or of the old one if it is gone."""
    blocks, place, other = merged.new.blocks, new, REMOVED
    if place is None:
        blocks, place, other = merged.old.blocks, one.old, ADDED
    is_row = place is not None and blocks[place].kind == "row"
    for span in one.spans:
        for number, words in enumerate(span.text.split("\t") if is_row and span.op != other else [span.text]):
            column += number > 0
            if words:
                yield 0, column, span.op, words


def side_of(merged: Merged, op: Op) -> list[str]:
    """The words of each block without those that went or without those that came, cells parted by tabs."""
    found: list[str] = []
    for part in merged.parts:
        if isinstance(part, TablePair):
            own = part.old if op == ADDED else part.new
            found += ["\t".join(_own_cells(block)) for block in own if block.row and not block.row.is_blank]
            continue
        words = ""
        for one in part:
            words += "".join(span.text for span in one.spans if span.op != op)
            if one.end != op:
                found.append(words)
                words = ""
        assert not words
    return found


def _own_cells(block: DrawnBlock) -> Iterable[str]:
    cells = block.row.cells if block.row else ()
    words = ("".join(run.text for run in block.runs if run.cell == number) for number in range(len(cells)))
    return (text for text, cell in zip(words, cells, strict=True) if cell.of)
