"""Pages of printed text: running heads and feet are taken out, and paragraphs they cut in two are marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from proposals.reading.account import Account
from proposals.saying import said

RULE = said("running heads and feet")
OFTEN = 3
"""So many pages have to show a running line before it is taken for one."""

_FOOT = re.compile(r"\S.*\s\[?(?:[Pp]age|PAGE)\s+\d{1,4}\]?\s*$|\s*\[(?:[Pp]age\s+)?\d{1,4}\]\s*$")
_LINES = re.compile(r"\r\n|\n|\r|\x0b|\x85|\u2028|\u2029")


class Printed(NamedTuple):
    """A physical line: its words, whether a page ended just before it, and the number that is printed beside it."""

    text: str
    turned: bool = False
    line: int | None = None

    @property
    def indent(self) -> int:
        """Columns of white space before the first word."""
        text = self.text.expandtabs(8) if "\t" in self.text else self.text
        return len(text) - len(text.lstrip())


def read_pages(text: str, account: Account) -> list[Printed]:
    """The lines of `text` without the running heads and feet of its pages, which are left out by rule."""
    pages = list(map(_split, _cut(text)))
    if len(pages) < 2:
        return [Printed(line) for line in pages[0]]
    heads = _running([line.strip() for page in pages[1:] for line in _first(page)], len(pages))
    feet = _running([_shape(_last(page)) for page in pages], len(pages))
    found: list[Printed] = []
    for number, page in enumerate(pages):
        lines = _strip(page, heads if number else set(), feet, account)
        found += [Printed(line, bool(number) and not place) for place, line in enumerate(lines)]
    return found


def _cut(text: str) -> list[str]:
    """The pages of `text`: at form feeds, else behind the feet that number them."""
    if "\f" in text:
        return text.split("\f")
    lines = _split(text)
    feet = [place for place, line in enumerate(lines) if _FOOT.match(line) and "age" in line]
    if len(feet) < OFTEN:
        return [text]
    edges = [0, *(place + 1 for place in feet), len(lines)]
    return ["\n".join(lines[start:end]) for start, end in pairwise(edges)]


def _split(text: str) -> list[str]:
    """The physical lines of `text`."""
    return text.split("\n") if text.isascii() and "\r" not in text and "\v" not in text else _LINES.split(text)


def _first(page: Sequence[str]) -> list[str]:
    """The two lines that can be a running head. They are compared with their digits: headings may differ in these."""
    return [line for line in page if line.strip()][:2]


def _last(page: Sequence[str]) -> str:
    return next((line for line in reversed(page) if line.strip()), "")


def _shape(line: str) -> str:
    """A running line without its page number."""
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _running(lines: Iterable[str], pages: int) -> set[str]:
    """Those that come back on page after page."""
    counts = Counter(filter(None, lines))
    return {line for line, count in counts.items() if count >= min(OFTEN, max(2, pages - 1))}


def _strip(page: Sequence[str], heads: set[str], feet: set[str], account: Account) -> list[str]:
    """A page without its running lines and the blank lines around them."""
    start, end = _words(page, 0, len(page))
    while start < end and page[start].strip() in heads:
        account.leave_out(RULE, page[start])
        start, end = _words(page, start + 1, end)
    if start < end and (_shape(page[end - 1]) in feet or _FOOT.match(page[end - 1])):
        account.leave_out(RULE, page[end - 1])
        start, end = _words(page, start, end - 1)
    return list(page[start:end])


def _words(page: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Where a part of a page starts and ends without blank lines around it."""
    while start < end and not page[start].strip():
        start += 1
    while start < end and not page[end - 1].strip():
        end -= 1
    return start, end
