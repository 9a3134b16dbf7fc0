"""Which of two proposals had words first, as far as anybody said so."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal, NamedTuple, get_args

OriginDirection = Literal["earlier", "later", "unknown"]
"""Where shared words stood first: in the other proposal, in this one, or nobody said."""
OriginReason = Literal["derived-from", "adopted-as", "links-differ", "dates", "same-day", "no-date"]
"""Why: what a person said of the two proposals, or the dates of the first versions that have the words."""
LinkKind = Literal["derived-from", "adopted-as"]

ORIGIN_DIRECTIONS: tuple[OriginDirection, ...] = get_args(OriginDirection)
LINK_KINDS: tuple[LinkKind, ...] = get_args(LinkKind)
ORIGIN_REASONS: tuple[OriginReason, ...] = get_args(OriginReason)


class Direction(NamedTuple):
    """Where the words stood first, and why that is said."""

    way: OriginDirection
    reason: OriginReason


def direction(
    *, ours: date | None, theirs: date | None, from_them: Collection[LinkKind] = (), from_us: Collection[LinkKind] = ()
) -> Direction:
    """Whether words that stand in two proposals stood earlier in theirs.

    `ours` and `theirs` are the dates of the earliest version of each that has the words; None: nobody gave one. What
    people linked comes before dates: `from_them` says that our proposal came from theirs, `from_us` the contrary.
    """
    if from_them and from_us:
        return Direction("unknown", "links-differ")
    if from_them or from_us:
        kind: LinkKind = "derived-from" if "derived-from" in (from_them or from_us) else "adopted-as"
        return Direction("earlier" if from_them else "later", kind)
    if ours is None or theirs is None:
        return Direction("unknown", "no-date")
    if ours == theirs:
        return Direction("unknown", "same-day")
    return Direction("earlier" if theirs < ours else "later", "dates")
