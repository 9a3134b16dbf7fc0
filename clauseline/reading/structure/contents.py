"""Tables of contents: found by style or by their entries, left out, and kept as a witness of numbers.

    Contents
    1 Scope ..... 3              (goes; "Scope" has the number 1)
    2 Terms ..... 4              (goes; "Terms" has the number 2)
    Scope                    ->  1 Scope
    Walls are meant.             Walls are meant.
    Terms                        2 Terms

An entry is known by its page, by a heading with the same words further on, or by those around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from clauseline.messages import gettext_noop as N_
from clauseline.outline import Why, canonical
from clauseline.reading.account import Account
from clauseline.reading.lines import Line, Row, label_of, rest_of
from clauseline.reading.structure.headings import LABEL_MARKS
from clauseline.reading.structure.leaders import page_at, without_page
from clauseline.reading.words.numbering import find_label
from clauseline.reading.words.vocabulary import LONGEST, MARK, is_contents, is_front, without_spaces
from clauseline.vocabulary import Role

RULE = N_("table of contents")
_TITLES: tuple[Role, ...] = ("text", "heading", "subheading", "title")
RUN = 4
"""So many entries in a row are contents, though nothing says so before them: three lines that begin and end with a
number are a small table drawn with tabs."""
BEHIND, KNOWN_BEHIND = 3, 2
"""A line that is not known is an entry where so many of the lines behind it are: one spelt otherwise than its heading.
With fewer a short first paragraph behind the contents would be taken for one."""
_NUMBERED = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,3}){0,5}|[A-Z](?:\.\d{1,3}){1,5})\.?[ \t\xa0]+(?=\S)")
FAR = 24
"""No number with its full stop ends farther from the start of a title: only there it is looked for."""
FOLDED = 2
"""A line with more line breaks than one may be a whole table of contents in one paragraph."""
_STOP = re.compile(r"(?<=^\d)\.(?= )|(?<=^\d\d)\.(?= )|(?<=^[a-z])\.(?= )|(?<=\.\d)\.(?= )|(?<=\.\d\d)\.(?= )")
"""The full stop behind a number, which contents or headings may have alone."""
_PAGE_HEAD = re.compile(r"\s*(?:page|página|стр\.?|页(?:码|次)?|الصفحة)\s*", re.I)


@dataclass(frozen=True, slots=True)
class Contents:
    """The titles of a table of contents in a row, each with its number, and the lines of the file without it."""

    lines: tuple[Line | Row, ...]
    numbers: tuple[tuple[str, str], ...] = ()


def take_out(lines: Sequence[Line | Row], account: Account) -> Contents:
    """The file without its table of contents, which is left out by rule."""
    entries = _places(lines)
    numbers = tuple(_numbers(line.text for place in sorted(entries) if isinstance(line := lines[place], Line)))
    for place in sorted(entries):
        line = lines[place]
        if isinstance(line, Line):
            account.leave_line(RULE, line)
    return Contents(tuple(line for place, line in enumerate(lines) if place not in entries), numbers)


def recover(
    lines: Iterable[Line | Row], numbers: Sequence[tuple[str, str]], account: Account
) -> tuple[list[Line | Row], int]:
    """Headings that lost their numbers, with those the contents give to their titles; and how many they are.

    Titles such as "General" come again and again: headings and contents are aligned as the rows that they are. Where
    the contents name more titles between two headings, lines with these words alone are headings, too.
    """
    found = list(lines)
    headings = [
        (place, line) for place, line in enumerate(found)
        if isinstance(line, Line) and line.role == "heading" and line.text.strip()
    ]  # fmt: skip
    if not numbers or any(label_of(line) for _, line in headings):
        return found, 0
    titles = [title for title, _ in numbers]
    aligned = list(_aligned([_key(line.text) for _, line in headings], titles))
    for one, entry in aligned:
        place, line = headings[one]
        number = numbers[entry][1]
        found[place] = line._replace(label=number, why=Why("contents", (number,)))
    count = len(aligned)
    for place, line, entry in _between(found, [(headings[one][0], entry) for one, entry in aligned], titles):
        number, start = numbers[entry][1], _mark(line.text)
        account.leave_out(LABEL_MARKS, line.text[:start])
        level, why = number.count(".") + 1, Why("contents", (number,))
        found[place] = rest_of(line, start)._replace(role="heading", level=level, label=number, why=why)
        count += 1
    return found, count


def _between(
    lines: Sequence[Line | Row], pairs: Sequence[tuple[int, int]], titles: Sequence[str]
) -> Iterator[tuple[int, Line, int]]:  # fmt: skip
    """The lines that say what the contents name between two of the `pairs` of places and entries, with both."""
    for (start, above), (end, below) in pairwise(pairs):
        if below == above + 1:
            continue
        likely = [
            (place, line) for place, line in enumerate(lines[start + 1 : end], start + 1)
            if isinstance(line, Line) and line.role in ("text", "item") and len(line.text) < LONGEST
        ]  # fmt: skip
        keys = [_key(line.text[_mark(line.text) :]) for _, line in likely]
        for one, entry in _aligned(keys, titles[above + 1 : below]):
            yield *likely[one], above + 1 + entry


def _mark(text: str) -> int:
    """Where the words behind the mark of an item begin."""
    found = MARK.match(text)
    return found.end() if found else 0


def _aligned(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of what both rows have in the same order."""
    for same in LCSseq.opcodes(one, other):
        if same.tag == "equal":
            yield from zip(range(same.src_start, same.src_end), range(same.dest_start, same.dest_end), strict=True)


