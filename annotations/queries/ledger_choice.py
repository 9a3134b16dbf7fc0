"""Which cell of a ledger a person opened."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.queries.instruments import concerns_citing
from annotations.queries.ledger import UNNAMED, Ledger, LedgerMark
from annotations.queries.ledger_columns import LedgerColumn

NO_CONCERN = "none"
"""What the row of marks without a concern is called in addresses."""


@dataclass(frozen=True, slots=True)
class LedgerChoice:
    """The cell that is open: of a concern, an instrument, or of new clauses that are unread; in the text of `column`.

    The words of an address: "" for what it does not say.
    """

    column: LedgerColumn
    concern: str = ""
    instrument: str = ""
    is_unread: bool = False

    @property
    def asked(self) -> dict[str, str]:
        """What of an address opens it, beside the version."""
        words = {"concern": self.concern, "instrument": self.instrument, "unread": "yes" if self.is_unread else ""}
        return {name: word for name, word in words.items() if word}

    def marks(self, found: Ledger) -> list[LedgerMark]:
        """What the cell rests on; of an instrument what stands."""
        version = self.column.version.pk
        if self.instrument:
            citing = [concern.id for concern in concerns_citing(self.instrument)]
            return [mark for mark in found.marks_of(citing, version) if mark.is_standing]
        return found.marks_of([UNNAMED if self.concern == NO_CONCERN else self.concern], version)
