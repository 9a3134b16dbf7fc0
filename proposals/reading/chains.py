"""Finds the clauses of a text without heading styles: the best chain of numbers that follow one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from proposals.outline import canonical
from proposals.reading.dates import MONTHS
from proposals.reading.headings import is_heading_label
from proposals.reading.lines import Line, Row
from proposals.reading.numbering import Label, count_of, find_label, place_of
from proposals.reading.vocabulary import has_words, is_title

GAP = 1.5
"""What a missing number costs, in clauses."""

MANY = 3
_ROLES = ("text", "subheading", "item", "heading")

LETTER = 1000
"""What a letter counts more than its code: no number of a clause is as high."""
_FIRST_LETTER = (LETTER + ord("A"),)
_LETTERED = re.compile(r"\s*(?:[A-Z]\.1(?!\d)|A\t)")
_CAPITAL = re.compile("[A-Z]")
_MONTH = re.compile(rf"(?:{MONTHS})\b")

Number = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    score: float
    place: int
    before: _Link | None = None


def mark_clauses(lines: Sequence[Line | Row]) -> list[Line | Row]:
    """`lines` with the role "clause" for those whose typed numbers make the best chain.

    Files whose headings have numbers, or that have many headings without, are given back as they are.
    """
    headings = sum(isinstance(line, Line) and line.role == "heading" for line in lines)
    if headings > MANY or any(_is_numbered_heading(line) for line in lines):
        return list(lines)
    chain = set(_best_chain(lines))
    return [
        line._replace(role="clause") if place in chain and isinstance(line, Line) else line
        for place, line in enumerate(lines)
    ]


def _is_numbered_heading(line: Line | Row) -> bool:
    if isinstance(line, Row) or line.role not in ("heading", "annex"):
        return False
    label = find_label(line.label + "\t" if line.label else line.text)
    return label is not None and label.kind == "clause" and is_heading_label(label, line.text)


def _best_chain(lines: Sequence[Line | Row]) -> list[int]:
    exact: dict[Number, _Link] = {}
    under: dict[Number, _Link] = {}
    best: _Link | None = None
    fewest = 2 if _has_articles(lines) else 1
    lettered = any(isinstance(line, Line) and _LETTERED.match(line.text) for line in lines)
    for place, line in enumerate(lines):
        if isinstance(line, Row) or line.role not in _ROLES:
            continue
        label = find_label(line.label + "\t" if line.label else line.text)
        number = _number(label, line, lettered=lettered) if label else None
        if label is None or number is None or len(number) < fewest:
            continue
        link = _linked(number, place, _weight(label, line), exact, under, best)
        if link is None:
            continue
        best = link if best is None or link.score >= best.score else best
        if number not in exact or link.score >= exact[number].score:
            exact[number] = link
        for length in range(1, len(number) + 1):
            head = number[:length]
            if head not in under or link.score >= under[head].score:
                under[head] = link
    return _places(best) if best and best.score >= 2 else []


def _has_articles(lines: Sequence[Line | Row]) -> bool:
    """Whether a text counts articles: what has a plain number in it is a paragraph or an item of one."""
    labels = (find_label(line.text) for line in lines if isinstance(line, Line) and line.role in _ROLES)
    articles = (label.number for label in labels if label is not None and label.kind == "article")
    counts = [place_of(number) or count_of(number.strip("第条條")) for number in articles]
    # Sentences that begin with the name of an article are in no order.
    return sum(after == before + 1 for before, after in pairwise(counts)) >= MANY - 1


def _linked(
    number: Number, place: int, weight: float, exact: dict[Number, _Link], under: dict[Number, _Link],
    best: _Link | None,
) -> _Link | None:  # fmt: skip
    """The best chain that `number` can end: after its parent, after a sibling, or as the first of all.

    The first appendix can come after any: `best` is the best chain so far.
    """
    parent, last = number[:-1], number[-1]
    ways: list[tuple[float, _Link | None]] = [
        (link.score - GAP * (missing - 1), link)
        for missing in (1, 2, 3)
        if (link := under.get((*parent, last - missing)) if last > missing else None)
    ]
    if parent in exact:
        ways.append((exact[parent].score - GAP * max(0, last - 1), exact[parent]))
    if number in ((1,), (0,)):
        ways.append((0.0, None))
    if number == _FIRST_LETTER and best:
        ways.append((best.score, best))
    if not ways:
        return None
    score, before = max(ways, key=lambda way: way[0])
    return _Link(score + weight, place, before)


def _number(label: Label, line: Line, *, lettered: bool) -> Number | None:
    if label.parts == 1 and _MONTH.match(line.text, label.end):
        return None  # The first number of a date.
    if not line.label and not has_words(line.text[label.end :]):
        return None
    if count_of(label.number):
        return (count_of(label.number),)
    parts = label.number.replace("．", ".").split(".")
    head = (LETTER + ord(parts.pop(0)),) if lettered and _CAPITAL.fullmatch(parts[0]) else ()
    if label.kind != "clause" or len(parts) > 7 or not all(part.isdecimal() and len(part) < 4 for part in parts):
        return None
    if (
        label.glued
        and not (label.mark and label.parts > 1)
        and not line.label
        and line.text[label.end : label.end + 1].isascii()
    ):
        return None
    return (*head, *map(int, parts))


def _weight(label: Label, line: Line) -> float:
    """How much like a heading a line is, up to 1: short, without the end of a sentence, not marked like an item."""
    words = canonical(line.text if line.label else line.text[label.end :])
    if (label.mark in (")", "）", "、") and not count_of(label.number)) or (line.role == "item" and not line.label):
        return 0.1
    if not words:
        return 0.7 if label.parts > 1 else 0.2
    if not line.label and "\t" in line.text[label.end :].strip():
        return 0.1  # A row of a table.
    if not is_title(words, longest=90) or words[0].islower():
        return 0.6 if label.parts > 1 else 0.15
    return 0.8 if label.mark else 1.0


def _places(link: _Link | None) -> list[int]:
    places: list[int] = []
    while link is not None:
        places.append(link.place)
        link = link.before
    return places[::-1]
