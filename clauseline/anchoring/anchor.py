"""How a passage is remembered, and how exactly it is found again in the same text."""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 32
"""Code points of context kept on each side of a quote."""

ENOUGH = 10
"""Code points on one side that tell where a passage is."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of a clause's canonical text; `start` counts Unicode code points.

    `before` and `after` are what stood around the quote: up to 32 code points each.
    """

    quote: str
    before: str = ""
    after: str = ""
    start: int = 0


def anchor_at(text: str, start: int, end: int) -> Anchor:
    """The anchor of `text[start:end]`; ValueError if that is empty or not inside the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"[{start}, {end}) is no passage of a text of {len(text)} code points")
    before = text[max(0, start - CONTEXT) : start]
    return Anchor(quote=text[start:end], before=before, after=text[end : end + CONTEXT], start=start)


def trimmed(anchor: Anchor) -> Anchor:
    """The anchor of the quote without the white space at its edges; as it is where the quote has nothing else."""
    quote, words = anchor.quote, anchor.quote.strip()
    if words in ("", quote):
        return anchor
    start = quote.index(words)
    before, after = anchor.before + quote[:start], quote[start + len(words) :] + anchor.after
    return Anchor(words, before[-CONTEXT:], after[:CONTEXT], anchor.start + start)


def locate(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """[start, end) of the very quote in `text`, or None.

    Among several the one whose surroundings agree best, and among those the nearest to the anchor's start.
    """
    starts = occurrences(anchor.quote, text)
    if not starts:
        return None
    end = len(anchor.quote)
    best = min(starts, key=lambda s: (-shared_context(anchor, text, s, s + end), abs(s - anchor.start)))
    return best, best + end


def occurrences(words: str, text: str) -> list[int]:
    """Where `words` start in `text`, overlapping ones too; none for empty words."""
    found: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def shared_context(anchor: Anchor, text: str, start: int, end: int) -> int:
    """How many code points next to [start, end) agree with the anchor's surroundings, both sides together."""
    before = _common(anchor.before[::-1], text[max(0, start - CONTEXT) : start][::-1])
    return before + _common(anchor.after, text[end : end + CONTEXT])


def agrees_around(anchor: Anchor, text: str, start: int, end: int) -> bool:
    """Whether [start, end) has the anchor's surroundings on both sides: ten code points, or the edge of the text."""
    before, after = anchor.before[-ENOUGH:], anchor.after[:ENOUGH]
    left = text[:start].endswith(before) if before else start == 0
    right = text[end:].startswith(after) if after else end == len(text)
    return left and right


def _common(one: str, other: str) -> int:
    for index, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return index
    return min(len(one), len(other))
