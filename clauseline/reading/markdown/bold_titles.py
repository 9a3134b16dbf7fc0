"""Titles that are no headings for Markdown: lines in bold type alone, with what they head below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clauseline.reading.lines import Line, Row

FEWEST = 2
"""Fewer such lines in a text are words that somebody stressed."""
LONGEST = 90
"""Characters of such a title."""
_ENDED = re.compile(r"[.,;:!。，；：！…]\W*$")
_LABEL = re.compile(r"\W*(?:note|example|figure|table|warning|tip|important|caution)s?\b", re.IGNORECASE)
"""What labels the words below it, and heads no clause."""


def with_bold_titles(lines: Sequence[Line | Row]) -> list[Line | Row]:
    """The lines, with those in bold type alone as headings one level below the heading before them, where the text has
    no headings of that level. No line is bold any more.
    """
    levels = {line.level for line in lines if isinstance(line, Line) and line.role == "heading"}
    found: dict[int, int] = {}
    level = 0
    for place, line in enumerate(lines):
        if isinstance(line, Line) and line.role == "heading":
            level = line.level or 1
        elif isinstance(line, Line) and level + 1 not in levels and _heads(line, lines[place + 1 : place + 2]):
            found[place] = level + 1
    are_titles = len(found) >= FEWEST
    return [_as_read(line, found.get(place) if are_titles else None) for place, line in enumerate(lines)]


def _as_read(line: Line | Row, level: int | None) -> Line | Row:
    if not isinstance(line, Line) or not line.bold:
        return line
    return line._replace(bold=False) if level is None else line._replace(bold=False, role="heading", level=level)


def _heads(line: Line, behind: Sequence[Line | Row]) -> bool:
    """Whether a line is a title of what stands behind it."""
    words = line.text.strip()
    if not line.bold or words[:1].islower() or len(words) > LONGEST:
        return False
    if _ENDED.search(words) or _LABEL.match(words):
        return False
    return any(isinstance(one, Row) or (not one.bold and one.role in ("text", "item")) for one in behind)
