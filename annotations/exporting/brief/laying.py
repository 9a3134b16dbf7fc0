"""Which lines of a brief stand on its page: as many as surely fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from annotations.exporting.brief.fitting import cut, facts_within, lines_of, room, shortened, width
from annotations.exporting.brief.values import Brief, BriefLine, BriefPart, BriefPoint
from clauseline.comparing.changes import KEPT

Look = Literal["Top", "Title", "Facts", "Part", "Lead", "Point", "Words", "Rest"]
Plan = tuple[int, int]
PLANS: Sequence[Plan] = (
    *((5, lines) for lines in (12, 8, 6, 4, 3, 2)),
    *((points, 2) for points in (4, 3)),
    *((points, 1) for points in (5, 4, 3, 2)),
)
"""So many points of a part, and lines for words that changed: the first plan that fits is taken. Words of which nothing
changed are for the sense alone, and get one line less."""
ACROSS = 9866
"""Twips between the margins."""
DOWN = 13900
"""Twips of lines for which there is room, some of it kept for a program that draws wider than any that we know."""
BOLD = 115
"""How wide bold words are, in hundredths of others."""
SPARE = 60
"""For the spaces between what stands on a line."""


@dataclass(frozen=True, slots=True)
class LookOf:
    """The size of a font in half points; of a line and of the space before it in twips; the indent of its lines."""

    size: int
    line: int
    before: int = 0
    indent: int = 0

    def room(self, lines: int) -> int:
        """How wide words may be that stand on so many lines."""
        return room(lines, self.across)

    @property
    def across(self) -> int:
        """How wide a line is, in hundredths of the size of the font."""
        return (ACROSS - self.indent) * 10 // self.size


LOOKS: dict[Look, LookOf] = {
    "Top": LookOf(18, 230),
    "Title": LookOf(32, 400, 60),
    "Facts": LookOf(18, 230, 20),
    "Part": LookOf(24, 300, 160),
    "Lead": LookOf(19, 240, 40),
    "Point": LookOf(19, 240, 70, 283),
    "Words": LookOf(19, 240, 0, 283),
    "Rest": LookOf(18, 230, 60, 283),
}
POINT_LINES, FACT_LINES, LEAD_LINES, TITLE_LINES = 1, 2, 2, 2


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A paragraph: `strong` words, then others, in one of `LOOKS`."""

    look: Look
    strong: str
    line: BriefLine

    @property
    def height(self) -> int:
        """How much of the page it takes, in twips."""
        look = LOOKS[self.look]
        wide = strong_width(self.strong) + width(self.line.label) + sum(width(one.text) for one in self.line.words)
        return look.before + lines_of(wide, look.across) * look.line


def strong_width(words: str) -> int:
    """How wide bold words are."""
    return width(words) * BOLD // 100


def laid(brief: Brief) -> list[LaidLine]:
    """The page, with the fullest of `PLANS` that fits for all parts, then for each by itself, the last first."""
    plans = [next((one for one in PLANS if _fits(brief, [one] * len(brief.parts))), PLANS[-1])] * len(brief.parts)
    for i in reversed(range(len(plans))):
        fuller = ([*plans[:i], one, *plans[i + 1 :]] for one in PLANS[: PLANS.index(plans[i])])
        plans = next((found for found in fuller if _fits(brief, found)), plans)
    return _lines(brief, plans)


def _fits(brief: Brief, plans: Sequence[Plan]) -> bool:
    return sum(one.height for one in _lines(brief, plans)) <= DOWN


def _lines(brief: Brief, plans: Sequence[Plan]) -> list[LaidLine]:
    parts = [line for part, plan in zip(brief.parts, plans, strict=True) for line in _part(part, *plan)]
    return [*_head(brief), *parts]


def _head(brief: Brief) -> Iterator[LaidLine]:
    title = shortened(brief.title, LOOKS["Title"].room(TITLE_LINES) * 100 // BOLD)
    yield LaidLine("Title", title, BriefLine("", ()))
    for fact in brief.facts:
        yield _line("Facts", "", BriefLine(fact, ()), FACT_LINES)


def _part(part: BriefPart, most: int, lines: int) -> Iterator[LaidLine]:
    yield LaidLine("Part", part.title, BriefLine("", ()))
    if part.lead:
        yield _line("Lead", "", BriefLine(part.lead, ()), LEAD_LINES)
    shown = part.points[:most]
    for point in shown:
        yield from _point(point, lines)
    rest = part.rest(part.total - len(shown)) if part.total > len(shown) else "" if shown else part.none
    if rest:
        yield _line("Rest", "", BriefLine(rest, ()), 1)


def _point(point: BriefPoint, lines: int) -> Iterator[LaidLine]:
    look = LOOKS["Point"]
    name = shortened(point.name, look.room(1) * (2 if point.facts else 3) // 3 * 100 // BOLD)
    yield _line("Point", name, BriefLine(f"  {point.facts}" if point.facts else "", ()), POINT_LINES)
    for line in point.lines:
        is_changed = any(one.op != KEPT for one in line.words)
        yield _line("Words", "", line, lines if is_changed else max(1, lines - 1))


def _line(look: Look, strong: str, line: BriefLine, lines: int) -> LaidLine:
    """A paragraph that takes so many lines and no more."""
    room = LOOKS[look].room(lines) - strong_width(strong)
    if not line.words:
        return LaidLine(look, strong, BriefLine(facts_within(line.label, room), ()))
    return LaidLine(look, strong, replace(line, words=cut(line.words, room - width(line.label) - SPARE)))
