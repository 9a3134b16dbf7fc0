"""The rows of a sheet as HTML. Those of a long sheet come in portions, and are drawn once while they say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from annotations.models import Comment, CommentSet
from annotations.queries.sheets import SheetLine
from proposals.drawing.build import build
from proposals.drawing.shared import digest
from proposals.drawing.store import owner_of, pages

LONG = 150
"""A sheet of more rows comes in portions."""
FIRST = 50
"""So many rows come with the page of such a sheet."""
PORTION = 200
"""So many rows come with each portion behind them."""
STRETCH = 50
"""So many rows are drawn, and kept, together."""


@dataclass(frozen=True, slots=True)
class RowPortion:
    """The rows with the numbers [start, end) that come behind the page."""

    start: int
    end: int

    @property
    def last(self) -> int:
        return self.end - 1

    @property
    def count(self) -> int:
        return self.end - self.start


def first(rows: Sequence[Comment]) -> Sequence[Comment]:
    """What comes with the page: all rows of a sheet that is not long."""
    return rows if len(rows) <= LONG else rows[:FIRST]


def portions(count: int, come: int) -> list[RowPortion]:
    """What comes behind the rows that `come` with the page, of `count`."""
    return [RowPortion(at, min(at + PORTION, count + 1)) for at in range(come + 1, count + 1, PORTION)]


def drawn(comment_set: CommentSet, lines: Sequence[SheetLine], context: Mapping[str, Any]) -> SafeString:
    """The rows of these lines; `context` says of the page what they are drawn from beside them."""
    stretches = (lines[at : at + STRETCH] for at in range(0, len(lines), STRETCH))
    return SafeString("".join(_drawn(comment_set, stretch, context) for stretch in stretches))


def _drawn(comment_set: CommentSet, lines: Sequence[SheetLine], context: Mapping[str, Any]) -> SafeString:
    if len(lines) < STRETCH:
        return _draw(lines, context)
    version = comment_set.consultation.version
    around = (comment_set.slug, comment_set.state, version.slug, version.language, context["may_edit"], get_language())
    owner, name = owner_of(comment_set), f"rows-{digest(around, [_said(line) for line in lines], build())}"
    if (kept := pages().get(owner, name)) is not None:
        return SafeString(kept.decode())  # type: ignore[html]  # It was kept as it was drawn.
    made = _draw(lines, context)
    pages().put(owner, name, made.encode())
    return made


def _draw(lines: Sequence[SheetLine], context: Mapping[str, Any]) -> SafeString:
    return render_to_string("annotations/sheet_rows.html", {**context, "lines": lines})


def _said(line: SheetLine) -> tuple[object, ...]:
    """All that a row is drawn from."""
    comment, annotation = line.comment, line.comment.annotation
    columns = [(name, value) for name, value in vars(comment).items() if not name.startswith("_")]
    disposition = getattr(comment, "disposition", None)
    return (
        columns,
        annotation and (annotation.slug, annotation.deleted_at),
        disposition and disposition.answer,
        line.faults,
        line.news,
        line.uptake and (line.uptake.extent, str(line.uptake.version)),
    )
