"""Ways between boxes of a picture: bent so that they cross no other box, with their signs where nothing stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

BENDS = ((0.45, 0.45), (0.75, 0.25), (0.25, 0.75), (0.95, 0.1), (0.1, 0.95))
"""How far a way goes on level at either end, of what lies between; the first is taken that crosses no box."""
PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
"""Where on a way its sign may stand; the first that lies on nothing is taken."""
POINTS = 48
"""So many points of a way are looked at."""
CLEAR = 8
"""Pixels between a box and what does not touch it."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""
Point = tuple[float, float]
Size = tuple[int, int]
"""Width and height."""
Curve = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Route:
    """A way as a path of SVG, and the middle of its sign."""

    path: str
    x: int
    y: int


def routed(start: Point, end: Point, sign: Size, *, boxes: Sequence[Box], taken: Iterable[Box]) -> Route:
    """From one point to another on the right of it, or below it, with a sign of this size.

    `boxes` is what the way does not cross; its sign lies on none of them, nor on what is `taken`.
    """
    curves = [_curve(start, end, bends) for bends in BENDS]
    curve = next((one for one in curves if not any(_hit(point, boxes) for point in _points(one))), curves[0])
    others = [*boxes, *taken]
    middles = (_at(curve, place) for place in PLACES)
    x, y = next((one for one in middles if not _lies_on(around(one, sign), others)), _at(curve, PLACES[0]))
    return Route(_path(curve), round(x), round(y))


def around(middle: Point, size: Size) -> Box:
    """The box of this size around a point."""
    (x, y), (width, height) = middle, size
    return round(x - width / 2), round(y - height / 2), round(x + width / 2), round(y + height / 2)


def _curve(start: Point, end: Point, bends: tuple[float, float]) -> Curve:
    (x1, y1), (x2, y2) = start, end
    if x1 == x2:
        return start, start, end, end
    return start, (x1 + round(bends[0] * (x2 - x1)), y1), (x2 - round(bends[1] * (x2 - x1)), y2), end


def _path(curve: Curve) -> str:
    (x1, y1), (a, b), (c, d), (x2, y2) = curve
    return f"M{x1} {y1}V{y2}" if x1 == x2 else f"M{x1} {y1}C{a} {b} {c} {d} {x2} {y2}"


def _points(curve: Curve) -> Iterator[Point]:
    return (_at(curve, k / POINTS) for k in range(1, POINTS))


def _at(curve: Curve, place: float) -> Point:
    """The point of a Bézier curve at this part of it."""
    rest = 1 - place
    weights = rest**3, 3 * rest**2 * place, 3 * rest * place**2, place**3
    x, y = (sum(weight * point[k] for weight, point in zip(weights, curve, strict=True)) for k in (0, 1))
    return x, y


def _hit(point: Point, boxes: Sequence[Box]) -> bool:
    x, y = point
    return _lies_on((round(x), round(y), round(x) + 1, round(y) + 1), boxes)


def _lies_on(one: Box, others: Sequence[Box]) -> bool:
    left, top, right, bottom = one[0] - CLEAR, one[1] - CLEAR, one[2] + CLEAR, one[3] + CLEAR
    return any(left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in others)
