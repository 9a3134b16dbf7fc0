"""Rows of print to paragraphs: where one ends is told by gaps, sides, type and the first words of the next."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clauseline.reading.account import weigh
from clauseline.reading.lines import Note
from clauseline.reading.pdf.rows import PrintedRow
from clauseline.reading.pdf.witnesses import Witnesses
from clauseline.reading.words.numbering import find_label
from clauseline.reading.words.ranks import ARTICLE
from clauseline.reading.words.vocabulary import CAPTION, EXAMPLE, MARK, NOTE, PLAIN

WIDER = 1.22
"""A gap so much wider than the usual one parts paragraphs."""

SHARED = 3
"""So many pages whose rows end at one place are full."""

_END = re.compile(r"[.。:：;；!！?？)）\]”\"¶]\s*$")
_SOURCE = re.compile(r"\[[^\]\s]+\]$")
"""The name of a source, alone on its row."""
_COUNTED = re.compile(r"(\d{1,2})\.\s")
LONGEST_NUMBER = 24
"""Longer labels at the start of a row are none: "Article LO1111-2-1 bis" has 22 characters."""
ITEM = 20
"""An item and the next have fewer paragraphs between them."""
CODE = 0.5
"""Where more than this part of a file is in a typewriter's type, it is no code."""
_HAN = re.compile("[　-〿一-鿿！-｠]")


