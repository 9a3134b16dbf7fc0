"""Texts whose titles are no numbers at a margin: they are underlined, or the table of contents names them.

    Walls                            (heading, level 1)  Walls
    =====
    Of brick                     ->  (heading, level 2)  Of brick
    --------
    Red.                             Red.

Which sign is the higher level is told by what comes first.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from clauseline.messages import gettext_noop as N_
from clauseline.outline import Why, canonical
from clauseline.reading.account import Account
from clauseline.reading.lines import Line, Row
from clauseline.reading.structure.leaders import before_leader
from clauseline.reading.txt.flow import read_flow
from clauseline.reading.txt.pages import Printed
from clauseline.reading.txt.paragraphs import find_wrapping
from clauseline.reading.words.numbering import find_label
from clauseline.reading.words.vocabulary import is_contents

RULE = N_("lines under and above titles")
LEAST = 3
"""Fewer titles than these prove nothing."""
SHALLOW = 4
"""What is indented by so many columns is code, or stands in an item."""

_RULED = re.compile(r"([=\-*~^\"#+_`])\1{2,}")
_PARTS = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})+)\.?\s+[^\W\d_]")
_ITEM = re.compile(r"\s*[*+•\-–]\s+")


def underlined_titles(lines: Sequence[Printed]) -> dict[int, str]:
    """The places of titles that a line of signs stands under, each with the signs; {} if they are few."""
    found: dict[int, str] = {}
    for place in range(1, len(lines)):
        under, title = lines[place].text.strip(), lines[place - 1].text
        ruled = _RULED.fullmatch(under)
        if not ruled or not title.strip() or abs(_columns(title.strip()) - len(under)) > 2:
            continue
        if not lines[place].indent == lines[place - 1].indent < SHALLOW:
            continue
        over = _ruled(lines, place - 2)
        if _is_blank(lines, place - 2) or over == ruled[1] or place - 3 in found:
            found[place - 1] = ruled[1] + (over if over == ruled[1] else "")
    return found if len(found) >= LEAST else {}


def announced_titles(lines: Sequence[Printed]) -> tuple[dict[int, int], set[int]]:
    """The places of titles that a table of contents names, with their levels; and those of its entries."""
    alone: dict[str, list[int]] = {}
    before = ""
    for place, line in enumerate(lines):
        if not line.text.strip():
            continue
        within, before = is_contents(before.strip()), line.text
        if not within and _is_blank(lines, place - 1) and _is_blank(lines, place + 1):
            alone.setdefault(_key(line.text), []).append(place)
    start = next((place for place, line in enumerate(lines) if is_contents(line.text.strip())), None)
    if start is None:
        return {}, set()
    entries = _entries(lines, start, alone)
    indents = sorted({lines[place].indent for place in entries})
    found: dict[int, int] = {}
    last = entries[-1] if entries else 0
    for entry in entries:
        places = alone[_key(lines[entry].text)]
        further = bisect_right(places, last)
        if further < len(places):
            last = places[further]
            found[last] = indents.index(lines[entry].indent) + 1
    if len(found) < max(LEAST, 0.6 * len(entries)) or _are_few(found, lines):
        return {}, set()
    return found, {start, *entries, *_chapter_contents(lines, found)}


def _are_few(titles: Iterable[int], lines: Sequence[Printed]) -> bool:
    """Whether titles have numbers in parts ("2.1"), and more than twice as many such numbers begin a line."""
    own = sum(bool(_PARTS.match(lines[place].text)) for place in titles)
    return own > 0 and len({found[1] for line in lines if (found := _PARTS.match(line.text))}) > 2 * own


def _chapter_contents(lines: Sequence[Printed], titles: Mapping[int, int]) -> Iterator[int]:
    """The places of the tables of contents at the start of chapters."""
    last = {_key(lines[place].text): place for place in titles}
    inside = False
    for place in range(min(titles), len(lines)):
        text = lines[place].text
        if is_contents(text.strip()):
            inside = True
        elif text.strip() and (place in titles or last.get(_key(text), -1) < place):
            inside = False
        if inside and text.strip():
            yield place


def _entries(lines: Sequence[Printed], start: int, alone: Mapping[str, Sequence[int]]) -> list[int]:
    """The lines below the heading of the contents that stand alone further down, too; one in four may not."""
    entries: list[int] = []
    strays = contiguous = 0
    for place in range(start + 1, len(lines)):
        if not lines[place].text.strip():
            continue
        titles = alone.get(_key(lines[place].text), [-1])
        if titles[-1] <= place:
            strays += 1
            if strays > 2 + len(entries) / 4:
                break
            continue
        stands = titles[bisect_left(titles, place)] == place
        if entries and stands and lines[place].indent <= lines[entries[0]].indent and contiguous > len(entries) / 2:
            break  # The first title of the body: no entry of this text stands between blank lines.
        entries.append(place)
        contiguous += not _is_blank(lines, place + 1)
    return entries


def read_titled(lines: Sequence[Printed], account: Account) -> Iterator[Line | Row] | None:
    """The paragraphs of a text with underlined titles; None for other texts."""
    signs = underlined_titles(lines)
    if not signs:
        return None
    numbered = [sign for place, sign in signs.items() if find_label(lines[place].text)]
    order = list(dict.fromkeys([*numbered, *signs.values()]))
    first, *others = signs.values()
    levels = {place: order.index(sign) + 1 for place, sign in signs.items()}
    if first not in others and not find_label(lines[min(signs)].text):
        levels = {place: level - (level > order.index(first) + 1) for place, level in levels.items()}
        levels[min(signs)] = 0
    return _read(lines, levels, _repeated(lines, signs), account, Why("underlined"))


def _repeated(lines: Sequence[Printed], titles: Iterable[int]) -> set[int]:
    """The places of lines that say what titles further down do, one after the other: entries of contents."""
    last = {_key(lines[place].text): place for place in titles}
    named = set(last.values())
    texts = [place for place, line in enumerate(lines) if line.text.strip() and not _ruled(lines, place)]
    again = [last.get(_key(lines[place].text), -1) > place and place not in named for place in texts]
    beside = [any(again[max(0, k - 1) : k] + again[k + 1 : k + 2]) for k in range(len(again))]
    return {place for place, entry, near in zip(texts, again, beside, strict=True) if entry and near}


def read_announced(lines: Sequence[Printed], account: Account) -> Iterator[Line | Row] | None:
    """The paragraphs of a text whose titles its table of contents names; None for other texts."""
    levels, entries = announced_titles(lines)
    return _read(lines, levels, entries, account, Why("named")) if levels else None


def _read(
    lines: Sequence[Printed], levels: Mapping[int, int], entries: set[int], account: Account, why: Why
) -> Iterator[Line | Row]:
    wrapping = find_wrapping(lines)
    start = 0
    for place, line in enumerate(lines):
        ruled = (place - 1 in levels or place + 1 in levels) and _ruled(lines, place)
        if place not in levels and place not in entries and not ruled:
            continue
        yield from read_flow(lines[start:place], account, wrapping)
        start = place + 1
        if ruled:
            account.leave_out(RULE, line.text)
        elif place in levels:
            level = levels[place]
            yield Line(line.text.strip(), "heading" if level else "title", level or None, line=line.line, why=why)
        else:
            yield Line(line.text.strip(), "contents", line=line.line)
    yield from read_flow(lines[start:], account, wrapping)


def _key(text: str) -> str:
    """The words of a title or an entry, without number, mark and page."""
    mark = _ITEM.match(text)
    words = before_leader(text[mark.end() :] if mark else text)
    label = find_label(words.strip())
    return canonical(words.strip()[label.end :] if label and label.number else words).casefold()


def _is_blank(lines: Sequence[Printed], place: int) -> bool:
    return not 0 <= place < len(lines) or not lines[place].text.strip()


def _ruled(lines: Sequence[Printed], place: int) -> str:
    """The sign that makes up a line, or ""."""
    found = _RULED.fullmatch(lines[place].text.strip()) if 0 <= place < len(lines) else None
    return found[1] if found else ""


def _columns(text: str) -> int:
    """The columns that `text` takes: Chinese characters take two."""
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text)
