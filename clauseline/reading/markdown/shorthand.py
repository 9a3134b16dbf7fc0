"""Shorthand in the lines of a Markdown file, paragraph by paragraph: it may begin in one line and end in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clauseline.reading.markdown.fancy import outside_code
from clauseline.reading.words.shorthand import has_shorthand, show

_ITEM = re.compile(r" {0,3}(?:[-+*]|\d{1,9}[.)])\s")
_CODE = " " * 4
NEAR = 200
"""So many lines above a paragraph are looked at for the item to which it belongs."""


def without_shorthand(lines: list[str]) -> None:
    """Write in place what shorthand shows; code keeps it."""
    for start, end in _paragraphs(lines):
        if not lines[start].startswith(_CODE) or _is_in_list(lines, start):
            typed = "\n".join(lines[start:end])
            shown = show(typed).words
            if shown != typed:
                lines[start:end] = shown.split("\n")


def _paragraphs(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Where paragraphs that may have shorthand begin and end, code aside."""
    marked = [place for place, line in enumerate(lines) if has_shorthand(line)]
    if not marked:
        return
    outside = {place for place in outside_code(lines) if lines[place].strip()}
    done = 0
    for place in marked:
        if place < done or place not in outside:
            continue
        start = place
        while start - 1 in outside and start > done:
            start -= 1
        done = place + 1
        while done in outside:
            done += 1
        yield start, done


def _is_in_list(lines: list[str], place: int) -> bool:
    """Whether the last line before this one that stands at the margin begins an item."""
    above = (lines[one] for one in range(place - 1, max(-1, place - NEAR), -1))
    before = next((line for line in above if line.strip() and not line.startswith(_CODE)), "")
    return bool(_ITEM.match(before)) or before.startswith(" ")