@dataclass(slots=True)
class PrintedParagraph:
    """Rows that belong together; never empty. What they say is told when they are joined.

    `look` is their size of type, and whether all is bold.
    """

    rows: list[PrintedRow]
    text: str = ""
    look: tuple[float, bool] = (0.0, False)
    lines: tuple[tuple[int, int], ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(row.bold for row in self.rows)

    @property
    def page(self) -> int:
        """The page it begins on, from 1."""
        return self.rows[0].page


class Setting:
    """How a file is set: its usual type, the distance of rows in it, the ends of full rows."""

    def __init__(self, rows: Sequence[PrintedRow]) -> None:
        by_size: dict[float, list[PrintedRow]] = defaultdict(list)
        steps: dict[float, Counter[float]] = defaultdict(Counter)
        ends: dict[tuple[int, int, bool], list[float]] = defaultdict(list)
        for row in rows:
            by_size[row.size].append(row)
            ends[row.page, row.column, row.backwards].append(row.right)
        for above, below in pairwise(rows):
            step = above.base - below.base
            if above.page == below.page and above.size == below.size and 0.9 * above.size < step < 2.2 * above.size:
                steps[above.size][round(step, 1)] += 1
        self.size = max(by_size, key=lambda size: _weight(by_size[size]), default=10.0)
        self._steps = {size: _usual(found) for size, found in steps.items()}
        self._ends = {key: sorted(found)[int(0.9 * (len(found) - 1))] for key, found in ends.items()}
        pages: dict[tuple[int, bool], list[float]] = defaultdict(list)
        for (_, column, way), end in self._ends.items():
            pages[column, way].append(end)
        # Pages that lie on their side have wider rows than the others, which are full as well.
        self._full = {key: _full_ends(sorted(found)) for key, found in pages.items()}

    def step(self, size: float) -> float:
        """The usual distance of two rows in type of this size."""
        return self._steps.get(size, 1.2 * size)

    def end(self, row: PrintedRow) -> float:
        """Where the full rows of a row's page or column end."""
        own = self._ends[row.page, row.column, row.backwards]
        full = self._full[row.column, row.backwards]
        is_full = own > 0.7 * full[-1] or row.backwards
        return own if is_full else full[min(bisect_left(full, 0.99 * own), len(full) - 1)]


def _full_ends(ends: Sequence[float]) -> list[float]:
    """Those of the rising `ends` of pages that several pages have, and the last."""
    near = [sorted((end / 1.01, end / 0.99)) for end in ends]
    shared = (bisect_left(ends, high) - bisect_right(ends, low) for low, high in near)
    return sorted({ends[-1], *(end for end, count in zip(ends, shared, strict=True) if count >= SHARED)})


def _usual(found: Counter[float]) -> float:
    """The smallest distance that is common."""
    most = max(found.values())
    return min(step for step, count in found.items() if count >= 0.4 * most)


def settle_code(rows: Sequence[PrintedRow]) -> None:
    """Take typewriter's type for code unless a file is set in little else."""
    fixed = [row for row in rows if row.fixed]
    if fixed and _weight(fixed) > CODE * _weight(rows):
        for row in fixed:
            row.fixed = False


def _weight(rows: Iterable[PrintedRow]) -> int:
    return weigh("\n".join(row.text for row in rows))


def read_paragraphs(rows: Sequence[PrintedRow], witnesses: Witnesses, setting: Setting) -> list[PrintedParagraph]:
    """The paragraphs of a file, in order."""
    found: list[PrintedParagraph] = []
    items = _Items()
    for row in rows:
        if found and not items.goes_on(row, len(found)) and not _is_new(found[-1], row, witnesses, setting):
            found[-1].rows.append(row)
        else:
            found.append(PrintedParagraph([row]))
            items.begin(row, len(found))
    return list(_with_names(found))


class _Items:
    """Follows counted items ("4. "): which number began a paragraph where, as the how manieth one."""

    def __init__(self) -> None:
        self._last: dict[int, tuple[float, int]] = {}

    def begin(self, row: PrintedRow, place: int) -> None:
        """A paragraph begins with `row`."""
        if found := _COUNTED.match(row.text):
            self._last[int(found[1])] = row.left, place

    def goes_on(self, row: PrintedRow, place: int) -> bool:
        """Whether `row` begins with the next number below that of an item that began not long before."""
        found = _COUNTED.match(row.text)
        left, before = self._last.get(int(found[1]) - 1, (0.0, -ITEM)) if found else (0.0, -ITEM)
        return place - before < ITEM and abs(row.left - left) < 0.3 * row.size


def _with_names(paragraphs: Sequence[PrintedParagraph]) -> Iterator[PrintedParagraph]:
    """A number alone in bold rows takes the bold words in the next paragraph: they are the term it numbers."""
    open_number: PrintedParagraph | None = None
    for paragraph in paragraphs:
        if open_number is not None:
            if paragraph.is_bold and not find_label(paragraph.rows[0].text) and len(paragraph.rows) < 3:
                open_number.rows += paragraph.rows
                open_number = None
                continue
            open_number = None
        if len(paragraph.rows) == 1 and paragraph.rows[0].bold and _is_label(paragraph.rows[0]):
            open_number = paragraph
        yield paragraph


def _is_new(paragraph: PrintedParagraph, row: PrintedRow, witnesses: Witnesses, setting: Setting) -> bool:
    before = paragraph.rows[-1]
    if before.fields or row.fields or before.fixed or row.fixed:
        return True
    words = " ".join(above.text for above in paragraph.rows) if len(paragraph.rows) < 5 else ""
    if words and not _is_whole_title(row, witnesses) and witnesses.completes(words, row.text):
        return False
    if witnesses.knows(row.text) or (words and witnesses.knows(words)) or _is_label(before):
        return True
    if row.backwards != before.backwards or not _are_alike(before, row):
        return True
    if row.page != before.page or (row.column != before.column and row.base > before.base):
        return _starts_page(before, row, setting)
    return _is_apart(paragraph, before, row, setting)


def _is_whole_title(row: PrintedRow, witnesses: Witnesses) -> bool:
    """Whether a row is a title with its number, so that a number above it is none of it."""
    label = find_label(row.text)
    return label is not None and bool(label.number) and witnesses.knows(row.text)


def _are_alike(before: PrintedRow, row: PrintedRow) -> bool:
    """Whether two rows have a size of type in common, most of one being addresses or code perhaps."""
    return any(abs(one - other) <= 0.06 * one for one in before.sizes for other in row.sizes)


def _starts_page(before: PrintedRow, row: PrintedRow, setting: Setting) -> bool:
    if row.bold != before.bold or begins_anew(row) or _is_forced(before, row, setting):
        return True
    return bool(_END.search(before.text)) and not row.text[:1].islower()


def _is_apart(paragraph: PrintedParagraph, before: PrintedRow, row: PrintedRow, setting: Setting) -> bool:
    step = before.base - row.base
    usual = setting.step(max(row.size, before.size))
    if step <= 0 or step > WIDER * usual + 0.5:
        return True
    if row.bold != before.bold and not (row.text[:1].islower() and not _is_forced(before, row, setting)):
        return True
    if begins_anew(row) or (find_label(row.text) and (step > 1.05 * usual + 0.5 or row.bold)):
        return True
    if _is_forced(before, row, setting):
        return True
    first = paragraph.rows[1] if len(paragraph.rows) > 1 else None
    if first is not None and first.column != row.column:
        first = before
    if first is not None:
        return abs(row.left - first.left) > 0.8 * row.size
    return row.left < before.left - (1.5 if _SOURCE.match(row.text) else 4) * row.size


def _is_label(row: PrintedRow) -> bool:
    """Whether a row is a number alone."""
    label = find_label(row.text)
    return label is not None and bool(label.number) and label.end >= len(row.text.rstrip()) and label.parts > 1


def begins_anew(row: PrintedRow) -> bool:
    """Whether the first words of a row are those of an item, a note, a caption or a clause."""
    words = row.text.lstrip()
    plain = PLAIN.match(words)
    found = None if plain else MARK.match(words)
    if found and not found["marker"][0].isalpha() and not found["marker"][0].isdigit():
        return True
    label = find_label(words)
    if label and label.number and (label.tabbed or label.rank == ARTICLE) and len(label.number) < LONGEST_NUMBER:
        return True
    if plain:
        return False
    if found and ("\t" in found["gap"] or found["marker"][-1] in ")）"):
        return True
    caption = CAPTION.match(words)
    return bool(NOTE.match(words) or EXAMPLE.match(words) or (caption and caption["mark"]))


def _is_forced(before: PrintedRow, row: PrintedRow, setting: Setting) -> bool:
    """Whether the row before ended although the first word of this one would have stood on it."""
    first = next(iter(row.text.split(maxsplit=1)), "")
    letters = 1.0 if _HAN.match(first) else 0.52 * len(first)
    return before.right + (letters + 1.2) * row.size < setting.end(before)
