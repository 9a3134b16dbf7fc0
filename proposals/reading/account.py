"""The account of characters: what was left out, under which rule, and what the reader added."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from proposals.outline import LeftOut, canonical
from proposals.reading.lines import Line

SAMPLE = 120

_SPACES = b" \t\n\r\v\f\x1c\x1d\x1e\x1f"
"""The white space of ASCII."""


def weigh(words: str) -> int:
    """Non-space code points of `words` after NFC."""
    if words.isascii():
        return len(words.encode().translate(None, _SPACES))
    return len("".join(unicodedata.normalize("NFC", words).split()))


@dataclass(slots=True)
class _Row:
    """What was left out under one rule so far."""

    sample: str
    count: int = 0
    characters: int = 0


class Account:
    """Collects what is left out, rule by rule, and counts the characters that are the reader's own."""

    def __init__(self) -> None:
        self.added = 0
        self._rows: dict[str, _Row] = {}

    def leave_out(self, rule: str, words: str) -> None:
        """Note that `words` stay out of the clauses by `rule`; nothing happens if they are only white space."""
        characters = weigh(words)
        if not characters:
            return
        row = self._rows.get(rule)
        if row is None:
            row = self._rows[rule] = _Row(canonical(words)[:SAMPLE])
        row.count += 1
        row.characters += characters

    def leave_line(self, rule: str, line: Line) -> None:
        """The same for a whole paragraph and the notes it calls."""
        self.leave_out(rule, line.text)
        for note in line.notes:
            self.leave_out(rule, note.text)

    def rows(self) -> tuple[LeftOut, ...]:
        """One row a rule, in order of first use."""
        return tuple(LeftOut(rule, row.count, row.characters, row.sample) for rule, row in self._rows.items())
