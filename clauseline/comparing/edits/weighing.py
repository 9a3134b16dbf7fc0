"""What an edit weighs: the figures stand in `weights.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from clauseline.comparing.changes import Edit
from clauseline.vocabulary import EditRole, Effect

SHOWN = 3
"""So many edits of a clause are told beside the redline."""


@dataclass(frozen=True)
class Weights:
    """The figures by role and effect; an edit that weighs less than `told` is left to the redline."""

    told: int
    roles: dict[EditRole, int]
    effects: dict[Effect, int]


def the_data() -> dict[str, Any]:
    """The file, as it is."""
    return tomllib.loads(files(__package__).joinpath("weights.toml").read_text("utf-8"))


@cache
def the_weights() -> Weights:
    data = the_data()
    return Weights(data["told"], data["roles"], data["effects"])


def weight_of(edit: Edit) -> int:
    """0 for an edit of which no word tells what it is about."""
    weights = the_weights()
    return weights.roles.get(edit.role, 0) + weights.effects.get(edit.effect, 0) if edit.role and edit.effect else 0


def heaviest(edits: Iterable[Edit], most: int = SHOWN) -> list[Edit]:
    """Those of the edits that are told, the heaviest first, then as they stand in the text; `most` at most."""
    told = [one for one in edits if weight_of(one) >= the_weights().told]
    return sorted(told, key=weight_of, reverse=True)[:most]


def heaviest_of(edits: Sequence[Edit]) -> Edit:
    """Of some edits, one at least, the heaviest: the first of equal ones."""
    return max(edits, key=weight_of)


def is_told(edits: Iterable[Edit]) -> bool:
    """Whether one of them weighs so much that it is told beside the redline."""
    return any(weight_of(edit) >= the_weights().told for edit in edits)
