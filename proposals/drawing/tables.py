"""Tables of which both sides are drawn as HTML: what became of rows, columns and cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.outline import Cell
from clauseline.redline.values import CAME, WENT, DrawnBlock, MergedCell, MergedRow, MergedTable, Run, TrackMark
from clauseline.vocabulary import TrackFate
from proposals.drawing import redline
from proposals.drawing.html import NOTHING

Signs = dict[TrackFate, tuple[str, Promise]]

ROWS: Signs = {
    ADDED: ("+", gettext_lazy("new row")),
    REMOVED: ("−", gettext_lazy("row that is gone")),
    WENT: ("↷", gettext_lazy("went to row %(n)s")),
    CAME: ("↶", gettext_lazy("was row %(n)s")),
}
COLUMNS: Signs = {
    ADDED: ("+", gettext_lazy("new column")),
    REMOVED: ("−", gettext_lazy("column that is gone")),
    WENT: ("↷", gettext_lazy("went to column %(n)s")),
    CAME: ("↶", gettext_lazy("was column %(n)s")),
}
"""What is said of a row or column by what became of it, and its sign."""
STYLES: dict[TrackFate, str] = {ADDED: "added", REMOVED: "removed", WENT: "moved", CAME: "moved"}


def table(label: str, style: str, rows: Sequence[SafeString], heads: int) -> SafeString:
    """A table as HTML. Its first `heads` rows stand above each page of it that is printed."""
    head = f"<thead>{''.join(rows[:heads])}</thead>" if heads else ""
    return SafeString(
        f'<div class="scroll-x" role="group" tabindex="0" aria-label="{escape(label)}">'
        f'<table class="draft-table{escape(style)}">{head}<tbody>{"".join(rows[heads:])}</tbody></table></div>'
    )


def head_rows(rows: Sequence[Sequence[Cell | MergedCell]]) -> int:
    """How many rows at the top hold heads alone; none if one of these reaches into the rows below."""
    is_head = [bool(row) and all(cell.is_head for cell in row) for row in rows]
    count = (*is_head, False).index(False)
    reach = max((index + cell.rows for index, row in enumerate(rows[:count]) for cell in row), default=0)
    return count if reach <= count < len(rows) else 0


def merged_table(blocks: Sequence[DrawnBlock], gone_from: SafeString) -> SafeString:
    """The table whose rows these blocks are; `gone_from` says where removed words stood."""
    rows = [(block, block.row) for block in blocks if block.row]
    own = rows[0][1].table
    drawn = [_row(block.runs, row, gone_from) for block, row in rows]
    heads = head_rows([[cell for cell in row.cells if cell.of] for _, row in rows])
    if own.marks_columns:
        drawn.insert(0, _columns(own))
        heads += 1
    return table(_("Table with its changes"), " grid", drawn, heads)


def _columns(table: MergedTable) -> SafeString:
    """Above the columns what became of them."""
    corner = '<td class="told"></td>' if table.marks_rows else ""
    cells = "".join(
        f'<td class="told{_style(mark.fate)}"{_id(mark)}>{_sign(mark, COLUMNS)}</td>' for mark in table.columns
    )
    return SafeString(f'<tr class="columns-told" lang="{get_language()}">{corner}{cells}</tr>')


def _row(runs: Iterable[Run], row: MergedRow, gone_from: SafeString) -> SafeString:
    by_cell: list[list[Run]] = [[] for _ in row.cells]
    for run in runs:
        by_cell[run.cell].append(run)
    cells = "".join(_cell(cell, own, gone_from) for cell, own in zip(row.cells, by_cell, strict=True))
    head = ""
    if row.table.marks_rows:
        sign = NOTHING if row.is_blank else _sign(row.mark, ROWS)
        style = NOTHING if row.is_blank else _style(row.mark.fate)
        of = "" if row.is_blank else ' data-of=""'
        head = f'<td{of} class="told{style}" lang="{get_language()}">{sign}</td>'
    if row.is_blank:
        return SafeString(f'<tr class="blank" aria-hidden="true">{head}{cells}</tr>')
    return SafeString(f'<tr class="block{_style(row.mark.fate)}"{_id(row.mark)}>{head}{cells}</tr>')


def _cell(cell: MergedCell, runs: Sequence[Run], gone_from: SafeString) -> SafeString:
    tag = "th" if cell.is_head and cell.of else "td"
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += "" if cell.of == "both" else f' data-of="{escape(cell.of)}"'
    style = f"{_style(cell.fate)}{'' if cell.of else ' void'}".strip()
    named = f' class="{style}"' if style else ""
    return SafeString(f"<{tag}{named}{spans}>{redline.draw_runs(runs, gone_from=gone_from)}</{tag}>")


def _style(fate: TrackFate | Literal[""]) -> SafeString:
    style = STYLES.get(fate, "") if fate else ""
    return SafeString(f" row-{escape(style)}{' from-here' if fate == WENT else ''}") if style else NOTHING


def _id(mark: TrackMark) -> SafeString:
    return SafeString(f' id="{escape(mark.here)}"' if mark.here else "")


def _sign(mark: TrackMark, words: Signs) -> SafeString:
    """The sign of what became of it, with words; of what moved a link to its other place."""
    if mark.fate == KEPT:
        return NOTHING
    sign, words_of = words[mark.fate]
    text = escape(str(words_of) % {"n": mark.number} if mark.number else str(words_of))
    if mark.there:
        return SafeString(f'<a class="chip moved" href="#{escape(mark.there)}">{text}</a>')
    drawn = f'<span class="sign {escape(STYLES[mark.fate])}" aria-hidden="true">{escape(sign)}</span>'
    return SafeString(f'<span title="{text}">{drawn}<span class="spoken">{text}</span></span>')
