"""Readings as values."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from proposals.models import Clause, Reading, Version
from proposals.outline import BlockText, ClauseText, FigureImage, Outline
from proposals.queries.versions import refuse_withdrawn
from proposals.refusals import Conflict


def outline_of(reading: Reading) -> Outline:
    """The outline that `reading` was stored from, without its report: three queries."""
    clauses = tuple(
        ClauseText(
            number=clause.number,
            title=clause.title,
            level=clause.level,
            kind=clause.kind,
            status=clause.status,
            text=clause.text,
            blocks=tuple(
                BlockText(b.kind, b.start, b.end, marker=b.marker, page=b.page, line=b.line, facts=b.facts)
                for b in clause.blocks.all()
            ),
            figures=tuple(_figures(clause)),
        )
        for clause in reading.clauses.order_by("order").prefetch_related("blocks__figures")
    )
    return Outline(reader=reading.reader, language=reading.language, clauses=clauses, facts=reading.facts)


def _figures(clause: Clause) -> Iterator[FigureImage]:
    for order, block in enumerate(clause.blocks.all()):
        for figure in sorted(block.figures.all(), key=lambda one: one.pk):
            yield FigureImage(order, figure.sha256, figure.alt)


def current(version: Version) -> Reading:
    """The reading to show of a version `with_state`; refuses one that is withdrawn or not read."""
    refuse_withdrawn(version)
    if version.current_reading is None:
        raise Conflict(
            _(version.failure)
            if version.failure
            else _("This version is still being read. Please try again in a moment.")
        )
    return version.current_reading
