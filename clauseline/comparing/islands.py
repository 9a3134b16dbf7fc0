"""Texts of which hardly anything stayed: what became of them is old words and new ones, not islands between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Change, Span
from clauseline.comparing.hashing import stands_alone

KEPT_AT_LEAST = 4
"""A text of which less than one part in so many stayed was written anew."""
LONG = 40
"""So many letters, or half as many Han characters, that stayed in a row are more than an island."""


def without_islands(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans; of a text that was written anew, only long runs are kept."""
    return tuple(_woven(spans)) if is_rewritten(spans) else tuple(spans)


def is_rewritten(spans: Iterable[Span], kept_at_least: int = KEPT_AT_LEAST) -> bool:
    """Whether less than one part in so many of the shorter of two texts stayed."""
    sizes = {KEPT: 0, REMOVED: 0, ADDED: 0}
    for span in spans:
        sizes[span.op] += len(span.text)
    shorter = sizes[KEPT] + min(sizes[REMOVED], sizes[ADDED])
    return bool(sizes[REMOVED] and sizes[ADDED]) and kept_at_least * sizes[KEPT] < shorter


def count_kept(changes: Iterable[Change]) -> int:
    """How many clauses with words on both sides were not written anew."""
    pairs = (change.spans for change in changes if change.old and change.new)
    return sum(any(span.op == KEPT for span in spans) and not is_rewritten(spans) for spans in pairs)


def _woven(spans: Iterable[Span]) -> Iterator[Span]:
    removed, added = "", ""
    i = j = 0
    for span in (*spans, Span(KEPT, "")):
        if span.op == KEPT and (not span.text or is_long(span.text)):
            if removed:
                yield Span(REMOVED, removed, (i - len(removed), i), None)
            if added:
                yield Span(ADDED, added, None, (j - len(added), j))
            removed = added = ""
            if span.text:
                yield span
        else:
            removed += span.text if span.op != ADDED else ""
            added += span.text if span.op != REMOVED else ""
        i += len(span.text) * (span.op != ADDED)
        j += len(span.text) * (span.op != REMOVED)


def is_long(words: str) -> bool:
    """Whether words that stayed in a row are more than an island."""
    return len(words) + sum(map(stands_alone, words)) >= LONG
