"""The rows or the columns of two tables in one order, each with what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.comparing.details.tables import Pairs, stayed
from clauseline.redline.values import CAME, OLD, WENT
from clauseline.vocabulary import SideName, TrackFate


@dataclass(frozen=True, slots=True)
class Track:
    """A row or column: where it stands on either side, counted from 0, and where it went to, if it did."""

    fate: TrackFate
    old: int | None
    new: int | None
    to: int | None = None

    def place(self, side: SideName) -> int | None:
        """Where it stands on this side; None if this is not its place there."""
        if side == OLD:
            return None if self.fate == CAME else self.old
        return self.new


def tracks(old: int, new: int, pairs: Pairs) -> list[Track]:
    """So many old and new rows or columns in one order: those that kept theirs, between them what went and came."""
    kept, came = stayed(pairs), {j: i for i, j in pairs.items()}
    found: list[Track] = []
    i = j = 0
    for one, other in [*((i, pairs[i]) for i in sorted(kept)), (old, new)]:
        found += [Track(WENT if k in pairs else REMOVED, k, None, pairs.get(k)) for k in range(i, one)]
        found += [Track(CAME, came[k], k, came[k]) if k in came else Track(ADDED, None, k) for k in range(j, other)]
        if one < old:
            found.append(Track(KEPT, one, other))
        i, j = one + 1, other + 1
    return found
