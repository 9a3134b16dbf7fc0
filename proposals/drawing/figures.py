"""The pictures that a page can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that can be shown; one without an `address` is left out of this page."""

    address: str | None
    width: int
    height: int


class Figures(Protocol):
    """The pictures of both sides of a page."""

    def find(self, side: str, sha256: str) -> Shown | None:
        """The picture of this side; None if it cannot be shown. No query."""


class NoFigures:
    """A page without pictures."""

    def find(self, side: str, sha256: str) -> Shown | None:
        return None


NONE: Figures = NoFigures()
"""For a page without pictures."""
