"""Numbers of clauses that stand on a line of their own, as in what is drawn out of a PDF file: their titles join them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proposals.reading.numbering import find_label
from proposals.reading.plain.pages import Printed
from proposals.reading.vocabulary import has_words, is_title

LEAST = 3
"""Fewer numbers than these prove nothing."""
LONGEST = 120

_NUMBER = re.compile(r"(?:[A-Z]\.|[IVX]{1,5}\.)?\d{1,2}(?:\.\d{1,3}){0,5}\.?")

Number = tuple[str, ...]


def join_numbers(lines: Sequence[Printed]) -> list[Printed]:
    """`lines` with each number that is in step with those before it before the words that follow it."""
    found = {place: title for place, title in _lone(lines)}
    if len(found) < LEAST:
        return list(lines)
    known: set[Number] = set()
    joined: list[Printed] = []
    skipped = 0
    for place, line in enumerate(lines):
        if place < skipped:
            continue
        number = _number_of(line.text)
        title = found.get(place)
        if number and title and _is_next(number, known):
            words = lines[title]
            line, skipped = line._replace(text=f"{line.text.rstrip()} {words.text.strip()}"), title + 1
        if number:
            known.add(number)
        joined.append(line)
    return joined


def _lone(lines: Sequence[Printed]) -> Iterator[tuple[int, int]]:
    """The places of lines with nothing but a number, and of the words that can be its title or its text."""
    for place, line in enumerate(lines):
        text = line.text.strip()
        if not text[-1:].isdigit() and text[-1:] != "." or not _NUMBER.fullmatch(text):
            continue
        follows = [k for k in (place + 1, place + 2) if k < len(lines) and lines[k].text.strip()][:1]
        for title in follows:
            words = lines[title].text.strip()
            is_text = has_words(words) and find_label(words) is None
            if is_text and ("." in text[:-1] or (is_title(words, longest=LONGEST) and not words[0].islower())):
                yield place, title


def _number_of(text: str) -> Number:
    """The number that a line begins with, part by part; empty where there is none."""
    words = text.split(maxsplit=1)
    return tuple(words[0].rstrip(".").split(".")) if words and _NUMBER.fullmatch(words[0]) else ()


def _is_next(number: Number, known: set[Number]) -> bool:
    """Whether a number is the first of its kind or comes after another of the text."""
    *parent, last = number
    count = int(last)
    return (*parent, str(count - 1)) in known or (count == 1 and (not parent or len(parent) == 1 or tuple(parent) in known))
