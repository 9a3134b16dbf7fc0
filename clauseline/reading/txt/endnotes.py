"""Footnotes of a plain text that pandoc writes: "[1]" close behind a word, and "[1] What it says." at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clauseline.messages import gettext_noop as N_
from clauseline.outline import canonical
from clauseline.reading.account import Account
from clauseline.reading.lines import Cell, Line, Note, Row
from clauseline.reading.txt.paragraphs import ITEM
from clauseline.reading.words.numbering import find_label
from clauseline.reading.words.vocabulary import is_bibliography, is_title

RULE = N_("numbers that call footnotes")
_START = re.compile(r"\[([1-9][0-9]{0,2})\]\s+(?=\S)")
_CALL = re.compile(r"(?<=[^\s\[(])\[([1-9][0-9]{0,2})\]")
_SOURCES = re.compile(r"\breferences\b|\bsources\b|参考", re.I)


def place_notes(lines: Sequence[Line | Row], account: Account) -> Sequence[Line | Row]:
    """The same lines with the notes at their end placed where they are called; their numbers are left out by rule.

    They are taken for notes only if each is called once and in order: a list of sources is called as it comes.
    """
    start = _start(lines)
    notes = _notes(lines[start:])
    if not notes or _heads_sources(lines[start - 1]):
        return lines
    calls = [int(call) for line in lines[:start] for part in _parts(line) for call in _CALL.findall(part.text)]
    if calls != list(range(1, len(notes) + 1)):
        return lines
    for number in range(1, len(notes) + 1):
        account.leave_out(RULE, f"[{number}]" * 2)
    return [_with_notes(line, notes) for line in lines[:start]]


def _start(lines: Sequence[Line | Row]) -> int:
    """Where the last line is that begins a first note; the number of lines if none does, or only the first."""
    for place in range(len(lines) - 1, 0, -1):
        line = lines[place]
        if isinstance(line, Row) or line.role in ("heading", "annex"):
            break
        found = _START.match(line.text)
        if found and found[1] == "1":
            return place
    return len(lines)


def _notes(lines: Sequence[Line | Row]) -> list[str]:
    """What the notes say that `lines` are, by their order; none where one has something that is no sentence."""
    notes: list[list[str]] = []
    for line in lines:
        if isinstance(line, Row) or line.line is not None:
            return []
        found = _START.match(line.text)
        if found and int(found[1]) == len(notes) + 1:
            notes.append([line.text[found.end() :]])
        elif found or (not ITEM.match(line.text) and (is_title(canonical(line.text)) or find_label(line.text))):
            return []
        else:
            notes[-1].append(line.text)
    return [" ".join(note) for note in notes]


def _heads_sources(line: Line | Row) -> bool:
    return isinstance(line, Line) and (
        is_bibliography(line.text) or (is_title(canonical(line.text)) and bool(_SOURCES.search(line.text)))
    )


def _parts(line: Line | Row) -> Sequence[Line | Cell]:
    return line.cells if isinstance(line, Row) else (line,)


def _with_notes(line: Line | Row, notes: Sequence[str]) -> Line | Row:
    if isinstance(line, Row):
        cells = ((cell, *_placed(cell.text, notes)) for cell in line.cells)
        return line._replace(cells=tuple(cell._replace(text=text, notes=found) for cell, text, found in cells))
    text, found = _placed(line.text, notes)
    return line._replace(text=text, notes=found) if found else line


def _placed(text: str, notes: Sequence[str]) -> tuple[str, tuple[Note, ...]]:
    """`text` without the calls in it, and the notes they call."""
    if not _CALL.search(text):
        return text, ()
    pieces: list[str] = []
    found: list[Note] = []
    start = length = 0
    for piece, end, number in _called(text):
        pieces.append(text[start:piece])
        length += piece - start
        found.append(Note(length, str(number), notes[number - 1]))
        start = end
    return "".join([*pieces, text[start:]]), tuple(found)


def _called(text: str) -> Iterator[tuple[int, int, int]]:
    return ((call.start(), call.end(), int(call[1])) for call in _CALL.finditer(text))
