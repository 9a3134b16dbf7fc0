"""Footnotes: small rows at the foot of a page that begin with a number or sign which is raised in the text above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account
from clauseline.reading.pdf.raised import Call
from clauseline.reading.pdf.rows import Footnote, PrintedRow

RULE = N_("numbers that call footnotes")
SMALLER = 0.95
"""The type of footnotes is smaller than this part of the body's."""

STEP = 1.7
"""The rows of a note are not farther apart than so many sizes of type."""

_MARKER = re.compile(r"\s*(?P<marker>\(?(?:\d{1,3}|[*†‡§¶]{1,3})\)?)(?P<rest>[.:]?\s+)(?=\S)")
_UNIT = re.compile(r"(?:\d|(?<![^\W\d_])(?:[cdkmnµμ]?m|[a-z]))\s*$")
_ENDS = re.compile(r"[.!?。！？][)）\]”\"’»]*\s*$")


@dataclass(slots=True)
class Footnotes:
    """Takes the notes out of the rows of a file and hangs them on the rows that call them."""

    size: float
    account: Account
    _last: Footnote | None = None
    _taken: set[int] = field(default_factory=set)
    _hosts: dict[int, PrintedRow] = field(default_factory=dict)

    def place(self, rows: Sequence[PrintedRow]) -> list[PrintedRow]:
        """The rows without those of the notes whose call was found."""
        for _, page in groupby(rows, key=lambda row: row.page):
            own = list(page)
            for _, part in groupby(own, key=lambda row: row.column):
                self._foot(own, list(part))
        for host in self._hosts.values():
            _take_calls(host)
        return [row for row in rows if id(row) not in self._taken]

    def _foot(self, page: Sequence[PrintedRow], part: Sequence[PrintedRow]) -> None:
        """Take the notes at the foot of one column."""
        foot = list(_small_end(part, SMALLER * self.size))
        calls = list(_calls(page, {id(row) for row in foot}))
        note = self._last if foot and self._goes_on(foot[0]) else None
        self._last = None
        for row in foot:
            marker = _marker(row)
            call = marker and _called(calls, marker.text)
            if marker and call:
                note = self._begin(row, marker, *call)
                calls = [one for one in calls if one is not call]
            elif note and _is_next(note.rows[-1], row):
                self._taken.add(id(row))
                note.rows.append(row)
            self._last = note

    def _goes_on(self, row: PrintedRow) -> bool:
        """Whether the last note of the page before goes on with `row`."""
        if self._last is None or _marker(row) or row.text[:1].isupper():
            return False
        before = self._last.rows[-1]
        return before.page + 1 == row.page and before.size == row.size and not _ENDS.search(before.text)

    def _begin(self, row: PrintedRow, marker: Call, host: PrintedRow, call: Call) -> Footnote:
        words = row.text[marker.start + len(marker.text) :]
        rest = words.lstrip(" .:\t")
        if rest.startswith((f"{marker.text} ", f"{marker.text}\t")):  # Drawn by the program, and typed as well.
            rest = rest[len(marker.text) :].lstrip()
        self.account.leave_out(RULE, words[: len(words) - len(rest)])
        row.text, row.calls = rest, ()
        self._taken.add(id(row))
        self.account.leave_out(RULE, call.text)
        note = Footnote(call, marker.text, [row])
        host.notes.append(note)
        self._hosts[id(host)] = host
        return note


def _is_next(before: PrintedRow, row: PrintedRow) -> bool:
    """Whether a note can go on with `row`, below it or on the next page."""
    return before.size == row.size and (before.page != row.page or before.base - row.base < STEP * row.size)


def _small_end(part: Sequence[PrintedRow], size: float) -> Sequence[PrintedRow]:
    """The small rows at the end of a column."""
    count = 0
    for row in reversed(part):
        if row.size > size or row.fields:
            break
        count += 1
    return part[len(part) - count :]


def _marker(row: PrintedRow) -> Call | None:
    """The number or sign before the words of a note."""
    if row.calls and not row.text[: row.calls[0].start].strip():
        return row.calls[0] if row.text[row.calls[0].start + len(row.calls[0].text) :].strip(" .:\t") else None
    found = _MARKER.match(row.text)
    return Call(found.start("marker"), found["marker"]) if found else None


def _calls(page: Sequence[PrintedRow], foot: set[int]) -> Iterator[tuple[PrintedRow, Call]]:
    """The raised signs of a page above its foot, those in cells of tables included."""
    for row in page:
        if id(row) in foot:
            continue
        for own in [one for each in row.fields for one in each.rows] or [row]:
            for call in own.calls:
                if not (call.text[:1].isdigit() and _UNIT.search(own.text[: call.start])):
                    yield own, call


def _called(calls: Sequence[tuple[PrintedRow, Call]], marker: str) -> tuple[PrintedRow, Call] | None:
    """The first call of a note with this marker."""
    return next((one for one in calls if one[1].text.strip("()") == marker.strip("()")), None)


def _take_calls(row: PrintedRow) -> None:
    """Take the calls of its notes out of the words of a row, and a space before each that parts nothing any more."""
    text, place = "", 0
    notes: list[Footnote] = []
    for note in sorted(row.notes, key=lambda note: note.call.start):
        start, end = note.call.start, note.call.start + len(note.call.text)
        text += row.text[place:start]
        if not row.text[end : end + 1].isalnum():
            text = text.rstrip(" ")
        notes.append(note._replace(call=Call(len(text), note.call.text)))
        place = end
    row.text, row.notes, row.calls = text + row.text[place:], notes, ()
