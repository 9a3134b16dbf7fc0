"""The lineage of a clause laid out as a picture: time from left to right, a lane for each proposal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from annotations.queries.lineage_routes import Box, around, routed
from annotations.queries.lineages import ClauseLineage, WayEntry
from proposals.models import Proposal
from proposals.queries.lineage_steps import LineageEnd, LineageStep

NARROW, WIDE, PAGE = 184, 340, 1120
"""Pixels from one step to the next: what a page of so many has room for, within these bounds."""
ROW = 68
"""Pixels from one row of a lane to the next."""
BOX_WIDTH, BOX_HEIGHT = 140, 40
LANE_HEAD, AXIS, EDGE, PAD = 34, 28, 16, 4
SIGNS_OF_NAME, FONT = 60, 13
"""So many signs of the name of a proposal are shown, in letters of so many pixels."""
SIGN_WIDTH, SIGN_HEIGHT = 18, 18
"""Pixels that each sign of a way takes."""
_WIDE = re.compile("[\u2014\u2026\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]")

Moment = tuple[bool, date, int]
"""When a step was: whether nobody knows, else the day, and its place behind that day if it has no date of its own."""


@dataclass(frozen=True, slots=True)
class DrawnStep:
    """A step, the upper left corner of its box, and whether it is the clause that was asked for; all in pixels."""

    step: LineageStep
    x: int
    y: int
    is_start: bool
    all_ways: tuple[WayEntry, ...]
    ends: tuple[LineageEnd, ...]

    @property
    def ways(self) -> list[WayEntry]:
        """What leads to it."""
        return [one for one in self.all_ways if one.way.is_main]

    @property
    def round(self) -> list[WayEntry]:
        """What else shares words with it."""
        return [one for one in self.all_ways if not one.way.is_main]

    @property
    def middle(self) -> int:
        return self.x + BOX_WIDTH // 2

    @property
    def box(self) -> Box:
        return self.x, self.y, self.x + BOX_WIDTH, self.y + BOX_HEIGHT


@dataclass(frozen=True, slots=True)
class DrawnWay:
    """A way as a path of SVG, and where its mark stands."""

    entry: WayEntry
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class LineageLane:
    """A proposal with its steps, from `y` on."""

    proposal: Proposal
    y: int
    steps: tuple[DrawnStep, ...]


@dataclass(frozen=True, slots=True)
class LineageTick:
    """A column of the picture: the day of its steps, None where nobody said it."""

    day: date | None
    x: int


@dataclass(frozen=True, slots=True)
class LineagePicture:
    """All of it, in pixels; `box` is the size of a step."""

    width: int
    height: int
    ticks: tuple[LineageTick, ...]
    lanes: tuple[LineageLane, ...]
    ways: tuple[DrawnWay, ...]
    box: tuple[int, int] = (BOX_WIDTH, BOX_HEIGHT)

    @property
    def steps(self) -> list[DrawnStep]:
        """From left to right, the upper lane first."""
        return sorted((step for lane in self.lanes for step in lane.steps), key=lambda one: (one.x, one.y))


def picture_of(told: ClauseLineage) -> LineagePicture:
    """The picture of a lineage, main ways alone."""
    by_proposal: dict[int, list[LineageStep]] = defaultdict(list)
    for step in told.lineage.steps:
        by_proposal[step.proposal.pk].append(step)
    moments = {id(step): moment for some in by_proposal.values() for step, moment in _moments(some)}
    columns = {moment: place for place, moment in enumerate(sorted(set(moments.values())))}
    across = max(NARROW, min(WIDE, (PAGE - 2 * EDGE - BOX_WIDTH) // max(1, len(columns) - 1)))
    lanes, y = [], AXIS
    for some in sorted(by_proposal.values(), key=lambda steps: min(moments[id(step)] for step in steps)):
        top = y + LANE_HEAD
        drawn = (
            DrawnStep(
                step,
                x=EDGE + across * columns[moments[id(step)]],
                y=top + ROW * step.row,
                is_start=step is told.lineage.start,
                all_ways=tuple(told.to(step)),
                ends=tuple(end for end in told.lineage.ends if end.step is step),
            )
            for step in some
        )
        lanes.append(LineageLane(some[0].proposal, y, tuple(drawn)))
        y = top + ROW * (1 + max(step.row for step in some))
    places = {id(one.step): one for lane in lanes for one in lane.steps}
    ticks = [
        LineageTick(None if moment[0] or moment[2] else moment[1], EDGE + across * at) for moment, at in columns.items()
    ]
    names = (f"{lane.proposal.body} {lane.proposal.number or lane.proposal.title}"[:SIGNS_OF_NAME] for lane in lanes)
    width = 2 * EDGE + max(across * (len(columns) - 1) + BOX_WIDTH, *map(width_of, names))
    return LineagePicture(width, y, tuple(ticks), tuple(lanes), tuple(_ways(told.entries, places)))


def width_of(words: str) -> int:
    """About how many pixels they take in a picture, rather more than less."""
    return ceil(FONT * sum(1 if _WIDE.match(sign) else 0.7 if sign.isupper() else 0.6 for sign in words))


def fitting(words: str) -> str:
    """As much of them as a box has room for."""
    if width_of(words) <= BOX_WIDTH - 2 * PAD:
        return words
    return next(cut for k in range(len(words) - 1, -1, -1) if width_of(cut := f"{words[:k]}…") <= BOX_WIDTH - 2 * PAD)


def _moments(steps: Sequence[LineageStep]) -> Iterator[tuple[LineageStep, Moment]]:
    """When each step of a proposal was. One without a date stands right behind the version before it, or right before
    the first one that has a date.
    """
    by_position: dict[int, list[LineageStep]] = defaultdict(list)
    for step in steps:
        by_position[step.first.version.position].append(step)
    ordered = [some for _, some in sorted(by_position.items())]
    dated = [place for place, some in enumerate(ordered) if some[0].date]
    for place, some in enumerate(ordered):
        near = max((at for at in dated if at <= place), default=dated[0] if dated else None)
        day = ordered[near][0].date if near is not None else None
        for step in some:
            yield step, (day is None, day or date.min, place - near if near is not None else place)


def _ways(entries: Iterable[WayEntry], places: Mapping[int, DrawnStep]) -> Iterator[DrawnWay]:
    """The main ones: over no box and no sign of another one, as far as there is room."""
    signs: list[Box] = []
    for entry in entries:
        if entry.way.is_main:
            drawn = _drawn(entry, places, signs)
            signs.append(around((drawn.x, drawn.y), _size(entry)))
            yield drawn


def _drawn(entry: WayEntry, places: Mapping[int, DrawnStep], signs: Sequence[Box]) -> DrawnWay:
    """From the right edge of the old step to the left one of the new; where these stand above each other, downwards."""
    one, other = sorted((places[id(entry.way.old)], places[id(entry.way.new)]), key=lambda step: (step.x, step.y))
    if one.x == other.x:
        start, end = (one.middle, one.y + BOX_HEIGHT), (other.middle, other.y)
    else:
        start, end = (one.x + BOX_WIDTH, one.y + BOX_HEIGHT // 2), (other.x, other.y + BOX_HEIGHT // 2)
    boxes = [step.box for step in places.values() if step is not one and step is not other]
    route = routed(start, end, _size(entry), boxes=boxes, taken=[one.box, other.box, *signs])
    return DrawnWay(entry, route.path, route.x, route.y)


def _size(entry: WayEntry) -> tuple[int, int]:
    """What its signs take: what is said of both texts, and what of force."""
    force = entry.force
    return SIGN_WIDTH * (1 + force.is_less + force.is_more + bool(force.to_check)), SIGN_HEIGHT
