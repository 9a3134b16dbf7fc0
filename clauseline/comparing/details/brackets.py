"""Square brackets, which mark words that are not agreed: those that a change opened or closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clauseline.brackets import bracketed_places, settled_places
from clauseline.comparing.changes import Detail
from clauseline.comparing.details.sides import Gap, Place, Side


def find_brackets(old: Side, new: Side, gaps: Sequence[Gap]) -> Iterator[Detail]:
    """Words put in square brackets, or let out of them or dropped with them."""
    for place, words in _open(old):
        gap = _gap_at(place[0], [gap.old for gap in gaps])
        if gap is not None:
            yield Detail("bracket-closed", old.text[slice(*place)], words if words in new.text else "", place, None)
    for place, words in _open(new):
        gap = _gap_at(place[0], [gap.new for gap in gaps])
        if gap is not None:
            yield Detail("bracket-opened", words if words in old.text else "", new.text[slice(*place)], None, place)


def _open(side: Side) -> Iterator[tuple[Place, str]]:
    """What is undecided, with its brackets and without."""
    for start, end in bracketed_places(side.text, settled_places(side.blocks)):
        yield (start, end), side.text[start + 1 : end - 1]


def _gap_at(place: int, gaps: Sequence[Place]) -> Place | None:
    return next((gap for gap in gaps if gap[0] <= place < gap[1]), None)
