"""Formulas that stand on lines of their own: rows of signs set apart from the text, which are shown as drawn.

The mean is                              paragraph
        1   n                            formula: its rows are one block, drawn from the page, and all their
    m = -   ∑  xᵢ            (3)         characters are its text
        n  i=1
where n counts the values.               paragraph
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from clauseline.reading.account import weigh
from clauseline.reading.pdf.drawn import Box, PrintedFigure
from clauseline.reading.pdf.maths import words_of
from clauseline.reading.pdf.paragraphs import Setting
from clauseline.reading.pdf.rows import Field, PrintedRow

MOST = 300
"""No more formulas of a file are drawn; those behind them stay text."""
SHARE, FEW = 0.25, 3
"""Of the characters of a formula's main row so many are mathematical, if they are in a font for such; of fewer
characters, no row is one.
"""
WORDY, WIDE = 0.35, 12
"""Rows in which words are so great a part are of sentences, and limits of sums are no longer than so many characters
unless they are mathematical themselves.
"""
SENTENCE, PROSE = 2, 5
"""So many words behind a first one are a sentence; rows with as many as the latter tell where text begins."""
PLAIN = 3
"""Without a font that tells it, a row with longer words in small letters is none of a formula."""
INSET = 0.5
"""Rows that begin so near to where text does, in sizes of type, begin there."""
APART = 1.22
"""A formula is farther from the text than rows are from one another, or begins behind the end of the row above."""
NEAR = 0.65
"""Rows of one formula have no more room between them, in sizes of type."""
TALL, DEEP, TALLEST = 0.8, 0.3, 3.0
"""Letters reach so far above and below their row, in sizes of type, and large signs of formulas farther by the last."""
COLUMNS = 3
"""Rows with so many parts, several of them, are a table."""

_FIRST = re.compile(r"\s*[^\W\d_]{2,}[,.:]?(?:\s|$)")
_SIGN = re.compile(
    "[Α-Ωα-ωϑϕϖϵϱ¬÷\u2032-\u2034\u2061-\u2064\u2100-\u214f←-⇿∀-⋿⌈-⌋⎛-⎳⟀-⟯⦀-⧿⨀-⫿\U0001d400-\U0001d7ff"
    "\ue000-\uf8ff\ufffd]"
)
"""What hardly stands in words: Greek letters one by one, operators, and glyphs of which no font says what they are."""
_RELATION = re.compile("[=<>≈-≍≐-≕≡≤-≿⊂-⊇∈-∍→⇒⇔↦∝≔≕\ue000-\uf8ff\ufffd]")
_ALPHABET = re.compile("[Α-Ωα-ωά-ώ]{3}")
"""Greek letters in a row are words."""
_NUMBER = re.compile(r"\s*\([A-Z]?[\d.\-–]{1,8}[a-z]?\)\s*$")
_ITEM = re.compile(r"\s*(?:[•▪◦■□●–—]|(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)])\s")
_MARK = re.compile(rf"{_ITEM.pattern}|\s*[\ue000-\uf8ff]\s")
"""With what items of lists begin; fonts for formulas have brackets where others have bullets."""


def find_formulas(rows: Sequence[PrintedRow]) -> list[PrintedRow]:
    """The rows of all pages, those of a formula made one that is drawn."""
    main = [_is_main(row) for row in rows]
    if not any(main):
        return list(rows)
    edges = _edges(rows)
    main = [one and not _begins_text(row, edges) for one, row in zip(main, rows, strict=True)]
    setting = Setting([row for row in rows if not row.fields])
    found: list[PrintedRow] = []
    place = count = 0
    while place < len(rows):
        end = _end(rows, main, place, setting) if count < MOST else place
        if end > place:
            found.append(_formula(rows[place:end]))
            count += 1
        else:
            end = place + 1
            found.append(rows[place])
        place = end
    return found


def _end(rows: Sequence[PrintedRow], main: Sequence[bool], start: int, setting: Setting) -> int:
    """Where the formula ends that begins with a row, or that row if none does."""
    if not (main[start] or _can_belong(rows[start])):
        return start
    end, least = start + 1, start + 1 if main[start] else 0
    while end < len(rows) and _is_near(rows[end - 1], rows[end]) and (main[end] or _can_belong(rows[end])):
        end += 1
        least = end if main[end - 1] else least
    if not least:
        return start
    return next((stop for stop in range(end, least - 1, -1) if _is_apart(rows, start, stop, setting)), start)


def _is_near(one: PrintedRow, other: PrintedRow) -> bool:
    if one.page != other.page or one.column != other.column:
        return False
    return _low(one) - _high(other) < NEAR * max(one.size, other.size)


def _low(row: PrintedRow) -> float:
    """How far down the signs of a row reach: large brackets and sums hang from their row."""
    deep = row.base - DEEP * row.size
    if not row.maths:
        return deep
    return max(row.maths.low if _is_all_maths(row) else min(deep, row.maths.low), deep - TALLEST * row.size)


def _high(row: PrintedRow) -> float:
    top = row.base + TALL * row.size
    if not row.maths:
        return top
    return min(row.maths.high if _is_all_maths(row) else max(top, row.maths.high), top + TALLEST * row.size)


def _is_all_maths(row: PrintedRow) -> bool:
    return row.maths is not None and row.maths.characters >= weigh(row.text)


def _is_main(row: PrintedRow) -> bool:
    """Whether a row alone is told as one of a formula: signs, and hardly a word."""
    if (not row.maths and row.text.isascii()) or not _can_be_set(row):
        return False
    text = _NUMBER.sub("", row.text)
    weight = weigh(text)
    if weight < FEW or _is_wordy(row, weight):
        return False
    signs = len(_SIGN.findall(text))
    if row.maths and row.maths.characters >= max(2, SHARE * weight):
        return bool(_RELATION.search(text)) or row.maths.characters + signs >= 2 * SHARE * weight
    if any(word.islower() and len(word) > PLAIN for word in words_of(text)):
        return False
    return signs > 1 and bool(_RELATION.search(text))


def _can_belong(row: PrintedRow) -> bool:
    """Whether a row can be a limit, a numerator or the like, beside one that is told."""
    if not _can_be_set(row):
        return False
    weight = weigh(row.text)
    is_told = bool(_SIGN.search(row.text) and _RELATION.search(row.text))
    is_short = weight <= WIDE or (row.maths is not None and row.maths.characters >= max(2, SHARE * weight))
    return (is_short or is_told) and not _is_wordy(row, weight)


def _can_be_set(row: PrintedRow) -> bool:
    if row.fields or row.fixed or row.backwards or _ALPHABET.search(row.text):
        return False
    return not (_ITEM if row.maths else _MARK).match(row.text)


def _is_wordy(row: PrintedRow, weight: int) -> bool:
    words = row.maths.words if row.maths else words_of(row.text)
    return sum(map(len, words)) > WORDY * weight or (len(words) > SENTENCE and bool(_FIRST.match(row.text)))


def _begins_text(row: PrintedRow, edges: Mapping[tuple[int, int], float]) -> bool:
    """Whether a row begins with a word where text begins."""
    edge = edges.get((row.page, row.column))
    return edge is not None and row.left < edge + INSET * row.size and bool(_FIRST.match(row.text))


def _edges(rows: Sequence[PrintedRow]) -> dict[tuple[int, int], float]:
    """Where the text of each page and column begins, from the left."""
    found: dict[tuple[int, int], float] = {}
    for row in rows:
        if not row.fields and row.text.count(" ") >= PROSE:
            key = row.page, row.column
            found[key] = min(row.left, found.get(key, row.left))
    return found


def _is_apart(rows: Sequence[PrintedRow], start: int, end: int, setting: Setting) -> bool:
    """Whether the rows from `start` on stand apart from the paragraphs above and below."""
    own = rows[start:end]
    if _is_table(own):
        return False
    above = rows[start - 1] if start else None
    below = rows[end] if end < len(rows) else None
    if above and _share(above, own[0]) and above.right >= min(row.left for row in own):
        room = APART * setting.step(max(above.size, own[0].size)) - (TALL + DEEP) * above.size
        if _low(above) - max(map(_high, own)) <= room:
            return False
    if below and _share(own[-1], below) and below.left <= max(row.right for row in own):
        return min(map(_low, own)) > below.base + TALL * below.size
    return True


def _is_table(rows: Sequence[PrintedRow]) -> bool:
    """Whether rows with so many parts stand clearly below each other."""
    return (
        len(rows) >= COLUMNS and all(len(row.cells) >= COLUMNS for row in rows)
        and all(one.base - other.base > one.size for one, other in pairwise(rows))
    )  # fmt: skip


def _share(above: PrintedRow, below: PrintedRow) -> bool:
    """Whether two rows stand on one page, in one column, the one above the other."""
    return above.page == below.page and above.column == below.column and above.base > below.base


def _formula(rows: Sequence[PrintedRow]) -> PrintedRow:
    """The rows of a formula as one."""
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    # In whole points: where a font is not in the file, pdfium measures its signs otherwise when it has drawn them.
    low, high = math.floor(min(map(_low, rows))), math.ceil(max(map(_high, rows)))
    box = Box(math.floor(left), low, math.ceil(right), high)
    first = rows[0]
    return PrintedRow(
        "\n".join(row.text for row in rows), first.page, left, right, rows[-1].base, max(row.size for row in rows),
        False, first.tall, line=first.line, column=first.column, fields=[Field(0, 1, 1, [])], sides=(left, right),
        figure=PrintedFigure(box, tuple(" ".join(row.text.split()) for row in rows)),
    )  # fmt: skip
