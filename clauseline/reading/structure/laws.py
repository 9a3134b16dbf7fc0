"""Laws: which part holds which is told by the words that number them, never by the styles of their headings.

(heading 1)  Parks Act                      the title
(heading 2)  Chapter 1  Gates       ->      Chapter 1  Gates           level 1
             Article 1  ...                   Article 1                level 2
(heading 2)  Chapter 2  Paths               Chapter 2  Paths           level 1
(heading 1)  Annex                          Annex                      level 1
             Article 1  ...                   Article 1                level 2
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from clauseline.reading.account import Account
from clauseline.reading.structure.headings import Heading, Item
from clauseline.reading.structure.sectioning import TITLE
from clauseline.reading.words.numbering import place_of, unit_of
from clauseline.reading.words.ranks import ARTICLE
from clauseline.reading.words.vocabulary import is_bibliography, is_contents, is_front

LEAST = 3
"""A text with fewer articles is no law: standards speak of single ones."""
ALIKE = 2
"""So many headings of the level of a title can be there: one of the others may head an annex."""
_FORMULA = re.compile(
    r"eingangsformel|schlussformel|präambel|preamble|préambule|preámbulo|preambolo|preâmbulo|преамбула", re.I
)

_LAST = re.compile(r"[\dIVXLC]{1,9}\w{0,4}$")
"""What parts that are counted alike differ in."""
_ANNEXES = re.compile(
    r"(?:article\s+)?(?:annexe?s?|anlagen?|anhänge|anhang|anexos?|allegat[oi]|schedules?)(?!\w)", re.I
)
"""What stands in the middle of a code, behind the part to which it belongs: the parts behind it go on to count."""


def is_law(items: Iterable[Item]) -> bool:
    """Whether a text has articles, and more of them than half its clauses with plain numbers."""
    articles = clauses = 0
    for item in items:
        if isinstance(item, Heading):
            articles += item.kind == "article"
            clauses += item.kind in ("clause", "term") and item.number[:1].isdigit()
    return articles >= LEAST and articles > clauses / 2


def take_title(items: Sequence[Item], account: Account) -> tuple[Sequence[Item], str]:
    """The items of a law without the heading that is its title, and this title; "" if no heading is.

    It is the first one, if it has no number and is not one of many that are like it. A text that has a title in a
    style of its own has no other.
    """
    at = next((place for place, item in enumerate(items) if isinstance(item, Heading)), len(items))
    title = items[at] if at < len(items) else None
    if account.knows(TITLE) or not isinstance(title, Heading) or not _can_be_title(title, items):
        return items, ""
    account.leave_line(TITLE, title.line)
    return [*items[:at], *items[at + 1 :]], title.title


def _can_be_title(title: Heading, items: Iterable[Item]) -> bool:
    if title.number or not title.style or title.kind not in ("front", "clause") or not title.title:
        return False
    if _is_formula(title) or is_contents(title.title) or is_bibliography(title.title):
        return False
    headings = [item for item in items if isinstance(item, Heading) and item.style]
    alike = sum(
        heading.style == title.style and not heading.number and not _is_formula(heading) for heading in headings
    )
    higher = any((heading.style or 0) < title.style for heading in headings)
    return alike <= ALIKE and not higher


def _is_formula(heading: Heading) -> bool:
    """Whether a heading names what opens or closes laws."""
    return is_front(heading.title) or bool(_FORMULA.fullmatch(heading.title))


@dataclass(frozen=True, slots=True)
class _Holder:
    """A clause that is open: its place in the order of parts, 0 for none, and the level of its style."""

    order: int
    style: int | None
    is_annex: bool = False
    number: str = ""


def settle_law(items: Sequence[Item]) -> list[Heading]:
    """The headings of a law with their levels, from 1."""
    orders = _orders(items)
    settled: list[Heading] = []
    holders: list[_Holder] = []
    aside: list[_Holder] = []
    begun = 0
    for heading in items:
        if not isinstance(heading, Heading):
            continue
        if _is_of_annexes(heading):
            begun = begun if aside else len(settled)
            aside = aside or holders
        elif aside and heading.rank:
            goes_on = _goes_on(heading, aside)
            if goes_on:
                holders = aside
                depth = len(_left_open(holders, orders.get(unit_of(heading.number), heading.rank), heading.style)) + 1
                settled[begun:] = _beside(settled[begun:], depth)
            aside = [] if goes_on or heading.rank < ARTICLE else aside
        if heading.kind in ("annex", "appendix") and heading.parts < 2:
            holders = [_Holder(0, heading.style, is_annex=True, number=heading.number)]
            settled.append(heading.at(1))
        elif heading.rank or heading.style:
            order = orders.get(unit_of(heading.number), heading.rank) if heading.rank else 0
            holders = [*_left_open(holders, order, heading.style), _Holder(order, heading.style, number=heading.number)]
            settled.append(heading.at(len(holders)))
        else:
            settled.append(heading.at(_depth(heading, holders)))
            holders = [] if not heading.number else holders
    return _held(settled)


def _is_of_annexes(heading: Heading) -> bool:
    """Whether a heading without a number opens the annexes of a part, or one of them."""
    return not heading.number and bool(_ANNEXES.match(heading.title))


def _goes_on(heading: Heading, before: Iterable[_Holder]) -> bool:
    """Whether a part is the next behind one of those that were open before the annexes."""
    counted, place = _LAST.sub("", heading.number), place_of(heading.number)
    return any(
        _LAST.sub("", one.number) == counted and place_of(one.number) == place - 1 for one in before if one.order
    )


def _beside(annexes: Sequence[Heading], level: int) -> list[Heading]:
    """The annexes of a part, with what is in them, on the level of the part that goes on to count behind them."""
    by = max(0, level - annexes[0].level)
    return [heading.at(heading.level + by) for heading in annexes]


def _left_open(holders: Sequence[_Holder], order: int, style: int | None) -> Sequence[_Holder]:
    """Those of the open clauses that hold the next heading."""
    for place, holder in enumerate(holders):
        if _closes(holder, order, style):
            return holders[:place]
    return holders


def _closes(holder: _Holder, order: int, style: int | None) -> bool:
    """Whether a heading ends an open clause: by order if both have one, else by style if both have one.

    A plain article ends no clause in a style, a part of a law no annex, and any heading in a style a plain article.
    """
    if holder.order and order:
        return holder.order >= order
    if holder.is_annex and order:
        return False
    if holder.style and style:
        return holder.style >= style
    return holder.order >= ARTICLE and style is not None


def _depth(heading: Heading, holders: Sequence[_Holder]) -> int:
    """The level of a heading with neither: "1.2" is in Article 1, and "1" in what is open."""
    if not heading.number:
        return 1
    head = heading.number.split(".")[0]
    is_own = bool(holders) and heading.parts > 1 and holders[-1].number.split()[-1:] == [head]
    return len(holders) + heading.parts - is_own


def _orders(items: Sequence[Item]) -> Mapping[str, int]:
    """The order of the words that number parts, as this text has it.

    "Title 1" that stands right behind "Section 1" is in it, though laws mostly have sections in titles. Not so where
    this would make a ring: an empty "Chapter 3" right before "Book 1" does not hold it, if its titles hold chapters.
    """
    pairs = {pair for before, after in pairwise(items) if (pair := _nested(before, after))}
    found = {unit_of(item.number): item.rank for item in items if isinstance(item, Heading) and item.rank}
    usual = {(outer, inner) for outer, inner in pairs if found[outer] < found[inner]}
    clear = sorted(pair for pair in pairs if pair in usual or not _leads(pair[1], pair[0], pairs - {pair}))
    clear = [(outer, inner) for outer, inner in clear if (inner, outer) not in pairs]
    for _ in found:
        for outer, inner in clear:
            if found[outer] >= found[inner]:
                found[inner] = found[outer] + 1
    return found


def _leads(first: str, last: str, pairs: Collection[tuple[str, str]]) -> bool:
    """Whether `first` holds `last`, be it by way of others."""
    reached = {first}
    for _ in pairs:
        reached |= {inner for outer, inner in pairs if outer in reached}
    return last in reached


def _nested(before: Item, after: Item) -> tuple[str, str] | None:
    """The words of two headings without a line between them, of which the second begins to count in the first."""
    if not isinstance(before, Heading) or not isinstance(after, Heading) or not (before.rank and after.rank):
        return None
    outer, inner = unit_of(before.number), unit_of(after.number)
    begins = place_of(after.number) == 1 and (before.rank < ARTICLE or after.rank == ARTICLE)
    return (outer, inner) if begins and outer != inner else None


def _held(headings: Sequence[Heading]) -> list[Heading]:
    """Headings before the first number that hold articles are no front parts."""
    found: list[Heading] = []
    below = 0
    for heading in reversed(headings):
        holds = below > heading.level
        if heading.kind == "front" and holds and not is_front(heading.title):
            heading = replace(heading, kind="clause")
        below = heading.level if heading.rank or (holds and heading.kind == "clause") else 0
        found.append(heading)
    return found[::-1]
