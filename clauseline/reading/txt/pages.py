"""Pages of printed text: running heads and feet are taken out, and paragraphs they cut in two are marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account

RULE = N_("running heads and feet")
OFTEN, FEET = 3, 2
"""So many pages have to show a running line before it is taken for one; a foot has so many lines at most."""

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
    pages = _without_feet(pages, account)
    heads = _running([line.strip() for page in pages[1:] for line in _first(page)], len(pages))
    pages = [_without_heads(page, heads, account) if number else page for number, page in enumerate(pages)]
    margin = _margin([line for page in pages[1:] for line in page if line.strip()])
    return [
        Printed(line[min(margin, len(line) - len(line.lstrip(" "))) :] if margin else line, bool(number) and not place)
        for number, page in enumerate(pages)
        for place, line in enumerate(page)
    ]


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


def _shape(line: str) -> str:
    """A running line without its page number."""
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _running(lines: Iterable[str], pages: int, least: int = 0) -> set[str]:
    """Those that come back on page after page, and on `least` pages at least."""
    counts = Counter(filter(None, lines))
    return {line for line, count in counts.items() if count >= max(least, min(OFTEN, max(2, pages - 1)))}


def _without_feet(pages: Sequence[Sequence[str]], account: Account) -> list[list[str]]:
    """The pages without the lines at their ends that come back, blank lines around them, and those that number them."""
    left = [_bare(page) for page in pages]
    least = 0
    for _ in range(FEET):
        feet = _running([_shape(page[-1]) for page in left if page], len(pages), least)
        gone = 0
        for place, page in enumerate(left):
            if page and (_shape(page[-1]) in feet or (not least and _FOOT.match(page[-1]))):
                account.leave_out(RULE, page[-1])
                left[place] = _bare(page[:-1])
                gone += 1
        # A further line of a foot stands on many of the pages that had the one below it.
        least = gone // 3
        if not least:
            break
    return left


def _margin(lines: Sequence[str]) -> int:
    """The spaces that all `lines` begin with: what sets out the pages of a PDF file keeps their left margin."""
    return min((len(line) - len(line.lstrip(" ")) for line in lines), default=0)


def _without_heads(page: Sequence[str], heads: set[str], account: Account) -> list[str]:
    """A page without the lines at its start that come back, and blank lines around them."""
    start = 0
    while start < len(page) and (page[start].strip() in heads or not page[start].strip()):
        account.leave_out(RULE, page[start])
        start += 1
    return list(page[start:])


def _bare(page: Sequence[str]) -> list[str]:
    """A page without blank lines at its start and end."""
    start, end = 0, len(page)
    while start < end and not page[start].strip():
        start += 1
    while start < end and not page[end - 1].strip():
        end -= 1
    return list(page[start:end])
