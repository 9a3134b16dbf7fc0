"""Tables drawn with characters: grids of "+---+" and "| a | b |", and columns under rules of dashes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from proposals.reading.account import Account
from proposals.reading.lines import Cell, Row
from proposals.saying import said

RULE = said("lines of drawn tables")

_BORDER = re.compile(r"\s*[+|][-=:+| ]*[-=]{3}[-=:+| ]*[+|]\s*$")
_DASHES = re.compile(r"\s*-{2,}(?:\s+-{2,})*\s*$")
_BAR_ROW = re.compile(r"\s*\|.*\|\s*$")
_LONGEST = 400
"""So many lines a table under rules of dashes may have before its last rule."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a drawn table and the number of lines it takes."""

    rows: tuple[Row, ...]
    length: int


def read_grid(lines: Sequence[str], table: int, account: Account) -> Grid | None:
    """The table drawn at the start of `lines`, or None. What draws it is left out by rule."""
    if _BORDER.match(lines[0]):
        return _barred(lines, table, account)
    if _DASHES.match(lines[0]):
        return _ruled(lines, table, account)
    return None


def _barred(lines: Sequence[str], table: int, account: Account) -> Grid | None:
    end = 0
    while end < len(lines) and (_BORDER.match(lines[end]) or _BAR_ROW.match(lines[end])):
        end += 1
    bodies = [line for line in lines[:end] if not _BORDER.match(line)]
    if not bodies or end < 3:
        return None
    rows: list[Row] = []
    group: list[str] = []
    single = sum(bool(_BORDER.match(line)) for line in lines[:end]) <= 3
    for line in lines[:end]:
        if _BORDER.match(line):
            account.leave_out(RULE, line)
            group = _close(group, rows, table, account)
        elif single and _starts_row(line):
            group = _close(group, rows, table, account)
            group.append(line)
        else:
            group.append(line)
    _close(group, rows, table, account)
    return Grid(tuple(rows), end)


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


def _ruled(lines: Sequence[str], table: int, account: Account) -> Grid | None:
    """A table between rules of dashes; columns stand under the dashes of the rule with most of them."""
    end = _last_rule(lines)
    if end is None:
        return None
    rules = [line for line in lines[: end + 1] if _DASHES.match(line)]
    spans = [match.span() for match in re.finditer("-+", max(rules, key=lambda rule: len(rule.split())))]
    rows: list[Row] = []
    group: list[str] = []
    spread = any(not line.strip() for line in lines[1:end])
    for line in lines[: end + 1]:
        drawn = bool(_DASHES.match(line))
        if drawn:
            account.leave_out(RULE, line)
        if (drawn or not line.strip() or not spread) and group:
            rows.append(_under(spans, group, table, len(rows) + 1))
            group = []
        if line.strip() and not drawn:
            group.append(line)
    return Grid(tuple(rows), end + 1)


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
