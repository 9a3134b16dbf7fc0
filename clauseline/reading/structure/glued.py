"""Headings that lost the space behind their number, as on web pages that LibreOffice writes.

    11 Security                      11      Security
    12IANA                       ->  12      IANA
    3D images                        3D images, which 13 would have to be

A number counts only where it is the next one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from clauseline.outline import Why
from clauseline.reading.lines import Line, Row, label_of
from clauseline.reading.words.numbering import ends_at

_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,6})(?=[^\W\d_])")

Parts = tuple[int, ...]


def part_numbers(lines: Sequence[Line | Row]) -> list[Line | Row]:
    """The lines; a heading with a glued number that comes next after the one before has it as its label.

    "3D images" and "802.11ac" begin with no number of a clause.
    """
    found = list(lines)
    before: Parts = ()
    levels: dict[int, int | None] = {}
    for place, line in enumerate(lines):
        if isinstance(line, Row) or line.role != "heading":
            continue
        parts: Parts = ()
        label = label_of(line)
        glued = None if line.label else _NUMBER.match(line.text)
        if glued and _is_due(_parts(glued["number"]), line.level, before, levels):
            parts = _parts(glued["number"])
            typed = ends_at(glued.end(), glued["number"])
            found[place] = line._replace(typed=typed, why=Why("glued", (glued["number"],)))
        elif label and label.number.replace(".", "").isdecimal():
            parts = _parts(label.number)
        if parts:
            before = parts
            levels.setdefault(len(parts), line.level)
    return found


def _parts(number: str) -> Parts:
    return tuple(int(part) for part in number.split(".") if part)


def _is_due(parts: Parts, level: int | None, before: Parts, levels: Mapping[int, int | None]) -> bool:
    """Whether a number is the first part of the one before, or one more than it or than one that holds it.

    Headings whose numbers have as many parts are of one level.
    """
    depth = len(parts)
    follows = depth <= len(before) and parts == (*before[: depth - 1], before[depth - 1] + 1)
    return (follows or parts == (*before, 1)) and levels.get(depth, level) == level
