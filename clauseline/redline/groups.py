"""The changes of a comparison in groups, so that those nobody asked for can be folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from clauseline.redline.parts import Fate

AnyFate = TypeVar("AnyFate", bound=Fate)
"""A change, as far as somebody knows it."""


@dataclass(frozen=True, slots=True)
class ChangeGroup(Generic[AnyFate]):
    """Changes that follow one another and are shown alike; `is_folded`: only their names, until one opens it."""

    is_folded: bool
    parts: tuple[AnyFate, ...]

    @property
    def is_quiet(self) -> bool:
        """Whether no word changed in any of them."""
        return all(part.is_quiet for part in self.parts)


def grouped(parts: Iterable[AnyFate], is_chosen: Callable[[AnyFate], bool]) -> list[ChangeGroup[AnyFate]]:
    """The changes in order, those not chosen folded together."""
    return [ChangeGroup(not chosen, tuple(own)) for chosen, own in groupby(parts, is_chosen)]
