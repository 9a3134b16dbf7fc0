"""The account of characters: what was left out, under which rule, and what the reader added."""

from __future__ import annotations

import unicodedata

from proposals.outline import LeftOut, canonical
from proposals.reading.lines import Line

SAMPLE = 120


def weigh(words: str) -> int:
    """Non-space code points of `words` after NFC."""
    return len("".join(unicodedata.normalize("NFC", words).split()))


class Account:
    """Collects what is left out, rule by rule, and counts the characters that are the reader's own."""

    def __init__(self) -> None:
        self.added = 0
        self._rows: dict[str, LeftOut] = {}

    def leave_out(self, rule: str, words: str) -> None:
        """Note that `words` stay out of the clauses by `rule`; nothing happens if they are only white space."""
        characters = weigh(words)
        if not characters:
            return
        row = self._rows.get(rule) or LeftOut(rule, 0, 0, canonical(words)[:SAMPLE])
        self._rows[rule] = LeftOut(rule, row.count + 1, row.characters + characters, row.sample)

    def leave_line(self, rule: str, line: Line) -> None:
        """The same for a whole paragraph and the notes it calls."""
        self.leave_out(rule, line.text)
        for note in line.notes:
            self.leave_out(rule, note.text)

    def rows(self) -> tuple[LeftOut, ...]:
        """One row a rule, in order of first use."""
        return tuple(self._rows.values())
