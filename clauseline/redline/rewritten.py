"""Paragraphs and cells that were written anew: the old words and then the new ones, where nobody could read both at
once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.comparing.islands import is_long, is_rewritten
from clauseline.redline.atoms import BORDER, part_of

KEPT_AT_LEAST = 2
"""A paragraph of which less than one part in so many stayed is drawn as its old words and its new ones."""


def apart(spans: Sequence[Span]) -> list[Span]:
    """The spans of a paragraph or a cell; of one that was written anew in more than one place all that went before all
    that came, between long runs that stayed.
    """
    return [*_apart(spans)] if _is_woven(spans) and is_rewritten(spans, KEPT_AT_LEAST) else [*spans]


def apart_by_cell(spans: Sequence[Span]) -> Iterator[Span]:
    """The same for each cell of a row, whose borders are spans of their own."""
    cell: list[Span] = []
    for span in spans:
        if span.text == BORDER:
            yield from apart(cell)
            yield span
            cell = []
        else:
            cell.append(span)
    yield from apart(cell)


def _is_woven(spans: Sequence[Span]) -> bool:
    """Whether words that stayed stand between places where others did not."""
    places = [span.op == KEPT for span in spans]
    return sum(not is_kept and (not k or places[k - 1]) for k, is_kept in enumerate(places)) > 1


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    gone: list[Span] = []
    come: list[Span] = []
    for span in spans:
        if span.op == KEPT and is_long(span.text):
            yield from (*gone, *come, span)
            gone, come = [], []
            continue
        if span.op != ADDED:
            gone.append(part_of(span, in_old=True, in_new=False))
        if span.op != REMOVED:
            come.append(part_of(span, in_old=False, in_new=True))
    yield from (*gone, *come)
