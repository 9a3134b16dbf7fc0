"""How the changes of a comparison are drawn."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from clauseline.redline.move_markers import MoveMarker
from clauseline.vocabulary import Key, SideName
from proposals.drawing.figures import Figures

View = Literal["unified", "side"]
"""In one column, or with both texts beside each other."""
VIEWS: tuple[View, ...] = ("unified", "side")
SIDE: View = "side"


@dataclass(frozen=True, slots=True)
class LookSide:
    """One of both texts: its language, and the slug of the version whose page has its clauses, "" if none has."""

    language: str
    home: Key


@dataclass(frozen=True, slots=True)
class Look:
    """The sides of a comparison, with the markers behind each change; `posted` are the clauses that have one."""

    sides: Mapping[SideName, LookSide]
    view: View
    posts: Mapping[int, Sequence[MoveMarker]]
    posted: Collection[str]
    figures: Figures

    def lang(self, side: SideName) -> str:
        """The language of one of both texts."""
        return self.sides[side].language

    def home(self, side: SideName) -> Key:
        """The version whose clauses stand on this side."""
        return self.sides[side].home
