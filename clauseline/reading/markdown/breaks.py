"""Paragraphs in which their author ended lines, where a line begins a part of a law or an item.

    **Article 1** Gates open.␠␠         **Article 1** Gates open.
    **Article 2** So do doors:␠␠   ->   **Article 2** So do doors:
    (1) by day.                         (1) by day.

Lines of a verse or an address stay together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clauseline.reading.lines import Line, rest_of
from clauseline.reading.words.numbering import find_label
from clauseline.reading.words.vocabulary import MARK

_LINE = re.compile(r"\n\s*(?=\S)")


def at_breaks(line: Line) -> Iterator[Line]:
    """A line, parted before each of its typed lines that begins a part of a law or an item of one."""
    if line.role != "text" or "\n" not in line.text:
        yield line
        return
    has_parts = any(map(_is_part, _LINE.split(line.text)))
    start = 0
    for found in _LINE.finditer(line.text):
        if has_parts or MARK.match(line.text, found.end()):
            yield _part(line, start, found.start())
            start = found.end()
    yield _part(line, start, len(line.text))


def _is_part(words: str) -> bool:
    """Whether words begin with the number of an article, or of what holds articles; a Chinese one needs no space."""
    label = find_label(words)
    return label is not None and label.rank > 0 and (not label.glued or label.number[0] == "第")


def _part(line: Line, start: int, end: int) -> Line:
    """The words from `start` to `end` with the notes that are called in them."""
    kept = line._replace(text=line.text[:end], notes=tuple(note for note in line.notes if start <= note.call <= end))
    return rest_of(kept, start) if start else kept
