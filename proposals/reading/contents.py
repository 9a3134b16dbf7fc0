"""Tables of contents: found by style or by their entries, left out, and kept as a witness of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from proposals.outline import canonical
from proposals.reading.account import Account
from proposals.reading.lines import Line, Row
from proposals.reading.numbering import find_label
from proposals.reading.vocabulary import close_up, is_bibliography, is_contents, is_front
from proposals.saying import said

RULE = said("table of contents")
_ENTRY = re.compile(r"\S.*?(?:[\s.…·_]+|\t)(?:\d{1,4}|[ivxlc]{1,7})\s*$", re.S)
_PAGE_HEAD = re.compile(r"\s*(?:page|página|стр\.?|页(?:码|次)?|الصفحة)\s*", re.I)
_PAGE = re.compile(r"[\s.…·_]*(?:\d{1,4}|[ivxlc]{1,7})?\s*$")


@dataclass(frozen=True, slots=True)
class Contents:
    """The numbers that a table of contents gives to titles, and the lines of the file without it."""

    lines: tuple[Line | Row, ...]
    numbers: dict[str, str] = field(default_factory=dict)


def take_out(lines: Sequence[Line | Row], account: Account) -> Contents:
    """The file without its table of contents, which is left out by rule."""
    entries = _places(lines)
    numbers = dict(_numbers(line.text for place in sorted(entries) if isinstance(line := lines[place], Line)))
    for place in sorted(entries):
        line = lines[place]
        if isinstance(line, Line):
            account.leave_line(RULE, line)
    return Contents(tuple(line for place, line in enumerate(lines) if place not in entries), numbers)


def recover(lines: Iterable[Line | Row], numbers: dict[str, str]) -> tuple[list[Line | Row], int]:
    """Headings that lost their numbers, with those the contents give to their titles; and how many they are."""
    found, count = list(lines), 0
    headings = [line for line in found if isinstance(line, Line) and line.role == "heading" and line.text.strip()]
    if any(line.label or find_label(line.text) for line in headings):
        return found, 0
    for place, line in enumerate(found):
        number = numbers.get(_key(line.text)) if isinstance(line, Line) and line.role == "heading" else None
        if number and isinstance(line, Line):
            found[place] = line._replace(label=number)
            count += 1
    return found, count


def _places(lines: Sequence[Line | Row]) -> set[int]:
    """Where the contents stand: lines in a contents style, and the entries under a heading of contents."""
    places: set[int] = set()
    inside = False
    last: dict[str, int] = {}
    for place, line in enumerate(lines):
        if isinstance(line, Row):
            inside = False
        elif line.role in ("contents", "contents title"):
            places.add(place)
        elif line.role in ("text", "heading", "subheading", "title") and is_contents(line.text):
            places.add(place)
            inside = True
            last = last or {_key(line.text): place for place, line in enumerate(lines) if isinstance(line, Line)}
        elif inside and (not line.text.strip() or _is_entry(line) or _comes_again(line, place, last)):
            places.add(place)
        else:
            inside = False
    return places


def _is_entry(line: Line) -> bool:
    return line.role in ("text", "item") and bool(_ENTRY.fullmatch(line.text) or _PAGE_HEAD.fullmatch(line.text))


def _comes_again(line: Line, place: int, last: dict[str, int]) -> bool:
    """Whether the same words head a passage further on: an entry without a page number."""
    parts = [part for part in line.text.split("\n") if part.strip()]
    if len(parts) > 2 and all(last.get(_key(part), -1) > place for part in parts):
        return True
    again = last[_key(line.text)] > place
    return again and (find_label(line.text) is not None or is_front(line.text) or is_bibliography(line.text))


def _numbers(texts: Iterable[str]) -> Iterable[tuple[str, str]]:
    for text in texts:
        label = find_label(text)
        if label and label.number:
            yield _key(_PAGE.sub("", text[label.end :])), label.number


def _key(title: str) -> str:
    return close_up(canonical(title)).casefold()
