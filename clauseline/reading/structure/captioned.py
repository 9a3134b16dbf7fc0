"""Lines that a file marks up as headings and that head no clause: captions, and the keys of a bibliography."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clauseline.outline import canonical
from clauseline.reading.lines import Line, Row
from clauseline.reading.words.vocabulary import CAPTION

_KEY = re.compile(r"\[[^\[\]]{1,80}\]")
LONGEST = 300
"""No caption has more characters."""


def without_captions(lines: Sequence[Line | Row]) -> Iterator[Line | Row]:
    """The lines, with captions as text, which is known for a caption later on, and keys as terms."""
    for line in lines:
        if isinstance(line, Row) or line.role != "heading" or line.label or len(line.text) > LONGEST:
            yield line
            continue
        words = canonical(line.text)
        found = CAPTION.match(words)
        if found and found["mark"]:
            yield line._replace(role="text", level=None, bold=False, why=None)
        elif _KEY.fullmatch(words):
            yield line._replace(role="term", level=None, bold=False, why=None)
        else:
            yield line
