"""What is drawn on a page beside its words, in boxes: pictures of points, lines, curves and shades."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from clauseline.reading.pdf.rules import Rule

Matrix = tuple[float, float, float, float, float, float]


class Box(NamedTuple):
    """A rectangle in points, from the lower left of the page."""

    left: float
    low: float
    right: float
    high: float

    @property
    def wide(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def tall(self) -> float:
        """How tall it is."""
        return self.high - self.low

    @property
    def area(self) -> float:
        """Square points; nought for a line."""
        return max(0.0, self.wide) * max(0.0, self.tall)

    def holds(self, across: float, height: float, room: float = 0.0) -> bool:
        """Whether a point lies in it, or so near to it."""
        return self.left - room <= across <= self.right + room and self.low - room <= height <= self.high + room

    def has_centre_of(self, other: Box) -> bool:
        """Whether the middle of another lies in it."""
        return self.holds((other.left + other.right) / 2, (other.low + other.high) / 2)

    def within(self, page: Box) -> Box:
        """The part of it that is on the page."""
        left, low = max(self.left, page.left), max(self.low, page.low)
        return Box(left, low, max(left, min(self.right, page.right)), max(low, min(self.high, page.high)))


class Drawn(NamedTuple):
    """Something drawn, and of a picture how many points of colour it has; 0 of lines and shades."""

    box: Box
    pixels: int = 0


class PrintedFigure(NamedTuple):
    """A figure: its box, and the words that it shows from the top down."""

    box: Box
    words: tuple[str, ...] = ()


class PageDrawing(NamedTuple):
    """All that is drawn on a page: its lines that may rule tables, and everything in boxes."""

    page: Box
    rules: Sequence[Rule]
    drawn: Sequence[Drawn]


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of these."""
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    return Box(min(lefts), min(lows), max(rights), max(highs))


def placed(matrix: Matrix, left: float, low: float, right: float, high: float) -> Box:
    """A box as a matrix places it on the page."""
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (low, high)]
    return around(Box(x, y, x, y) for x, y in corners)
