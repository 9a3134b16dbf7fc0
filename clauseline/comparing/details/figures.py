"""Pictures that a change replaced, added or dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from clauseline.comparing.changes import Detail
from clauseline.comparing.details.sides import Side
from clauseline.outline import FigureImage, can_compare


def find_figures(old: Side, new: Side) -> Iterator[Detail]:
    """Pictures whose bytes differ, in the order in which they stand; a picture that is not in the file is none, and
    nothing is said where a reader drew one from a page.
    """
    if not can_compare((*old.figures, *new.figures)):
        return
    ours, theirs = _pictures(old), _pictures(new)
    same = Counter(one.sha256 for one in ours) & Counter(one.sha256 for one in theirs)
    gone, come = _without(ours, Counter(same)), _without(theirs, Counter(same))
    for one, two in zip_longest(gone, come):
        yield Detail(
            "figure", _name(one, old) if one else "", _name(two, new) if two else "",
            _place(one, old) if one else None, _place(two, new) if two else None,
        )  # fmt: skip


def _pictures(side: Side) -> list[FigureImage]:
    return [figure for figure in side.figures if figure.sha256]


def _without(figures: list[FigureImage], same: Counter[str]) -> list[FigureImage]:
    found = []
    for figure in figures:
        if same[figure.sha256] > 0:
            same[figure.sha256] -= 1
        else:
            found.append(figure)
    return found


def _name(figure: FigureImage, side: Side) -> str:
    """What it is called: the caption below it, else its description."""
    captions = (block for block in side.blocks[figure.block : figure.block + 3] if block.kind == "caption")
    caption = next(captions, None)
    named = f"{caption.marker} {side.words(caption)}".strip() if caption else ""
    return named or figure.alt or "?"


def _place(figure: FigureImage, side: Side) -> tuple[int, int]:
    block = side.blocks[figure.block]
    return block.start, block.end
