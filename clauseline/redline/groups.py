"""The changes of a comparison in groups, so that those nobody asked for can be folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from clauseline.redline.parts import Part


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes that follow one another and are shown alike; `is_folded`: only their names, until one opens it."""

    is_folded: bool
    parts: tuple[Part, ...]

    @property
    def is_quiet(self) -> bool:
        """Whether no word changed in any of them."""
        return all(part.is_quiet for part in self.parts)


def grouped(parts: Iterable[Part], is_chosen: Callable[[Part], bool]) -> list[ChangeGroup]:
    """The changes in order, those not chosen folded together."""
    return [ChangeGroup(not chosen, tuple(own)) for chosen, own in groupby(parts, is_chosen)]
