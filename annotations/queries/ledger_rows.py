"""A ledger as it is listed: its concerns in their order, each with a cell for every column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotations.queries.ledger import UNNAMED, Ledger, LedgerCell
from clauseline.concerns import FAMILIES, VOCABULARY


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A concern by its id, "" for the marks that name none, and its cells in the order of the ledger's columns."""

    concern: str
    cells: Sequence[LedgerCell]


def ledger_rows(found: Ledger) -> list[LedgerRow]:
    """All concerns of the vocabulary, family by family; those of older ones and unnamed marks where there are some."""
    cells = found.cells()
    known = [concern.id for family in FAMILIES for concern in VOCABULARY.concerns if concern.family == family]
    others = sorted({concern for concern, _ in cells} - {*known, UNNAMED})
    last = [UNNAMED] if any(concern == UNNAMED for concern, _ in cells) else []
    texts, empty = [column.version.pk for column in found.columns], LedgerCell()
    return [
        LedgerRow(concern, [cells.get((concern, text), empty) for text in texts])
        for concern in (*known, *others, *last)
    ]
