"""The heat strip: a whole comparison at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clauseline.redline.parts import Part

HEAD = 40
"""So many characters of text are worth a clause's number and title."""
LEAST = 3.0
"""Thousandths below which a stripe would not be seen."""


@dataclass(frozen=True, slots=True)
class Stripe:
    """A change on the strip, in thousandths of its length."""

    part: Part
    top: float
    height: float


def strip(parts: Sequence[Part]) -> list[Stripe]:
    """Where in the text each change is, those that say nothing too."""
    lengths = [HEAD + len(part.section.text) for part in parts]
    scale = 1000 / max(sum(lengths), 1)
    found, top = [], 0.0
    for part, length in zip(parts, lengths, strict=True):
        height = length * scale
        found.append(Stripe(part, round(top, 2), round(height if part.is_quiet else max(height, LEAST), 2)))
        top += height
    return found
