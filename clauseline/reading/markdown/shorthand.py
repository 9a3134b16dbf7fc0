"""Shorthand in the lines of a Markdown file, paragraph by paragraph: it may begin in one line and end in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from clauseline.reading.markdown.fancy import outside_code
from clauseline.reading.words.shorthand import show

_ITEM = re.compile(r" {0,3}(?:[-+*]|\d{1,9}[.)])\s")
_CODE = " " * 4


def without_shorthand(lines: list[str]) -> None:
    """Write in place what shorthand shows; code keeps it."""
    in_list = False
    for paragraph in _paragraphs(lines):
        first = lines[paragraph[0]]
        in_list = bool(_ITEM.match(first)) or (in_list and first.startswith(" "))
        if in_list or not first.startswith(_CODE):
            typed = "\n".join(lines[place] for place in paragraph)
            shown = show(typed).words
            if shown != typed:
                for place, line in zip(paragraph, shown.split("\n"), strict=True):
                    lines[place] = line


def _paragraphs(lines: list[str]) -> Iterator[list[int]]:
    """The places of lines that stand together, code aside."""
    places = list(outside_code(lines))
    for is_empty, run in groupby(places, lambda place: not lines[place].strip()):
        run_of = list(run)
        if is_empty:
            continue
        start = 0
        for end in range(1, len(run_of) + 1):
            if end == len(run_of) or run_of[end] != run_of[end - 1] + 1:
                yield run_of[start:end]
                start = end
