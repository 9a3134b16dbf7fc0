"""The rows of paragraphs of print as words: hyphens at their ends, footnotes, printed numbers of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from clauseline.messages import gettext_noop as N_
from clauseline.outline import SOFT_HYPHEN, canonical
from clauseline.reading.account import Account, weigh
from clauseline.reading.lines import Note
from clauseline.reading.pdf.paragraphs import PrintedParagraph
from clauseline.reading.pdf.rows import PrintedRow

HYPHENS = N_("hyphens at line ends")
LONGEST = 100
"""No word has more letters."""

_BROKEN = re.compile(r"(?P<word>[^\W\d_]{2,})[-‐\u00ad]$")
_WHOLE = re.compile(r"[^\W\d_]+(?![\w-])")
_JOINED = re.compile(r"[^\W\d_]{2,}-[^\W\d_]+(?![\w-])")
_COMPOUND = re.compile(r"[^\W_][-‐]$")
_AND = re.compile(r"(?:and|or|to|et|ou|y|o|e|und|oder|bis|и|или)\b")
"""What may follow half a word: "pre- and postconditions"."""
_HYPHEN = ("-", "‐", "\u00ad")
_HAN = re.compile("[　-〿一-鿿！-｠]")


@dataclass(slots=True)
class _Joined:
    """The words of a paragraph in the making, their `length`, and the last of them."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    end: str = ""

    def add(self, gap: str, words: str) -> int:
        """Add a row; where it begins."""
        self.pieces += filter(None, (gap, words))
        self.length += len(gap) + len(words)
        self.end = (self.end + gap + words[-LONGEST:])[-LONGEST:]
        return self.length - len(words)

    def cut(self) -> None:
        """Take the last sign away."""
        self.pieces[-1], self.length, self.end = self.pieces[-1][:-1], self.length - 1, self.end[:-1]


def join_rows(paragraph: PrintedParagraph, known: Vocabulary, account: Account) -> None:
    """Give a paragraph its words, and its numbered rows their places among them.

    A hyphen at a row's end goes if the file has the word without it elsewhere, and not with it; one that stays has no
    space behind it.
    """
    joined = _Joined()
    lines: list[tuple[int, int]] = []
    notes: list[Note] = []
    for row in paragraph.rows:
        words, text = row.text, joined.end
        gap = " " if text and not (_HAN.match(text[-1]) and _HAN.match(words)) and not text.endswith("/") else ""
        broken = _BROKEN.search(text) if text.endswith(_HYPHEN) else None
        if broken and words[:1].islower() and not _AND.match(words):
            rest = re.match(r"[^\W\d_]+", words)
            word, behind = broken["word"].casefold(), (rest.group() if rest else "").casefold()
            if text[-1] == SOFT_HYPHEN or (word + behind in known and f"{word}-{behind}" not in known):
                account.leave_out(HYPHENS, text[-1])
                joined.cut()
            gap = ""
        elif text.endswith(_HYPHEN) and _COMPOUND.search(text[-2:]) and words[:1].isalnum() and not _AND.match(words):
            gap = ""
        place = joined.add(gap, words)
        if row.line is not None and row is not paragraph.rows[0]:
            lines.append((place, row.line))
        notes += [
            Note(place + note.call.start, note.marker, _words_of(note.rows, known, account)) for note in row.notes
        ]
    paragraph.text, paragraph.lines, paragraph.notes = "".join(joined.pieces), tuple(lines), tuple(notes)
    paragraph.look = paragraph.rows[0].size, paragraph.is_bold


def _words_of(rows: list[PrintedRow], known: Vocabulary, account: Account) -> str:
    note = PrintedParagraph(rows)
    join_rows(note, known, account)
    return note.text


def printed_markers(notes: Iterable[Note]) -> int:
    """The characters of the markers of notes: they stand in the file, where those of other formats are drawn."""
    return sum(weigh(note.marker) for note in notes)


class Vocabulary:
    """The words that stand whole in the rows of a file: gathered when one is first asked for."""

    def __init__(self, rows: Sequence[PrintedRow]) -> None:
        self._rows = rows

    def __contains__(self, word: str) -> bool:
        return word in self._words

    @cached_property
    def _words(self) -> set[str]:
        known: set[str] = set()
        for row in self._rows:
            words = canonical(row.text).casefold()
            known.update(_WHOLE.findall(words), _JOINED.findall(words))
        return known
