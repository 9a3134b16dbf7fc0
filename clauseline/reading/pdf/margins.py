"""Line numbers in the margin of pages: they are taken out, and each row is told the number beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clauseline.reading.account import Account
from clauseline.reading.pdf.pieces import TextPiece
from clauseline.reading.pdf.rows import PrintedRow
from clauseline.reading.structure.counted_lines import LEAST, RULE, count_lines, in_step, usual_step

ALIGNED = 2.5
"""Numbers whose sides differ by so many points stand in one column."""

COVERED = 0.5
"""The part of the rows that have a number, at least, where they are numbered one by one."""

STRAY = 0.02
"""The part of the other words that may reach into the margin, at most."""

ALIKE = 0.002
"""The part of them that may stand where the numbers do: rows of a table begin where headings do."""

HEAD = 60
"""Headings of tables stand closer above a first number, running heads further off. Points."""

_LED = re.compile(r"\s*(\d{1,5}) {2,}(?=\S)")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class MarginNumber:
    """A number in the margin: the page and the piece that it is, or begins; what follows it there is `rest`."""

    page: int
    place: int
    number: int
    left: float
    right: float
    base: float
    rest: TextPiece | None = None


@dataclass(slots=True)
class Margins:
    """The marks of a file by page."""

    marks: list[list[MarginNumber]]

    def tell(self, page: int, rows: Iterable[PrintedRow]) -> None:
        """Give the rows of a page (from 0) the numbers beside them."""
        marks = sorted(self.marks[page], key=lambda mark: mark.base)
        bases = [mark.base for mark in marks]
        for row in rows if marks else ():
            above = bisect_left(bases, row.base)
            below = bisect_left(bases, bases[above - 1]) if above else 0
            near = min((*marks[above : above + 1], marks[below]), key=lambda mark: abs(mark.base - row.base))
            if abs(near.base - row.base) < 0.6 * row.size:
                row.line = near.number


def take_out_numbers(pages: list[list[TextPiece]], account: Account) -> Margins:
    """Take line numbers out of the pieces of `pages`, in place; they are left out by rule."""
    alone = _alone(pages)
    for found in (alone, _leading(pages, alone)):
        # Facing pages may have their numbers at different sides.
        sides = [_counting([mark for mark in found if mark.page % 2 == side]) for side in (0, 1)]
        marks = max(_counting(found), [*sides[0], *sides[1]], key=len)
        step = usual_step([mark.number for mark in marks])
        if step and _is_margin(marks, pages, step):
            return _taken(marks, pages, account)
    return Margins([[] for _ in pages])


def _alone(pages: Sequence[Sequence[TextPiece]]) -> list[MarginNumber]:
    """Numbers that are pieces of their own, page by page from the top."""
    found = [
        MarginNumber(page, place, int(piece.text), piece.left, piece.right, piece.base)
        for page, pieces in enumerate(pages)
        for place, piece in enumerate(pieces)
        if len(piece.text) < 9 and piece.upright and (number := piece.text.strip()).isdecimal() and len(number) < 6
    ]
    return sorted(found, key=lambda mark: (mark.page, -mark.base))


def _leading(pages: Sequence[Sequence[TextPiece]], alone: Sequence[MarginNumber]) -> list[MarginNumber]:
    """Numbers that wide space parts from the words behind them in one piece: type of one width, places are shares."""
    found = list(alone)
    for page, pieces in enumerate(pages):
        for place, piece in enumerate(pieces):
            number = _LED.match(piece.text) if "  " in piece.text and piece.upright else None
            if number:
                wide = (piece.right - piece.left) / max(1, len(piece.text))
                sides = [piece.left + wide * end for end in (*number.span(1), number.end())]
                rest = piece._replace(text=piece.text[number.end() :], left=sides[2])
                found.append(MarginNumber(page, place, int(number[1]), sides[0], sides[1], piece.base, rest))
    return sorted(found, key=lambda mark: (mark.page, -mark.base)) if len(found) > LEAST else []


def _column(marks: Sequence[MarginNumber]) -> list[MarginNumber]:
    """Those that stand in the column with most of them, by either side."""
    best: list[MarginNumber] = []
    for sides in ([mark.right for mark in marks], [mark.left for mark in marks]):
        counts = Counter(round(side / ALIGNED) for side in sides)
        middle = max(counts, key=lambda key: counts[key - 1] + counts[key] + counts[key + 1], default=0)
        column = [
            mark for mark, side in zip(marks, sides, strict=True) if abs(side - middle * ALIGNED) <= 1.5 * ALIGNED
        ]
        best = max(best, column, key=len)
    return best


def _counting(marks: Sequence[MarginNumber]) -> list[MarginNumber]:
    """Those of a column that count lines, or none."""
    column = _column(marks)
    step = usual_step([mark.number for mark in column])
    numbers = [mark.number for mark in column]
    kept = [mark for mark, fits in zip(column, in_step(numbers, step), strict=True) if fits]
    return kept if step and count_lines([mark.number for mark in kept], step) else []


def _is_margin(marks: Sequence[MarginNumber], pages: Sequence[Sequence[TextPiece]], step: int) -> bool:
    """Whether nothing but numbers stands in the column of `marks`, and most rows of most pages have one."""
    by_page: dict[int, list[MarginNumber]] = defaultdict(list)
    for mark in marks:
        by_page[mark.page].append(mark)
    rows = words = strays = aligned = 0
    for page, own in by_page.items():
        left, right = min(mark.left for mark in own), max(mark.right for mark in own)
        others = _beside(pages[page], own)
        words += len(others)
        strays += len(others) - max(
            sum(piece.right < left + 1 for piece in others), sum(piece.left > right - 1 for piece in others)
        )
        aligned += sum(left - ALIGNED < piece.left < right or left < piece.right < right + ALIGNED for piece in others)
        rows += len({round(2 * piece.base / max(piece.size, 1)) for piece in others})
    covered = step * len(marks) > COVERED * rows and 2 * len(by_page) >= sum(len(page) > LEAST for page in pages)
    return covered and strays <= STRAY * words and aligned <= ALIKE * words


def _beside(pieces: Sequence[TextPiece], marks: Sequence[MarginNumber]) -> list[TextPiece]:
    """The words of a page that are no numbers of lines, but for its running head and foot."""
    own = {mark.place: mark for mark in marks}
    low, high = min(mark.base for mark in marks), max(mark.base for mark in marks)
    room = max(HEAD, 0.06 * (high - low))
    found = [own[place].rest if place in own else piece for place, piece in enumerate(pieces)]
    return [
        piece for piece in found
        if piece and piece.upright and low - room < piece.base < high + room and _WORD.search(piece.text)
    ]  # fmt: skip


def _taken(marks: Sequence[MarginNumber], pages: list[list[TextPiece]], account: Account) -> Margins:
    found = Margins([[] for _ in pages])
    gone: dict[tuple[int, int], TextPiece | None] = {}
    for mark in marks:
        account.leave_out(RULE, str(mark.number))
        found.marks[mark.page].append(mark)
        gone[mark.page, mark.place] = mark.rest
    for page, pieces in enumerate(pages):
        kept = [gone.get((page, place), piece) for place, piece in enumerate(pieces)]
        pages[page] = [piece for piece in kept if piece is not None]
    return found


def fill_in(rows: Sequence[PrintedRow]) -> None:
    """Count the rows between numbered ones, where only every fifth or tenth has its number printed."""
    step = usual_step([row.line for row in rows if row.line is not None])
    last: PrintedRow | None = None
    gap: list[PrintedRow] = []
    for row in rows:
        if row.line is None:
            gap.append(row)
            continue
        if last is not None and row.line == (last.line or 0) + step:
            if len(gap) == step - 1:
                _count(gap, last.line)
        elif row.line == step and (last is None or row.page != last.page):
            _end(last, gap, step)
            head = [one for one in gap if one.page == row.page]
            if len(head) == step - 1:
                _count(head, 0)
        last, gap = row, []
    _end(last, gap, step)


def _end(last: PrintedRow | None, gap: Sequence[PrintedRow], step: int) -> None:
    """Count the rows below the last number of a page."""
    if last is not None:
        _count([row for row in gap if row.page == last.page][: step - 1], last.line)


def _count(rows: Sequence[PrintedRow], before: int | None) -> None:
    for number, row in enumerate(rows, (before or 0) + 1):
        row.line = number
