"""Numbers of clauses on lines of their own, as programs draw them out of PDF files: the words they number join them.

    2.1                              2.1 wall
    wall                         ->  what keeps out
    what keeps out

A number joins only where it is in step with those before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clauseline.reading.txt.pages import Printed
from clauseline.reading.words.numbering import find_label
from clauseline.reading.words.vocabulary import has_words, is_title

LEAST = 3
"""Fewer numbers than these prove nothing."""
LONGEST = 120
"""Longer words behind a lone number without parts are a sentence, and the number that of a page."""

_NUMBER = re.compile(r"(?:[A-Z]\.|[IVX]{1,5}\.)?\d{1,2}(?:\.\d{1,3}){0,5}\.?")

Number = tuple[str, ...]


def join_numbers(lines: Sequence[Printed]) -> list[Printed]:
    """`lines` with each number that is in step with those before it on one line with the words that follow it."""
    words_at = dict(_lone(lines))
    if len(words_at) < LEAST:
        return list(lines)
    known: set[Number] = set()
    joined: list[Printed] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        number = _number_of(line.text)
        if number and place in words_at and _is_next(number, known):
            place = words_at[place]
            line = line._replace(text=f"{line.text.rstrip()} {lines[place].text.strip()}")
        if number:
            known.add(number)
        joined.append(line)
        place += 1
    return joined


def _lone(lines: Sequence[Printed]) -> Iterator[tuple[int, int]]:
    """The places of lines with nothing but a number, and those of the words behind it, one blank line between.

    Words behind a number in parts ("3.2.1") may be the first of a sentence.
    """
    for place, line in enumerate(lines):
        number = line.text.strip()
        if number[-1:] not in "0123456789." or not _NUMBER.fullmatch(number):
            continue
        behind = next((k for k in (place + 1, place + 2) if k < len(lines) and lines[k].text.strip()), place)
        words = lines[behind].text.strip()
        if behind == place or not has_words(words) or find_label(words) is not None:
            continue
        if "." in number[:-1] or (is_title(words, longest=LONGEST) and not words[0].islower()):
            yield place, behind


def _number_of(text: str) -> Number:
    """The number that a line begins with, part by part; empty where there is none."""
    words = text.split(maxsplit=1)
    return tuple(words[0].rstrip(".").split(".")) if words and _NUMBER.fullmatch(words[0]) else ()


def _is_next(number: Number, known: set[Number]) -> bool:
    """Whether a number is the first of its kind or comes after another of the text."""
    *parent, last = number
    if int(last) == 1:
        return len(parent) < 2 or tuple(parent) in known
    return (*parent, str(int(last) - 1)) in known