def _places(lines: Sequence[Line | Row]) -> set[int]:
    """Where the contents stand: lines in a contents style, and the entries under a heading of contents or in a run."""
    places: set[int] = set()
    runs = _runs(lines)
    headed = any(isinstance(line, Line) and line.role in _TITLES and is_contents(line.text) for line in lines)
    entries = _Entries(lines) if runs or headed else None
    inside = False
    for place, line in enumerate(lines):
        if isinstance(line, Row):
            inside = False
        elif line.role in ("contents", "contents title"):
            places.add(place)
        elif entries is None:
            continue
        elif line.role in _TITLES and is_contents(line.text):
            places.add(place)
            entries.begin(place)
            inside = True
        elif inside and entries.take(place):
            places.add(place)
        elif place in runs and entries.name_headings(range(place, place + RUN)):
            places.add(place)
            entries.begin(place)
            inside = True
        else:
            inside = False
    return places


def _runs(lines: Sequence[Line | Row]) -> set[int]:
    """Where `RUN` lines and more begin that have a number before and a page behind, no page after a later one:
    contents without a heading."""
    found: set[int] = set()
    run = last = 0
    for place, line in enumerate(lines):
        page = _page_of(line) if isinstance(line, Line) and line.role != "contents" else 0
        run = run + 1 if page and page >= last else int(page > 0)
        last = page
        if run == RUN:
            found.add(place - RUN + 1)
    return found


class _Entries:
    """Tells the entries of contents from what comes behind them."""

    def __init__(self, lines: Sequence[Line | Row]) -> None:
        self._lines = lines
        self._begun = 0
        self._taken: set[str] = set()
        self._stands: dict[str, tuple[int, int]] = {}
        for place, line in enumerate(lines):
            if isinstance(line, Line):
                key = _key(line.text)
                self._stands[key] = self._stands.get(key, (place,))[0], place

    def begin(self, place: int) -> None:
        """Contents begin at `place`."""
        self._begun, self._taken = place, set()

    def name_headings(self, places: range) -> bool:
        """Whether the lines at all these places are titles that stand further on, with a page behind them."""
        keys = [_key(without_page(line.text)) for at in places if isinstance(line := self._lines[at], Line)]
        return all(self._stands.get(key, (0, 0))[1] >= places.stop for key in keys)

    def take(self, place: int) -> bool:
        """Whether an entry or an empty line stands at `place`, or a line that is spelt otherwise than its heading."""
        line = self._lines[place]
        if not isinstance(line, Line):
            return False
        is_one = not line.text.strip() or self._has_page(line) or self._stands_elsewhere(line, place)
        if is_one or (len(line.text) < LONGEST and self._goes_on_behind(place)):
            self._taken.add(_key(line.text))
            return True
        return False

    def _goes_on_behind(self, place: int) -> bool:
        behind = range(place + 1, min(place + 1 + BEHIND, len(self._lines)))
        return (
            sum(isinstance(one := self._lines[at], Line) and self._stands_elsewhere(one, at) for at in behind)
            >= KNOWN_BEHIND
        )

    def _has_page(self, line: Line) -> bool:
        return line.role in ("text", "item") and bool(page_at(line.text.strip(), 1) or _PAGE_HEAD.fullmatch(line.text))

    def _stands_elsewhere(self, line: Line, place: int) -> bool:
        """Whether the same words, or those behind a mark, head a passage behind, or a front part before the contents.

        So an entry is known that has no page number, also where the contents are a list that has numbers of its own.
        """
        parts = [part for part in line.text.split("\n") if part.strip()]
        if len(parts) > FOLDED and all(self._stands.get(_key(part), (-1, -1))[1] > place for part in parts):
            return True
        marked = MARK.match(line.text)
        for text in (line.text, line.text[marked.end() :]) if marked else (line.text,):
            key = _key(text)
            first, last = self._stands.get(key, (place, place))
            if last > place and (key not in self._taken or find_label(text)):
                return len(text) < LONGEST or find_label(text) is not None
            if first < self._begun and is_front(text):
                return True
        return False


def _numbers(texts: Iterable[str]) -> Iterable[tuple[str, str]]:
    for text in texts:
        label = find_label(text)
        if label and label.number:
            yield _key(without_page(text[label.end :])), label.number


def _page_of(line: Line) -> int:
    """The page behind an entry that has a number before its title; 0 for other lines."""
    found = _NUMBERED.match(line.text) if line.text[-1:].isdigit() else None
    page = page_at(line.text, found.end() + 1) if found else ""
    return int(page) if page.isdigit() else 0


def _key(title: str) -> str:
    """A title as its entry may be spelt; the number at its start, which alone can have a full stop, is short."""
    words = without_spaces(canonical(title)).casefold()
    return _STOP.sub("", words[:FAR]) + words[FAR:] if ". " in words else words
