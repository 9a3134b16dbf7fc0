"""Readings as values."""

from __future__ import annotations

from django.utils.translation import gettext as _

from proposals.models import Reading, Version
from proposals.outline import BlockText, ClauseText, Outline
from proposals.queries.versions import refuse_withdrawn
from proposals.refusals import Conflict


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
