"""The blocks of a text as HTML, each shown for what it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from operator import itemgetter
from typing import Literal

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from clauseline.comparing.changes import KEPT, REMOVED
from clauseline.outline import Cell, FigureImage
from clauseline.redline.values import OLD, DrawnBlock, Run
from clauseline.vocabulary import BlockKind, Op
from proposals.drawing import redline, tables
from proposals.drawing.figures import NONE, Figures, Shown
from proposals.drawing.html import NOTHING
from proposals.drawing.pictures import picture
from proposals.drawing.wraps import Wrap

TAGS: dict[BlockKind, str] = {"code": "pre", "example": "div", "note": "div", "figure": "figure"}
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class DrawnClause:
    """What the blocks of one clause share: its key, where removed words stood, the pictures of the page; and what is
    put around some of its words, in their order.
    """

    key: SafeString
    gone_from: SafeString
    figures: Figures
    wraps: Sequence[Wrap]


def direction(language: str) -> Literal["rtl", "auto"]:
    """The value of `dir` for a text in this language: what is not known to run right to left finds out for itself."""
    return "rtl" if language.partition("-")[0] in settings.LANGUAGES_BIDI else "auto"


def blocks(
    drawn: Iterable[DrawnBlock],
    key: str,
    gone_from: SafeString = NOTHING,
    figures: Figures = NONE,
    wraps: Sequence[Wrap] = (),
) -> SafeString:
    """The blocks of the clause `key`; `figures` are the pictures of the page, `wraps` stand in the order of the text.
    Of those that overlap the first counts, and none goes over the end of a block or cell.
    """
    drawn = list(drawn)
    clause = DrawnClause(SafeString(escape(key)), gone_from, figures, wraps)
    calls = Calls(drawn)
    shown = (_draw(kind, list(run), clause, calls) for kind, run in groupby(drawn, _gathering))
    return SafeString("".join(shown))


def _gathering(block: DrawnBlock) -> tuple[str, object]:
    """Rows of one table and items of one list are drawn together."""
    if block.kind == "row":
        return "row", block.row.table if block.row else (block.side, block.facts.table)
    return ("item", None) if block.kind == "item" else ("", block)


def _draw(gathered: tuple[str, object], blocks: Sequence[DrawnBlock], clause: DrawnClause, calls: Calls) -> SafeString:
    if gathered[0] == "row":
        drawn = tables.merged_table(blocks, clause.gone_from) if blocks[0].row else _table(blocks, clause)
        return SafeString(drawn + _beneath(blocks, clause.figures))
    if gathered[0] == "item":
        return SafeString(
            f'<ul class="items" role="list">{"".join(_item(block, clause, calls) for block in blocks)}</ul>'
        )
    return SafeString("".join(_block(block, clause, calls) for block in blocks))


def _item(block: DrawnBlock, clause: DrawnClause, calls: Calls) -> SafeString:
    depth = min(block.facts.depth or 1, DEEPEST)
    marker = _marker(block) or '<span class="marker">–</span> '
    words = _words(block, clause, calls)
    return SafeString(f'<li class="item depth-{depth}{_fate(block)}">{marker}<span>{words}</span></li>')


def _block(block: DrawnBlock, clause: DrawnClause, calls: Calls) -> SafeString:
    tag = escape(TAGS.get(block.kind, "p"))
    words = _words(block, clause, calls)
    name = f' id="{clause.key}-{block.order}"' if block.kind == "footnote" else ""
    pictures = "".join(picture(op, figure, shown) for op, figure, shown in _figures(block, clause.figures))
    classes = f"block {escape(block.kind)}{_editors(block)}{_fate(block)}"
    return SafeString(f'<{tag} class="{classes}"{name}>{pictures}{_marker(block)}{words}</{tag}>')


def _marker(block: DrawnBlock) -> SafeString:
    """What stands in front of its words; what came or went with all of it needs no mark of its own."""
    if not block.marker:
        return NOTHING
    runs = block.marker if block.op == KEPT else [replace(run, op=KEPT) for run in block.marker]
    return SafeString(f'<span class="marker">{redline.draw_runs(runs)}</span> ')


def _editors(block: DrawnBlock) -> SafeString:
    """An editor's note stands apart from the notes of the text."""
    return SafeString(" editors") if block.facts.editor else NOTHING


def _table(blocks: Sequence[DrawnBlock], clause: DrawnClause) -> SafeString:
    rows = [SafeString(f'<tr class="block{_fate(block)}">{_cells(block, clause)}</tr>') for block in blocks]
    return tables.table(_("Table"), "", rows, tables.head_rows([block.facts.cells for block in blocks]))


