"""The lineage of a clause laid out as a picture: time from left to right, a lane for each proposal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from annotations.queries.lineages import ClauseLineage, WayEntry
from proposals.models import Proposal
from proposals.queries.lineage_steps import LineageStep

NARROW, WIDE, PAGE = 152, 340, 1120
"""Pixels from one step to the next: what a page of so many has room for, within these bounds."""
ROW = 68
"""Pixels from one row of a lane to the next."""
BOX_WIDTH, BOX_HEIGHT = 116, 40
LANE_HEAD, AXIS, EDGE = 34, 28, 16
BEND = 0.45
"""Of the way between two columns, so much is bend."""

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
            )
            for step in some
        )
        lanes.append(LineageLane(some[0].proposal, y, tuple(drawn)))
        y = top + ROW * (1 + max(step.row for step in some))
    places = {id(one.step): one for lane in lanes for one in lane.steps}
    ticks = [
        LineageTick(None if moment[0] or moment[2] else moment[1], EDGE + across * at) for moment, at in columns.items()
    ]
    ways = tuple(_drawn(entry, places) for entry in told.entries if entry.way.is_main)
    width = 2 * EDGE + across * (len(columns) - 1) + BOX_WIDTH
    return LineagePicture(width, y, tuple(ticks), tuple(lanes), ways)


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


def _drawn(entry: WayEntry, places: dict[int, DrawnStep]) -> DrawnWay:
    """From the right edge of the old step to the left one of the new; where these stand above each other, downwards."""
    one, other = places[id(entry.way.old)], places[id(entry.way.new)]
    if one.x > other.x:
        one, other = other, one
    if one.x == other.x:
        upper, lower = sorted((one, other), key=lambda step: step.y)
        x, start, end = upper.middle, upper.y + BOX_HEIGHT, lower.y
        return DrawnWay(entry, f"M{x} {start}V{end}", x, (start + end) // 2)
    x1, y1, x2, y2 = one.x + BOX_WIDTH, one.y + BOX_HEIGHT // 2, other.x, other.y + BOX_HEIGHT // 2
    bend = round(BEND * (x2 - x1))
    path = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
    return DrawnWay(entry, path, (x1 + x2) // 2, (y1 + y2) // 2)
