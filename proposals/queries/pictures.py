"""The versions of several proposals over time, as a picture: one lane a body, a row a proposal, a dot a version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from proposals.models import Body, Link, Proposal, Version
from proposals.queries.library import Shelf

ROW, LANE, TOP = 38, 30, 24
"""Heights in pixels: of a proposal, of a lane's name, of the years."""
LEFT, RIGHT = 2.0, 97.0
"""Hundredths of the width between which the time runs."""
NEAR = 3.6
"""Dots nearer than so many hundredths are one, so that each can be hit."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One version, or several that are near each other."""

    x: float
    versions: Sequence[Version]


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A proposal at the height `y`, from its first to its last dot."""

    proposal: Proposal
    y: int
    dots: Sequence[Dot]


@dataclass(frozen=True, slots=True)
class Lane:
    """A body and its proposals; `y` is its upper edge."""

    body: Body
    y: int
    rows: Sequence[PictureRow]


@dataclass(frozen=True, slots=True)
class Tie:
    """A link, drawn from the earlier proposal to the later one."""

    link: Link
    x1: float
    y1: int
    x2: float
    y2: int


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    height: int
    lanes: Sequence[Lane]
    ties: Sequence[Tie]
    ticks: Sequence[Tick]


def picture(shelves: Sequence[Shelf]) -> Picture | None:
    """The picture of the proposals on these shelves that have a dated version; None if there is none. One query."""
    mine = [shelf.proposal.pk for shelf in shelves]
    dated = Version.objects.filter(proposal__in=mine, withdrawn_at=None, date__isnull=False)
    versions = list(dated.order_by("date", "position"))
    if not versions:
        return None
    scale = Scale(_day(versions[0]), _day(versions[-1]))
    lanes, height = _lanes(shelves, versions, scale)
    rows = {row.proposal.pk: row for lane in lanes for row in lane.rows}
    links = [link for shelf in shelves for link in shelf.links]
    ties = [_tie(link, rows[link.source_id], rows[link.target_id]) for link in links if _is_drawn(link, rows)]
    return Picture(height, lanes, ties, list(scale.ticks()))


class Scale:
    """Days to hundredths of the width."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.days = first, max((last - first).days, 1)
        self.last = last

    def x(self, day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day - self.first).days / self.days, 2)

    def ticks(self) -> Iterator[Tick]:
        """The beginnings of years, not more than eight; of months, if it is all within two years."""
        if self.days <= 730:
            months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
            step = -(-max(months, 1) // 6)
            begun = [self.first.year * 12 + self.first.month - 1 + n for n in range(step, months + 1, step)]
            days = [date(n // 12, n % 12 + 1, 1) for n in begun]
            yield from (Tick(self.x(day), f"{day:%Y-%m}") for day in days)
        else:
            step = -(-(self.last.year - self.first.year) // 8)
            years = range(self.first.year + step, self.last.year + 1, step)
            yield from (Tick(self.x(date(year, 1, 1)), str(year)) for year in years)


def _lanes(shelves: Sequence[Shelf], versions: Sequence[Version], scale: Scale) -> tuple[list[Lane], int]:
    by_proposal = {pk: list(those) for pk, those in groupby(sorted(versions, key=_owner), key=_owner)}
    proposals = sorted(
        (shelf.proposal for shelf in shelves if shelf.proposal.pk in by_proposal), key=lambda one: str(one.body)
    )
    lanes, y = [], TOP
    for body, those in groupby(proposals, key=lambda one: one.body):
        top, rows = y, []
        y += LANE
        for proposal in those:
            rows.append(PictureRow(proposal, y + ROW - 14, list(_dots(by_proposal[proposal.pk], scale))))
            y += ROW
        lanes.append(Lane(body, top, rows))
    return lanes, y + 8


def _day(version: Version) -> date:
    """The date of a dated version."""
    return version.date or date.min


def _owner(version: Version) -> int:
    return version.proposal_id


def _dots(versions: Iterable[Version], scale: Scale) -> Iterator[Dot]:
    """In their order; those that are too near to be told apart together, where the first of them is."""
    near: list[Version] = []
    for version in versions:
        if near and scale.x(_day(version)) - scale.x(_day(near[0])) >= NEAR:
            yield Dot(scale.x(_day(near[0])), near)
            near = []
        near.append(version)
    yield Dot(scale.x(_day(near[0])), near)


def _is_drawn(link: Link, rows: dict[int, PictureRow]) -> bool:
    return link.source_id in rows and link.target_id in rows


def _tie(link: Link, one: PictureRow, other: PictureRow) -> Tie:
    earlier, later = sorted((one, other), key=lambda row: (row.dots[0].x, row.y))
    end = later.dots[0].x
    start = max((dot.x for dot in earlier.dots if dot.x <= end), default=earlier.dots[0].x)
    return Tie(link, start, earlier.y, end, later.y)
