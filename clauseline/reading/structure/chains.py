"""The clauses of a text without heading styles: the best chain of numbers that follow one another.

    1 Scope                          1 Scope               a clause
    2 of the walls are of brick.     2 of the walls ...    (a sentence that begins with a number)
    2 Terms                     ->   2 Terms               a clause
    2.1 wall                         2.1 wall              a clause
    7.2 of the older text applies.   7.2 of the older ...  (nothing leads from 2.1 to 7.2)

Each line that begins with a number is a link; what it may follow, and what a missing number costs, makes the chain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from clauseline.outline import Why, canonical
from clauseline.reading.lines import Line, Row, label_of, typed_label
from clauseline.reading.structure.headings import is_heading_label
from clauseline.reading.structure.run_in import end_of_title
from clauseline.reading.words.dates import MONTHS
from clauseline.reading.words.numbering import Label, count_of, place_of
from clauseline.reading.words.vocabulary import has_words, is_title
from clauseline.vocabulary import Role

GAP = 1.5
"""What a missing number costs, in clauses: less lets a chain leap over to a list, more breaks it where a heading is
lost. Chosen by hand: twelve real drafts without styles are read alike with anything from .75 to 3."""

MISSING = 3
"""A chain goes on where fewer numbers than these are missing in a row."""

LEAST = 2.0
"""A chain that is worth less, in clauses, proves nothing: two headings, or three that look like sentences."""

MANY = 3
"""A file with more headings than these has styles for them, with numbers or without. So many articles in order show
that a text counts them."""

DEEPEST, DIGITS = 7, 3
"""No number of a clause has more parts, and none of its parts more digits: "2023" is a year."""

LONGEST = 90
"""Longer words behind a number are a sentence."""

ITEM, ROW, LONE, PARTED = 0.1, 0.1, 0.2, 0.7
SENTENCE, RUN_IN, PARTED_SENTENCE, MARKED, HEADING = 0.15, 0.5, 0.6, 0.8, 1.0
"""How much like a heading lines are that begin with a number, in clauses: one marked like an item ("1)"), the row of a
table, a number alone, one in parts alone ("2.1"), a sentence behind a number, one behind a title in capitals that runs
into it, one behind a number in parts, a title behind a number with a full stop, and one behind a bare number. Chosen by
their order: lists count from one like clauses, so their items weigh least; a number in parts is hardly ever that of a
list. Twelve real drafts are read alike with other values too, such as .4 for an item, .6 for a sentence, .5 for a
mark."""

_ROLES: tuple[Role, ...] = ("text", "subheading", "item", "heading")

LETTER = 1000
"""What a letter counts more than its code: no number of a clause is as high."""
_FIRST_LETTER = (LETTER + ord("A"),)
_LETTERED = re.compile(r"\s*(?:[A-Z]\.1(?!\d)|A\t)")
CHAIN = Why("chain")
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
        line._replace(role="clause", why=line.why or CHAIN) if place in chain and isinstance(line, Line) else line
        for place, line in enumerate(lines)
    ]


def _is_lettered(line: Line) -> bool:
    """Whether a line is the first of those of an appendix that a letter numbers."""
    return bool(_LETTERED.match(line.text)) or (line.typed is not None and line.typed.number == "A")


def _is_numbered_heading(line: Line | Row) -> bool:
    if isinstance(line, Row) or line.role not in ("heading", "annex"):
        return False
    label = label_of(line)
    return label is not None and label.kind == "clause" and is_heading_label(label, line.text)


def _best_chain(lines: Sequence[Line | Row]) -> list[int]:
    exact: dict[Number, _Link] = {}
    under: dict[Number, _Link] = {}
    best: _Link | None = None
    fewest = 2 if _has_articles(lines) else 1
    lettered = any(isinstance(line, Line) and _is_lettered(line) for line in lines)
    for place, line in enumerate(lines):
        if isinstance(line, Row) or line.role not in _ROLES:
            continue
        label = label_of(line)
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
    return _places(best) if best and best.score >= LEAST else []


def _has_articles(lines: Sequence[Line | Row]) -> bool:
    """Whether a text counts articles: what has a plain number in it is a paragraph or an item of one."""
    labels = (typed_label(line) for line in lines if isinstance(line, Line) and line.role in _ROLES)
    articles = (label.number for label in labels if label is not None and label.kind == "article")
    counts = [place_of(number) for number in articles]
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
    candidates: list[tuple[float, _Link | None]] = [
        (link.score - GAP * (missing - 1), link)
        for missing in range(1, MISSING + 1)
        if (link := under.get((*parent, last - missing)) if last >= missing else None)
    ]
    if parent in exact:
        candidates.append((exact[parent].score - GAP * max(0, last - 1), exact[parent]))
    if number in ((1,), (0,)):
        candidates.append((0.0, None))
    if number == _FIRST_LETTER and best:
        candidates.append((best.score, best))
    if not candidates:
        return None
    score, before = max(candidates, key=lambda candidate: candidate[0])
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
    if label.kind != "clause" or len(parts) > DEEPEST or not all(_is_part(part) for part in parts):
        return None
    if (
        label.glued
        and not (label.mark and label.parts > 1)
        and not line.label
        and line.text[label.end : label.end + 1].isascii()
    ):
        return None
    return (*head, *map(int, parts))


def _is_part(part: str) -> bool:
    return part.isdecimal() and len(part) <= DIGITS


def _weight(label: Label, line: Line) -> float:
    """How much like a heading a line is: short, without the end of a sentence, not marked like an item."""
    words = canonical(line.text if line.label else line.text[label.end :])
    in_parts = label.parts > 1
    if (label.mark in (")", "）", "、") and not count_of(label.number)) or (line.role == "item" and not line.label):
        return ITEM
    if not words:
        return PARTED if in_parts else LONE
    if not line.label and "\t" in line.text[label.end :].strip():
        return ROW
    if not is_title(words, longest=LONGEST) or words[0].islower():
        runs_in = not in_parts and not line.label and end_of_title(line.text, label.end)
        return PARTED_SENTENCE if in_parts else RUN_IN if runs_in else SENTENCE
    return MARKED if label.mark else HEADING


def _places(link: _Link | None) -> list[int]:
    places: list[int] = []
    while link is not None:
        places.append(link.place)
        link = link.before
    return places[::-1]