def _beneath(blocks: Sequence[DrawnBlock], figures: Figures) -> SafeString:
    """The pictures in the cells of a table, behind it."""
    found = (row for block in blocks for row in _figures(block, figures))
    drawn = "".join(picture(op, figure, shown) for op, figure, shown in found if shown)
    return SafeString(f'<div class="table-pictures">{drawn}</div>' if drawn else "")


def _figures(block: DrawnBlock, figures: Figures) -> Iterator[tuple[Op, FigureImage, Shown | None]]:
    """The pictures of a block with what can be shown of them; those that went are of the old side."""
    for op, figure in block.figures:
        yield op, figure, figures.find(OLD if op == REMOVED else block.side, figure.sha256)


def _cells(block: DrawnBlock, clause: DrawnClause) -> SafeString:
    drawn = []
    for cell, runs in block.cells():
        tag = "th" if cell.is_head else "td"
        drawn.append(f"<{tag}{_bounds(cell)}>{_linked(runs, clause)}</{tag}>")
    return SafeString("".join(drawn))


def _bounds(cell: Cell) -> SafeString:
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return SafeString(spans + (' scope="col"' if cell.is_head else ""))


def _fate(block: DrawnBlock) -> SafeString:
    return NOTHING if block.op == KEPT else SafeString(f" all-{block.op}")


class Calls:
    """The footnotes of some blocks that say where they are called; those in a stretch of text are found by halving."""

    def __init__(self, blocks: Iterable[DrawnBlock]) -> None:
        self._by_side: dict[str, list[tuple[int, DrawnBlock]]] = {}
        for block in blocks:
            if block.kind == "footnote" and block.facts.call is not None:
                self._by_side.setdefault(block.side, []).append((block.facts.call, block))
        for own in self._by_side.values():
            own.sort(key=itemgetter(0))

    def has_others(self, block: DrawnBlock) -> bool:
        """Whether a footnote beside this block is called on its side."""
        return any(one is not block for _, one in self._by_side.get(block.side, [])[:2])

    def within(self, run: Run, block: DrawnBlock) -> Iterator[tuple[int, DrawnBlock]]:
        """How far into the words of a run of this block each other footnote is called, and the footnote."""
        own = self._by_side.get(block.side, []) if run.side == block.side else []
        first = bisect_right(own, run.start, key=itemgetter(0))
        behind = bisect_right(own, run.start + len(run.text), lo=first, key=itemgetter(0))
        return ((place - run.start, call) for place, call in own[first:behind] if call is not block)


def _words(block: DrawnBlock, clause: DrawnClause, calls: Calls) -> SafeString:
    if not calls.has_others(block):
        return SafeString(_linked(block.runs, clause) if block.kind != "code" else _plain(block.runs, clause))
    return SafeString("".join(_with_calls(block, clause, calls)))


def _plain(runs: Sequence[Run], clause: DrawnClause) -> SafeString:
    return redline.draw_runs(runs, gone_from=clause.gone_from)


def _linked(runs: Sequence[Run], clause: DrawnClause) -> SafeString:
    """The words, with what is put around some of them: a link where a term first stands, a gloss."""
    if not clause.wraps:
        return _plain(runs, clause)
    return SafeString("".join(drawn for run in runs for drawn in _with_wraps(run, clause)))


def _with_wraps(run: Run, clause: DrawnClause) -> Iterator[SafeString]:
    at = 0
    first = bisect_left(clause.wraps, run.start, key=lambda wrap: wrap.start)
    behind = bisect_left(clause.wraps, run.start + len(run.text), lo=first, key=lambda wrap: wrap.start)
    for wrap in clause.wraps[first:behind]:
        start, end = wrap.start - run.start, wrap.end - run.start
        if at <= start and end <= len(run.text):
            before = [run.cut(at, start)] if at < start else []
            words = _plain([run.cut(start, end)], clause)
            yield SafeString(f"{_plain(before, clause)}{wrap.before}{words}{wrap.behind}")
            at = end
    if at < len(run.text):
        yield _plain([run.cut(at, len(run.text))], clause)


def _with_calls(block: DrawnBlock, clause: DrawnClause, calls: Calls) -> Iterator[SafeString]:
    """The words, cut where a footnote is called, with a link to it."""
    runs: list[Run] = []
    for run in block.runs:
        at = 0
        for cut, call in calls.within(run, block):
            if at < cut:
                yield _linked([*runs, run.cut(at, cut)], clause)
                yield _link(call, clause)
                runs, at = [], cut
        if at < len(run.text):
            runs.append(run.cut(at, len(run.text)))
    yield _linked(runs, clause)


def _link(call: DrawnBlock, clause: DrawnClause) -> SafeString:
    marker = escape(call.label or "*")
    return SafeString(f'<sup class="call"><a href="#{clause.key}-{call.order}">{marker}</a></sup>')
