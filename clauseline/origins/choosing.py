"""Of all texts that share passages with a clause, those that are named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from clauseline.origins.shared import Shared, SharedPassages
from clauseline.origins.values import Origin
from clauseline.vocabulary import Ubiquity

NAMED = 3
"""Of so many proposals words that stand everywhere are named."""
HALF = 0.5
"""A passage is known already if more of it than this lies in those named before it."""


@dataclass(frozen=True, slots=True)
class SourceMatch:
    """What a clause of a source shares with a clause: the source is the `given`-th, its clause `size` long."""

    proposal: str
    source: str
    given: int
    clause: int
    size: int
    found: SharedPassages

    @property
    def order(self) -> tuple[int, int, int, int]:
        """The closest first: what shares most, then what has least beside it; then the source that was given first."""
        return -sum(self.found.weights), self.size, self.given, self.clause


def choose(clause: int, matches: Iterable[SourceMatch], tell: Callable[[Shared], Ubiquity]) -> list[Origin]:
    """The origins of a clause, the one that shares most first, those of words that stand everywhere last.

    Of each proposal the closest clause is named, and others only for passages that those before them have not. Words
    that stand everywhere are named of `NAMED` proposals at most; `tell` says of a passage whether it is of such words.
    """
    known: dict[str, bytearray] = {}
    named = [bytearray() for _ in range(NAMED)]
    found: list[Origin] = []
    for match in sorted(matches, key=lambda one: one.order):
        places = known.setdefault(match.proposal, bytearray())
        parts: dict[Ubiquity, list[tuple[Shared, int]]] = {}
        for span, weight in zip(*match.found, strict=True):
            if not _is_fresh(span, places):
                continue
            _mark(span, places)
            kind = tell(span)
            free = [one for one in named if _is_fresh(span, one)] if kind else [bytearray()]
            if free:
                _mark(span, free[0])
                parts.setdefault(kind, []).append((span, weight))
        found += (_origin(clause, match, rows, kind) for kind, rows in parts.items())
    return sorted(found, key=lambda one: (one.template, -one.weight))


def _origin(clause: int, match: SourceMatch, rows: list[tuple[Shared, int]], kind: Ubiquity) -> Origin:
    spans = tuple(span for span, _ in rows)
    weight = sum(weight for _, weight in rows)
    return Origin(clause, match.source, match.proposal, match.clause, "words", "fact", spans, weight, kind)


def _is_fresh(span: Shared, known: bytearray) -> bool:
    return known.count(1, span.start, span.end) <= HALF * (span.end - span.start)


def _mark(span: Shared, known: bytearray) -> None:
    if len(known) < span.end:
        known.extend(bytes(span.end - len(known)))
    known[span.start : span.end] = b"\1" * (span.end - span.start)
