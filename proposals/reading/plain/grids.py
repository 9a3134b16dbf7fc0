"""Tables drawn with characters: grids of "+---+" and "| a | b |", and columns under rules of dashes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from proposals.reading.account import Account
from proposals.reading.lines import Cell, Row
from proposals.saying import said

RULE = said("lines of drawn tables")

_BORDER = re.compile(r"\s*[+|](?=[-=:+| ]*[-=]{3})[-=:+| ]*[+|]\s*$")
_DASHES = re.compile(r"\s*-{2,}(?:\s+-{2,})*\s*$")
_BAR_ROW = re.compile(r"\s*\|.*\|\s*$")
_LONGEST = 400
"""So many lines a table under rules of dashes may have before its last rule."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a drawn table and the number of lines it takes."""

    rows: tuple[Row, ...]
    length: int


class Grids:
    """Finds the tables drawn among `lines`; where none can begin is remembered, so that time grows with the lines."""

    def __init__(self, lines: Sequence[str], account: Account) -> None:
        self._lines, self._account = lines, account
        self._barren = 0

    def read(self, place: int, table: int) -> Grid | None:
        """The table that begins at line `place`, or None. What draws it is left out by rule."""
        if place < self._barren:
            return None
        if _BORDER.match(self._lines[place]):
            return self._barred(place, table)
        if _DASHES.match(self._lines[place]):
            return self._ruled(place, table)
        return None

    def _barred(self, start: int, table: int) -> Grid | None:
        end = start
        while end < len(self._lines) and (_BORDER.match(self._lines[end]) or _BAR_ROW.match(self._lines[end])):
            end += 1
        lines = self._lines[start:end]
        borders = [bool(_BORDER.match(line)) for line in lines]
        if all(borders) or len(lines) < 3:
            self._barren = end
            return None
        return Grid(tuple(_barred_rows(lines, borders, table, self._account)), len(lines))

    def _ruled(self, start: int, table: int) -> Grid | None:
        """A table between rules of dashes; columns stand under the dashes of the rule with most of them."""
        last = _last_rule(self._lines[start : start + _LONGEST + 1])
        if last is not None:
            return Grid(tuple(_ruled_rows(self._lines[start : start + last + 1], table, self._account)), last + 1)
        self._barren = start + 1
        while self._barren < len(self._lines) and _DASHES.match(self._lines[self._barren]):
            self._barren += 1
        return None


def _barred_rows(lines: Sequence[str], borders: Sequence[bool], table: int, account: Account) -> list[Row]:
    rows: list[Row] = []
    group: list[str] = []
    single = sum(borders) <= 3
    for line, is_border in zip(lines, borders, strict=True):
        if is_border:
            account.leave_out(RULE, line)
            group = _close(group, rows, table, account)
        elif single and _starts_row(line):
            group = _close(group, rows, table, account)
            group.append(line)
        else:
            group.append(line)
    _close(group, rows, table, account)
    return rows


def _starts_row(line: str) -> bool:
    """Whether a bar row without a border above starts a row: its first cell has words."""
    return bool(line.strip().strip("|").split("|")[0].strip())


def _close(group: list[str], rows: list[Row], table: int, account: Account) -> list[str]:
    """Make a row of the lines of one, and start the next."""
    if group:
        pieces = [line.strip()[1:-1].split("|") for line in group]
        account.leave_out(RULE, "".join("|" * (len(piece) + 1) for piece in pieces))
        columns = max(map(len, pieces))
        texts = [" ".join(piece[place].strip() for piece in pieces if place < len(piece)) for place in range(columns)]
        rows.append(Row(table, len(rows) + 1, _cells(texts, head=not rows)))
    return []


def _ruled_rows(lines: Sequence[str], table: int, account: Account) -> list[Row]:
    """The rows of a table that ends with its last rule."""
    rules = [line for line in lines if _DASHES.match(line)]
    spans = [match.span() for match in re.finditer("-+", max(rules, key=lambda rule: len(rule.split())))]
    rows: list[Row] = []
    group: list[str] = []
    spread = any(not line.strip() for line in lines[1:-1])
    for line in lines:
        drawn = bool(_DASHES.match(line))
        if drawn:
            account.leave_out(RULE, line)
        if (drawn or not line.strip() or not spread) and group:
            rows.append(_under(spans, group, table, len(rows) + 1))
            group = []
        if line.strip() and not drawn:
            group.append(line)
    return rows


def _last_rule(lines: Sequence[str]) -> int | None:
    """Where the table that starts with a rule ends: at the rule before a blank line."""
    several = False
    for place, line in enumerate(lines[:_LONGEST]):
        if not _DASHES.match(line):
            if place and line.strip() and not line.startswith(" "):
                return None
            continue
        several = several or len(line.split()) > 1
        if place and several and (place + 1 == len(lines) or not lines[place + 1].strip()):
            return place
    return None


def _under(spans: Sequence[tuple[int, int]], group: Sequence[str], table: int, row: int) -> Row:
    """The row whose cells stand under `spans`; words that reach over an edge stay with the column they begin in."""
    texts = [""] * len(spans)
    for line in group:
        for word in re.finditer(r"\S+(?: \S+)*", line):
            column = max((place for place, span in enumerate(spans) if span[0] <= word.start()), default=0)
            texts[column] += " " + word.group()
    return Row(table, row, _cells(texts, head=False))


def _cells(texts: Sequence[str], *, head: bool) -> tuple[Cell, ...]:
    return tuple(Cell(text, column, head=head) for column, text in enumerate(texts, 1))
