"""The changed words of one stretch of one side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clauseline.comparing.changes import ADDED, REMOVED, Span
from clauseline.redline.values import OLD
from clauseline.vocabulary import SideName


def clip(spans: Iterable[Span], side: SideName, start: int, end: int) -> Iterator[Span]:
    """The words at [start, end) of `side`, with what happened to them: all of them, in their order."""
    absent = ADDED if side == OLD else REMOVED
    for span in spans:
        place = span.old if side == OLD else span.new
        if span.op == absent or place is None:
            continue
        begin, stop = max(place[0], start), min(place[1], end)
        if begin < stop:
            own = (begin, stop)
            text = span.text[begin - place[0] : stop - place[0]]
            yield Span(span.op, text, own, None) if side == OLD else Span(span.op, text, None, own)
