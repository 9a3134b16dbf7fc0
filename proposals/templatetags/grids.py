"""Tables of which both sides are drawn as HTML: what became of rows, columns and cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from proposals.comparing.changes import ADDED, KEPT, REMOVED
from proposals.queries.grids import CAME, WENT, Frame, Mark, Row, Slot
from proposals.queries.lines import Line, Piece
from proposals.templatetags import redline

Said = dict[str, tuple[str, Promise]]

ROWS: Said = {
    ADDED: ("+", gettext_lazy("new row")),
    REMOVED: ("−", gettext_lazy("row that is gone")),
    WENT: ("↷", gettext_lazy("went to row %(n)s")),
    CAME: ("↶", gettext_lazy("was row %(n)s")),
}
COLUMNS: Said = {
    ADDED: ("+", gettext_lazy("new column")),
    REMOVED: ("−", gettext_lazy("column that is gone")),
    WENT: ("↷", gettext_lazy("went to column %(n)s")),
    CAME: ("↶", gettext_lazy("was column %(n)s")),
}
"""What is said of a row or column by what became of it, and its sign."""
STYLES = {ADDED: "added", REMOVED: "removed", WENT: "moved", CAME: "moved"}


def table(lines: Sequence[Line], gone_from: str) -> str:
    """The table whose rows these lines are; `gone_from` says where removed words stood."""
    rows = [(line, line.row) for line in lines if line.row]
    frame = rows[0][1].frame
    body = "".join(_row(line.pieces, row, gone_from) for line, row in rows)
    return (
        f'<div class="scroll-x" role="group" tabindex="0" aria-label="{_("Table with its changes")}">'
        f'<table class="draft-table grid"><tbody>{_heads(frame)}{body}</tbody></table></div>'
    )


def _heads(frame: Frame) -> str:
    """Above the columns what became of them."""
    if not frame.marks_columns:
        return ""
    corner = '<td class="told"></td>' if frame.marks_rows else ""
    cells = "".join(
        f'<td class="told{_style(mark.fate)}"{_id(mark)}>{_said(mark, COLUMNS)}</td>' for mark in frame.columns
    )
    return f'<tr class="columns-told" lang="{get_language()}">{corner}{cells}</tr>'


def _row(pieces: Iterable[Piece], row: Row, gone_from: str) -> str:
    runs: list[list[Piece]] = [[] for _ in row.slots]
    for piece in pieces:
        runs[piece.slot].append(piece)
    cells = "".join(_cell(slot, own, gone_from) for slot, own in zip(row.slots, runs, strict=True))
    told = ""
    if row.frame.marks_rows:
        said = "" if row.is_blank else _said(row.mark, ROWS)
        told = f'<td class="told{"" if row.is_blank else _style(row.mark.fate)}" lang="{get_language()}">{said}</td>'
    if row.is_blank:
        return f'<tr class="blank" aria-hidden="true">{told}{cells}</tr>'
    told = told.replace("<td", '<td data-of=""', 1)
    return f'<tr class="block{_style(row.mark.fate)}"{_id(row.mark)}>{told}{cells}</tr>'


def _cell(slot: Slot, pieces: Sequence[Piece], gone_from: str) -> str:
    tag = "th" if slot.is_head and slot.of else "td"
    spans = f' colspan="{slot.columns}"' if slot.columns > 1 else ""
    spans += f' rowspan="{slot.rows}"' if slot.rows > 1 else ""
    spans += "" if slot.of == "both" else f' data-of="{slot.of}"'
    style = f"{_style(slot.fate)}{'' if slot.of else ' void'}".strip()
    named = f' class="{style}"' if style else ""
    return f"<{tag}{named}{spans}>{redline.pieces(pieces, gone_from=gone_from)}</{tag}>"


def _style(fate: str) -> str:
    style = STYLES.get(fate, "")
    return f" row-{style}{' from-here' if fate == WENT else ''}" if style else ""


def _id(mark: Mark) -> str:
    return f' id="{escape(mark.here)}"' if mark.here else ""


def _said(mark: Mark, words: Said) -> str:
    """The sign of what became of it, with words; of what moved a link to its other place."""
    if mark.fate == KEPT:
        return ""
    sign, said = words[mark.fate]
    told = str(said) % {"n": mark.number} if mark.number else str(said)
    if mark.there:
        return f'<a class="chip moved" href="#{escape(mark.there)}">{told}</a>'
    sign = f'<span class="sign {STYLES[mark.fate]}" aria-hidden="true">{sign}</span>'
    return f'<span title="{told}">{sign}<span class="spoken">{told}</span></span>'
