"""The account of characters: what was left out, under which rule, and what the reader added."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import is_normalized

from clauseline.outline import SOFT_HYPHEN, LeftOut, canonical, compose
from clauseline.reading.lines import Line
from clauseline.reading.words.signs import beyond_ascii

SAMPLE = 120

_SPACES = b" \t\n\r\v\f\x1c\x1d\x1e\x1f"
"""The white space of ASCII."""

_NOT_WEIGHED = _SPACES + bytes(range(128, 256))
"""Of a text in UTF-8: all but the signs of ASCII, its white space not among them."""


JOINS_FAR = frozenset("\U000110ba\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930")
_JOINS = re.compile(
    "[\u0300-\u0304\u0306-\u030c\u030f\u0311\u0313\u0314\u031b\u0323-\u0328\u032d\u032e\u0330\u0331\u0338\u0342\u0345"
    "\u0653-\u0655\u093c\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf\u102e"
    "\u1161-\u1175\u11a8-\u11c2\u1b35\u3099\u309a\U00011000-\U00011fff]"
)
"""The signs that NFC may join to the one before them, as an accent to its letter.

Far up it takes in more than `JOINS_FAR`: the exact class would take three times as long.
"""


TATWEEL = "\u0640"
"""What draws out an Arabic word, to fill a row perhaps."""


def weigh(words: str) -> int:
    """Non-space code points of `words` after NFC without those that NFC could join to one before them, and those that
    break or draw out words: soft hyphens and tatweel.

    So the parts of a text weigh together what it weighs as a whole, wherever it is cut: an accent at the start of a
    block does not belong to the letter at the end of the block before.
    """
    if words.isascii():
        return len(words.encode().translate(None, _SPACES))
    data = words.encode(errors="surrogatepass")
    far = beyond_ascii(data)
    if is_normalized("NFC", far) and not _JOINS.search(far):
        # Nothing of ASCII joins to what stands before it: it need not be looked at sign by sign.
        own = far.replace(SOFT_HYPHEN, "").replace(TATWEEL, "")
        return len(data.translate(None, _NOT_WEIGHED)) + len("".join(own.split()))
    composed = compose(words.replace(SOFT_HYPHEN, "").replace(TATWEEL, ""))
    likely: list[str] = _JOINS.findall(composed)
    joins = sum(sign < "\U00011000" or sign in JOINS_FAR for sign in likely) if likely else 0
    return len("".join(composed.split())) - joins


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

    def knows(self, rule: str) -> bool:
        """Whether anything was left out by `rule`: then the words of more are only counted, in any order."""
        return rule in self._rows

    def leave_line(self, rule: str, line: Line) -> None:
        """The same for a whole paragraph and the notes it calls."""
        self.leave_out(rule, line.text)
        for note in line.notes:
            self.leave_out(rule, note.text)

    def rows(self) -> tuple[LeftOut, ...]:
        """One row a rule, in order of first use."""
        return tuple(LeftOut(rule, row.count, row.characters, row.sample) for rule, row in self._rows.items())
