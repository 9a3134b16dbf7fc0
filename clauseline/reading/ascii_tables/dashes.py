"""Tables whose columns stand under a rule of dashes: pandoc's simple ones, and those with rows of several lines."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from clauseline.reading.ascii_tables.drawing import Drawing, DrawnCell, gathered, spread
from clauseline.reading.limits import TOO_LONG
from clauseline.reading.reader import Unreadable

RULE = re.compile(r"\s*-{2,}(?:\s+-{2,})*\s*$")
"""A line of nothing but dashes, in one group or several."""

_WORDS = re.compile(r"\S+(?: \S+)*")
_HEAD_LINES = 20
"""So many lines a head between two rules may have."""

Span = tuple[int, int]


def spans_of(rule: str) -> list[Span]:
    """From which column to which each group of dashes goes."""
    return [found.span() for found in re.finditer("-+", rule)]


def heads_table(head: str, rule: str, row: str) -> bool:
    """Whether `head` and `row` stand above and below the columns of `rule`, which has several, and between none."""
    if not head.strip() or not row.strip() or RULE.match(head) or RULE.match(row) or not RULE.match(rule):
        return False
    spans = spans_of(rule)
    if len(spans) < 2 or len(head) - len(head.lstrip()) < spans[0][0] - 1:
        return False
    return _is_parted(spread(head), spans) and _is_parted(spread(row), spans)


def read_under_head(lines: Sequence[str], start: int, end: int, most: int) -> Drawing:
    """A simple table from its line of heads on: its rows go on to a blank line, or to a rule that closes it.

    Raises `Unreadable` if it has more than `most` cells.
    """
    rule = lines[start + 1].rstrip()
    place = start + 2
    while place < end and lines[place].strip() and lines[place].rstrip() != rule:
        place += 1
    closed = place < end and lines[place].rstrip() == rule
    groups = [[line] for line in lines[start + 2 : place]]
    rows = _rows([[lines[start]]], groups, spans_of(rule), most)
    return Drawing(rows, place - start + closed, (rule, *([rule] if closed else [])))


def read_between_rules(lines: Sequence[str], start: int, last: int, most: int) -> Drawing | None:
    """The table from the rule at line `start` to that at line `last`. Blank lines part its rows if it has any.

    Raises `Unreadable` if it has more than `most` cells.
    """
    rules = [place for place in range(start, last + 1) if RULE.match(lines[place])]
    widest = max(rules, key=lambda place: len(spans_of(lines[place])))
    under = rules[1] if len(rules) > 2 and widest == start else widest
    body = range(under + 1, last)
    parted = any(not lines[place].strip() for place in body)
    heads, groups = _groups(lines, range(start, under), parted=True), _groups(lines, body, parted=parted)
    if not groups and not heads:
        return None
    rows = _rows(heads, groups, spans_of(lines[widest]), most)
    return Drawing(rows, last - start + 1, tuple(lines[place] for place in rules))


def _groups(lines: Sequence[str], places: range, *, parted: bool) -> list[list[str]]:
    """The lines of each row: those between blank lines or rules, or one each."""
    groups: list[list[str]] = []
    goes_on = False
    for place in places:
        line = lines[place]
        if not line.strip() or RULE.match(line):
            goes_on = False
        elif goes_on:
            groups[-1].append(line)
        else:
            groups.append([line])
            goes_on = parted
    return groups


def last_rule(lines: Sequence[str], start: int, end: int) -> tuple[int | None, int]:
    """Where the table that begins with the rule at line `start` ends, if one does, and how many lines were looked at.

    It ends at a rule that a blank line follows and that is like the first, or as wide if that has no gaps: then it has
    the heads below it, and below these the rule of columns.
    """
    spans = spans_of(lines[start])
    indent, width = spans[0][0], spans[-1][1]
    gaps = several = len(spans) > 1
    for place in range(start + 1, end):
        line = lines[place]
        if not line.strip():
            if not several or place == start + 1:
                return None, place - start
            continue
        if len(line) - len(line.lstrip()) < indent or (not several and place - start > _HEAD_LINES):
            return None, place - start
        if RULE.match(line):
            found = spans_of(line)
            several = several or len(found) > 1
            ends = place + 1 == end or not lines[place + 1].strip()
            alike = found == spans if gaps else (found[0][0], found[-1][1]) == (indent, width)
            if several and ends and alike:
                return place, place - start
    return None, end - start


def _rows(
    heads: Sequence[Sequence[str]], groups: Sequence[Sequence[str]], spans: Sequence[Span], most: int
) -> tuple[tuple[DrawnCell, ...], ...]:
    # A few signs draw many columns, and a row of a single word has a cell in each.
    if (len(heads) + len(groups)) * len(spans) > most:
        raise Unreadable(TOO_LONG)
    return tuple(_row(group, spans, head=place < len(heads)) for place, group in enumerate([*heads, *groups]))


def _row(lines: Sequence[str], spans: Sequence[Span], *, head: bool) -> tuple[DrawnCell, ...]:
    texts: list[list[str]] = [[] for _ in spans]
    for line in lines:
        for text, piece in zip(texts, _pieces(line, spans), strict=True):
            text.append(piece)
    return tuple(
        DrawnCell(tuple(text), column, head=head, room=span[1] - span[0])
        for column, (text, span) in enumerate(zip(texts, spans, strict=True))
    )


def _is_parted(columns: Sequence[str], spans: Sequence[Span]) -> bool:
    """Whether nothing stands between the columns, nor before them."""
    gaps = [(0, spans[0][0]), *((left[1], right[0]) for left, right in pairwise(spans))]
    return all(gathered(columns[start:end]).strip() == "" for start, end in gaps)


def _pieces(line: str, spans: Sequence[Span]) -> list[str]:
    """What of a line stands in each column; words that reach over an edge stay with the column they begin in."""
    columns = spread(line)
    if _is_parted(columns, spans):
        edges = [*(span[0] for span in spans), len(columns)]
        return [gathered(columns[start:end]).strip() for start, end in pairwise(edges)]
    starts = [span[0] for span in spans]
    texts: list[list[str]] = [[] for _ in spans]
    for word in _WORDS.finditer("".join(columns)):
        texts[max(0, bisect(starts, word.start()) - 1)].append(gathered(word.group()))
    return [" ".join(text) for text in texts]
