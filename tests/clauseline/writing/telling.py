"""What a redline says of the words of both texts, and what a Word file with tracked changes says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.redline.atoms import BORDER
from clauseline.redline.comparison import parts_of
from clauseline.redline.paragraphs import Paragraph
from clauseline.redline.parts import Part
from clauseline.redline.tables import TablePair
from clauseline.redline.unions import Joined
from clauseline.redline.values import CAME, NEW, OLD, WENT, DrawnBlock
from clauseline.vocabulary import Op, SideName, TrackFate
from clauseline.writing.redline import Redline
from tests.clauseline.writing.accepting import W, cells_of, part, settled, style_name, words_of

Told = tuple[tuple[Op, str], ...]
"""The words of a paragraph or of a cell, with what became of them."""
OPS: dict[str, Op] = {f"{W}ins": ADDED, f"{W}del": REMOVED}
ROWS: dict[TrackFate, Op] = {KEPT: KEPT, REMOVED: REMOVED, WENT: REMOVED, ADDED: ADDED, CAME: ADDED}
GONE: dict[SideName, Op] = {OLD: ADDED, NEW: REMOVED}
"""What is not in a text."""


def told_by_file(data: bytes, side: SideName) -> list[tuple[Told, ...]]:
    """The paragraphs (as one cell) and rows of one text. Words that moved are kept."""
    found: list[tuple[Told, ...]] = []
    for element in settled(data, accepts=side == NEW, unwraps=False):
        if element.tag == f"{W}tbl":
            found += [tuple(map(_of_element, cells_of(row))) for row in element.iter(f"{W}tr")]
        elif element.tag == f"{W}p" and style_name(element) != "Gap":
            found.append((_of_element(element),))
    return found


def told_by_value(redline: Redline, side: SideName) -> list[tuple[Told | str, ...]]:
    """The same of the redline; bare words where it leaves open what a file says became of them.

    That are the headings of clauses that were split and merged, and rows and columns that went elsewhere, all words of
    which are removed at their old place.
    """
    clauses: dict[int, list[tuple[Told | str, ...]]] = {}
    for change in parts_of(redline.old, redline.new, redline.compared.changes):
        sections = change.old if side == OLD else change.new
        for section in sections:
            named = (_heading(change, section.number, section.title, side),)
            clauses[section.order] = [named] if section.number or section.title else []
        owners = [sections[k].order for k, _ in Joined(sections).owners]
        for owner, told in zip(owners, _blocks(change, side), strict=True):
            clauses[owner].append(told)
    return [told for order in sorted(clauses) for told in clauses[order]]


def differences(data: bytes, redline: Redline, side: SideName) -> list[tuple[object, object]]:
    """Paragraphs and rows that the file tells otherwise than the redline, of one text."""
    found, wanted = told_by_file(data, side), told_by_value(redline, side)
    if len(found) != len(wanted):
        return [(len(found), len(wanted))]
    return [(one, other) for one, other in zip(found, wanted, strict=True) if not _is_same(one, other)]


def marked_by_file(data: bytes) -> list[tuple[Told, ...]]:
    """All paragraphs and rows of both texts as they stand in the file, what went beside what came.

    The last of a paragraph is a line feed with what became of its end, of a row nothing with what became of all of it.
    """
    found: list[tuple[Told, ...]] = []
    for element in part(data, "document")[0]:
        if element.tag == f"{W}tbl":
            for row in element.iter(f"{W}tr"):
                cells = [_of_element(cell) for cell in row.iter(f"{W}tc")]
                found.append((*filter(None, cells), ((_mark(row, "trPr"), ""),)))
        elif element.tag == f"{W}p" and style_name(element) != "Gap":
            found.append((_of_element(element), ((_mark(element, "pPr/{W}rPr"), "\n"),)))
    return found


def marked_by_value(change: Part) -> list[tuple[Told, ...]]:
    """The same of a change of one clause."""
    found: list[tuple[Told, ...]] = []
    for piece in change.merged().parts:
        if isinstance(piece, TablePair):
            found += map(_marked_row, piece.both)
        else:
            found += (_marked(change, one) for one in piece)
    return found


def _marked(change: Part, one: Paragraph) -> tuple[Told, ...]:
    merged = change.merged()
    block = merged.old.blocks[one.old or 0] if one.new is None else merged.new.blocks[one.new]
    runs = [*((span.op, f"{span.text}\t") for span in one.marker), *((span.op, span.text) for span in one.spans)]
    if block.kind == "row":
        return (*filter(None, _cells(runs)), ((one.end, ""),))
    if block.kind == "figure" and not runs:
        runs = [(one.end, "[Picture]\t")]
    return (_coalesced(runs), ((one.end, "\n"),))


def _marked_row(block: DrawnBlock) -> tuple[Told, ...]:
    assert block.row
    told = [
        _coalesced((run.op, run.text) for run in block.runs if run.cell == number and run.side)
        for number in range(len(block.row.cells))
    ]
    return (*filter(None, told), ((ROWS[block.row.mark.fate], ""),))


def _mark(element: etree._Element, facts: str) -> Op:
    facts = facts.format(W=W)
    return next((op for tag, op in OPS.items() if element.find(f"{W}{facts}/{tag}") is not None), KEPT)


def _is_same(found: tuple[Told, ...], wanted: tuple[Told | str, ...]) -> bool:
    if len(found) != len(wanted):
        # Cells over several columns and rows leave some without words.
        found, wanted = tuple(filter(None, found)), tuple(filter(None, wanted))
    if len(found) != len(wanted):
        return False
    pairs = zip(found, wanted, strict=True)
    return all((_text(one) if isinstance(other, str) else one) == other for one, other in pairs)


def _of_element(element: etree._Element) -> Told:
    runs = ((OPS.get(run.getparent().tag, KEPT), words_of(run)) for run in element.iter(f"{W}r"))
    return _coalesced(runs)


def _heading(change: Part, number: str, title: str, side: SideName) -> Told | str:
    if not change.is_simple:
        return f"{number}\t{title}" if number else title
    before, after = ("" if one is None else one.number for one in (change.before, change.after))
    label = [Span(KEPT, after)] if before == after else [Span(REMOVED, before), Span(ADDED, after)]
    return _coalesced(_labelled(label, change.title, side))


def _labelled(label: Iterable[Span], words: Iterable[Span], side: SideName) -> Iterator[tuple[Op, str]]:
    yield from ((one.op, f"{one.text}\t") for one in label if one.text and one.op != GONE[side])
    yield from ((one.op, one.text) for one in words if one.op != GONE[side])


def _blocks(change: Part, side: SideName) -> Iterator[tuple[Told | str, ...]]:
    """The blocks of one side of a change, in order."""
    for piece in change.merged().parts:
        if isinstance(piece, TablePair):
            yield from _rows(piece, side)
        else:
            yield from _paragraphs(change, piece, side)


def _paragraphs(change: Part, paragraphs: Iterable[Paragraph], side: SideName) -> Iterator[tuple[Told | str, ...]]:
    merged = change.merged()
    blocks = merged.old.blocks if side == OLD else merged.new.blocks
    runs: list[tuple[Op, str]] = []
    for one in paragraphs:
        runs += _labelled(one.marker, one.spans, side)
        place = one.old if side == OLD else one.new
        if one.end == GONE[side] or place is None:
            continue
        if blocks[place].kind == "row":
            yield tuple(_cells(runs))
        elif blocks[place].kind == "figure" and not runs:
            yield ("[Picture]\t",)
        else:
            yield (_coalesced(runs),)
        runs = []


def _cells(runs: Iterable[tuple[Op, str]]) -> Iterator[Told]:
    cells: list[list[tuple[Op, str]]] = [[]]
    for op, text in runs:
        for number, words in enumerate(text.split(BORDER)):
            if number:
                cells.append([])
            cells[-1].append((op, words))
    return map(_coalesced, cells)


def _rows(tables: TablePair, side: SideName) -> Iterator[tuple[Told | str, ...]]:
    rows: list[DrawnBlock] = tables.old if side == OLD else tables.new
    for block in rows:
        if block.row and not block.row.is_blank:
            yield tuple(_cell(block, number) for number, cell in enumerate(block.row.cells) if cell.of == side)


def _cell(block: DrawnBlock, number: int) -> Told | str:
    told = _coalesced((run.op, run.text) for run in block.runs if run.cell == number)
    return _text(told) if block.row and block.row.cells[number].fate == WENT else told


def _text(told: Told) -> str:
    return "".join(words for _, words in told)


def _coalesced(runs: Iterable[tuple[Op, str]]) -> Told:
    groups = groupby((run for run in runs if run[1]), lambda run: run[0])
    return tuple((op, "".join(words for _, words in own)) for op, own in groups)
