"""Readings as values."""

from __future__ import annotations

from proposals.models import Reading
from proposals.outline import BlockText, ClauseText, Outline


def outline_of(reading: Reading) -> Outline:
    """The outline that `reading` was stored from, without figures and report: two queries."""
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
        )
        for clause in reading.clauses.order_by("order").prefetch_related("blocks")
    )
    return Outline(reader=reading.reader, language=reading.language, clauses=clauses, facts=reading.facts)
