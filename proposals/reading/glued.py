"""Headings that lost the space behind their number, as LibreOffice's web pages do: "12IANA", "3.2.1origin-form"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from proposals.reading.lines import Line, Row
from proposals.reading.numbering import find_label

_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,6})(?=[^\W\d_])")

Parts = tuple[int, ...]


def part_numbers(lines: Sequence[Line | Row]) -> list[Line | Row]:
    """The lines, with a tab behind the glued number of a heading that comes next after the one before.

    "3D images" and "802.11ac" begin with no number of a clause.
    """
    found = list(lines)
    before: Parts = ()
    levels: dict[int, int | None] = {}
    for place, line in enumerate(lines):
        if isinstance(line, Row) or line.role != "heading":
            continue
        parts: Parts = ()
        label = find_label(line.label + "\t" if line.label else line.text)
        glued = None if line.label else _NUMBER.match(line.text)
        if glued and _is_due(_parts(glued["number"]), line.level, before, levels):
            end, parts = glued.end(), _parts(glued["number"])
            notes = tuple(note._replace(call=note.call + (note.call >= end)) for note in line.notes)
            found[place] = line._replace(text=f"{line.text[:end]}\t{line.text[end:]}", notes=notes)
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
