"""Readings as values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Sum
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from clauseline.outline import DRAWN_BY, BlockText, ClauseText, FigureImage, Outline
from proposals.models import Clause, Reading, Version
from proposals.models.clause import blocks_of
from proposals.queries.versions import refuse_withdrawn
from proposals.refusals import Conflict, DamagedClause

FIELDS = ("number", "title", "level", "kind", "status", "text")
PART = 250
"""So many clauses are in memory at a time."""


def outline_of(reading: Reading, *, mended: bool = False) -> Outline:
    """The outline that `reading` was stored from, without its report: two queries.

    A clause whose blocks are damaged is refused; where it is `mended`, its text is one paragraph.
    """
    unpack = _mended if mended else blocks_of
    figures: dict[int, list[FigureImage]] = defaultdict(list)
    for clause, place, sha256, alt in reading.figures.order_by("pk").values_list("clause", "place", "sha256", "alt"):
        figures[clause].append(FigureImage(place, sha256, alt, reading.reader in DRAWN_BY))
    rows = reading.clauses.order_by("order").values_list("pk", "packed", *FIELDS)
    clauses = tuple(
        ClauseText(
            **dict(zip(FIELDS, row, strict=True)),
            blocks=unpack(pk, packed, row[-1]),
            figures=tuple(figures.get(pk, ())),
        )
        for pk, packed, *row in rows.iterator()
    )
    return Outline(reader=reading.reader, language=reading.language, clauses=clauses, facts=reading.facts)


def _mended(clause: int, packed: bytes, text: str) -> tuple[BlockText, ...]:
    try:
        return blocks_of(clause, packed, text)
    except DamagedClause:
        return (BlockText("paragraph", 0, len(text)),) if text else ()


def plain_outline(reading: Reading) -> Outline:
    """Its clauses with title, level and text alone: one query."""
    rows = reading.clauses.order_by("order").values_list("title", "level", "text")
    clauses = tuple(ClauseText("", title, level, text=text) for title, level, text in rows.iterator())
    return Outline(reader=reading.reader, language=reading.language, clauses=clauses)


def keys_of(reading: Reading) -> list[str]:
    """The keys of its clauses, in the order of `outline_of`."""
    return list(reading.clauses.order_by("order").values_list("key", flat=True))


def pks_of(reading: Reading) -> list[int]:
    """The primary keys of its clauses, in the order of `outline_of`."""
    return list(reading.clauses.order_by("order").values_list("pk", flat=True))


def length_of(reading: Reading) -> int:
    """How many characters the texts of its clauses have together."""
    return reading.clauses.aggregate(all=Sum(Length("text")))["all"] or 0


def clauses_of(reading: Reading) -> Iterator[Clause]:
    """Its clauses in order, loaded some at a time; between two of them nothing is left open in the database."""
    rows, first = reading.clauses.order_by("order"), 0
    while part := list(rows.filter(order__gte=first, order__lt=first + PART)):
        yield from part
        first += PART


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
