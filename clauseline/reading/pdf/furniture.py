"""Running heads and footers: the same words at the same height of several pages, or numbers that count them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice

from clauseline.messages import gettext_noop as N_
from clauseline.outline import canonical
from clauseline.reading.account import Account
from clauseline.reading.pdf.rows import PrintedRow

RULE = N_("running heads and footers")
BAND = 0.12
"""They stand in this part of the page at its top or bottom."""

SHORT = 60
"""Rows with fewer characters may come again and again in the text: running heads do so more often."""

LETTERS = 5
"""Words with so many letters that stand beside the numbers of pages do so beside those of the first pages as well."""

NUMBERS, LONGEST = 12, 1_000
"""So many numbers in so many characters of a row are tried as those of pages."""

MANY_PAGES = 6
"""In a file of fewer pages what stands on two of them is furniture, in a longer one what stands on three."""

NEAR, FAR = 2.5, 6.0
"""Heights that differ by so many points are the same; those of the first pages may differ by more from the others."""

_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)|^[ivxlc]{1,7}\b|\b[ivxlc]{1,7}$", re.I)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

Key = tuple[str, int | None]
"""Words, and the number of the first page that they count if they have one."""

Stand = tuple[float, int, int]
"""The height of a row, its page, and its place among all rows."""


def take_out_furniture(rows: Sequence[PrintedRow], pages: int, account: Account) -> list[PrintedRow]:
    """The rows without running heads and footers, which are left out by rule:

        Draft X.100 (2026)         (on this page and on the next ones: goes)
        7.2 Data that are kept     7.2 Data that are kept
        An operator shall ...  ->  An operator shall ...
        page 12                    (11 and 13 stand at this height before and behind: goes)

    What the text itself says as often is no furniture.
    """
    alike, inside = _alike(rows)
    gone: set[int] = set()
    heights: dict[str, set[int]] = defaultdict(set)
    for (words, number), stands in alike.items():
        for group in _level(sorted(stands)):
            if len({page for _, page, _ in group}) >= max(_least(pages), inside[words]):
                gone.update(place for _, _, place in group)
                if _counts_pages(words, number):
                    heights[words].update(round(base / FAR) + by for base, _, _ in group for by in (-1, 0, 1))
    for (words, number), stands in alike.items():
        if number is not None and words in heights:
            gone.update(place for base, _, place in stands if round(base / FAR) in heights[words])
    for place in sorted(gone):
        account.leave_out(RULE, rows[place].text)
    return [row for place, row in enumerate(rows) if place not in gone]


def _alike(rows: Sequence[PrintedRow]) -> tuple[dict[Key, list[Stand]], Counter[str]]:
    """Where the rows stand that may be furniture, by what they share; and how often the text itself says some words."""
    alike: dict[Key, list[Stand]] = defaultdict(list)
    inside: Counter[str] = Counter()
    lowest = _lowest(rows)
    for place, row in enumerate(rows):
        keys: list[Key] = []
        if row.figure:
            continue
        if is_marginal(row):
            keys = _keys(row)
        else:
            if len(row.text) < SHORT:
                inside[canonical(row.text)] += 1
            keys = [key for key in _keys(row) if _counts_pages(*key)] if place in lowest else []
        for key in keys:
            alike[key].append((row.base, row.page, place))
    return alike, inside


def _counts_pages(words: str, number: int | None) -> bool:
    """Whether words that say enough stand beside the numbers of pages."""
    return number is not None and sum(map(str.isalpha, words)) >= LETTERS


def _least(pages: int) -> int:
    """On so many pages furniture has to stand: in a short file on two."""
    return 2 if pages < MANY_PAGES else 3


def _lowest(rows: Sequence[PrintedRow]) -> set[int]:
    """The places of the last rows of pages: short pages, as those of printed memos, have their feet farther up."""
    found: dict[int, int] = {}
    for place, row in enumerate(rows):
        if row.page not in found or row.base < rows[found[row.page]].base:
            found[row.page] = place
    return set(found.values())


def is_marginal(row: PrintedRow) -> bool:
    """Whether a row with words or numbers stands where running heads and footers do."""
    stands = row.base < BAND * row.tall or row.base > (1 - BAND) * row.tall
    return stands and any(map(str.isalnum, row.text))


def _keys(row: PrintedRow) -> list[Key]:
    """What a row must share with those of other pages: its words; or its words but for a number that counts pages."""
    words = canonical(row.text)
    keys: list[Key] = [(words, None)]
    for found in islice(_NUMBER.finditer(words[:LONGEST]), NUMBERS):
        number = _whole(found.group())
        if number:
            keys.append((words[: found.start()] + "#" + words[found.end() :], number - row.page))
    return keys


def _whole(text: str) -> int:
    if text.isdecimal():
        return int(text)
    values = [_ROMAN[sign] for sign in text.lower()]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def _level(stands: Sequence[Stand]) -> list[list[Stand]]:
    """Those that stand at one height, together."""
    groups: list[list[Stand]] = []
    for place in stands:
        if groups and place[0] - groups[-1][-1][0] <= NEAR:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups
