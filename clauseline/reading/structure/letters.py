"""Appendices headed by a bare letter: what tells a number from the first word of a title.

    A wallet that opens              a title whose first word is "A"
    A Examples                   ->  A      Examples
    A.1 Brick                        A.1    Brick
    B Changes                        B      Changes

A letter is a number where its own first part comes next ("A.1"), or where it stands in a row with such ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from clauseline.outline import Why
from clauseline.reading.lines import Line, Row, typed_label
from clauseline.reading.words.numbering import bare, ends_at, find_label
from clauseline.reading.words.vocabulary import LONGEST, is_title

_HEAD = re.compile(r"\s*(?P<letter>[A-Z])[ \xa0]+(?=[^\W_])")
_LETTERED = re.compile(r"[A-Z](?:$|\.)")


class _Head(NamedTuple):
    """A title: the number it may have, or surely has if it has no `place`, and whether it stands out as a heading."""

    number: str
    place: int = -1
    stands_out: bool = False


def mark_letters(lines: Sequence[Line | Row]) -> list[Line | Row]:
    """The lines; those that a letter numbers have it as their label."""
    found = list(lines)
    styled = any(isinstance(line, Line) and line.role == "heading" for line in lines)
    for place in {*_in_sequence(lines), *_before_parts(lines)}:
        line = found[place]
        head = _HEAD.match(line.text) if isinstance(line, Line) else None
        if isinstance(line, Line) and head:
            typed, why = ends_at(head.end(), head["letter"]), Why("letter", (head["letter"],))
            found[place] = line._replace(role="heading" if styled else line.role, typed=typed, why=why)
    return found


def _in_sequence(lines: Sequence[Line | Row]) -> Iterator[int]:
    """Where headings begin with the letters from A on, at the level of the headings that are numbered 1, 2, 3."""
    level: int | None = None
    due = "A"
    for place, line in enumerate(lines):
        if isinstance(line, Row) or line.role != "heading":
            continue
        label = typed_label(line)
        if level is None and label and label.number.isdigit():
            level = line.level
        letter = _HEAD.match(line.text)
        if letter and level is not None and line.level == level and letter["letter"] == due:
            due = chr(ord(due) + 1)
            yield place


def _before_parts(lines: Sequence[Line | Row]) -> Iterator[int]:
    texts = [
        (place, line.text, line.role == "heading") for place, line in enumerate(lines)
        if isinstance(line, Line) and line.role in ("heading", "annex", "text") and not line.label
    ]  # fmt: skip
    for at in find_letters((text, stands_out) for _, text, stands_out in texts):
        yield texts[at][0]


def find_letters(texts: Iterable[tuple[str, bool]]) -> list[int]:
    """Which of the texts, each with whether it stands out as a heading, begin with a letter that numbers them.

    One does where its own first part comes next. The letters before and behind such a one do in their row: from A on,
    or between two of them, or where they stand out.
    """
    heads = list(_heads(texts))
    pairs = list(pairwise(heads))
    first = {head.place for head, behind in pairs if f"{behind.number}.".startswith(f"{head.number}.1.")} - {-1}
    letters = {head.number for head in heads if head.place in first}
    leads_on = set(first)
    for head, behind in reversed(pairs):
        if head.place >= 0 and behind.place in leads_on and _follows(behind, head):
            leads_on.add(head.place)
    comes_after = first | {head.place for head in heads if head.number == "A" and head.place in leads_on}
    for before, head in pairs:
        if head.place >= 0 and (before.place in comes_after or before.number[0] in letters) and _follows(head, before):
            comes_after.add(head.place)
    standing = {head.place for head in heads if head.stands_out}
    return sorted(first | (leads_on & comes_after) | ((leads_on | comes_after) & standing))


def _heads(texts: Iterable[tuple[str, bool]]) -> Iterator[_Head]:
    for place, (text, stands_out) in enumerate(texts):
        label = find_label(text)
        if label is not None:
            number = bare(label.number)
            if _LETTERED.match(number):
                yield _Head(number)
        elif (letter := _HEAD.match(text)) and is_title(text.strip(), longest=LONGEST):
            yield _Head(letter["letter"], place, stands_out)


def _follows(head: _Head, before: _Head) -> bool:
    return ord(head.number[0]) == ord(before.number[0]) + 1
