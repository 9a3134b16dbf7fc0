"""A quote found again although its words changed: the most similar passage of one clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, combinations_with_replacement

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from clauseline.anchoring.anchor import Anchor, locate
from clauseline.anchoring.boundaries import Tokens, ends_sentence, sentence_ends, snap, spoken, tokens

PLAUSIBLE = 0.4
"""Below this likeness two passages have nothing to do with each other."""

_SIGNS = ".;:,。；：，"
_BETWEEN = r"\W{0,6}"


@dataclass(frozen=True, slots=True)
class Found:
    """[start, end) of a text, in code points, and how like the quote it is: 1 is the very words."""

    start: int
    end: int
    score: float


def find_near(anchor: Anchor, text: str, hint: int | None = None) -> Found | None:
    """The passage of `text` most like the quote, cut between words; None if nothing is like it.

    `hint` is where it is expected to start; a passage near it wins over an equal one elsewhere.
    """
    if (place := locate(anchor, text)) is not None:
        return Found(*place, 1.0)
    if not anchor.quote.strip() or not text.strip():
        return None
    windows = [text_window(text, hint, len(anchor.quote))] if hint is not None else []
    windows.append((0, len(text)))
    found = [candidate for window in windows if (candidate := _best_in(anchor, text, *window))]
    return max(found, key=lambda candidate: candidate.score, default=None)


def text_window(text: str, hint: int, length: int) -> tuple[int, int]:
    """[start, end) of the surroundings of `hint`, roomy enough for a passage that moved a little."""
    return max(0, hint - length - 80), min(len(text), hint + 2 * length + 80)


def nearly_verbatim(quote: str) -> re.Pattern[str]:
    """A pattern of the quote's words in any case, with any white space and few signs between them and behind."""
    words = spoken(quote)
    return re.compile(_BETWEEN.join(map(re.escape, words)) + f"[{_SIGNS}]?" if words else "(?!)", re.IGNORECASE)


def likeness(quote: str, words: str) -> float:
    """How like two passages are by the words they share in order: 1 for the very words, else at most .99.

    Case, white space and signs do not count.
    """
    if quote == words:
        return 1.0
    one, other = spoken(quote), spoken(words)
    return round(min(0.99, Indel.normalized_similarity(one, other)), 4) if one or other else 0.0


def _best_in(anchor: Anchor, text: str, start: int, end: int) -> Found | None:
    quote, folded = anchor.quote.lower(), text[start:end].lower()
    aligned = fuzz.partial_ratio_alignment(quote, folded)
    if aligned is None or len(folded) != end - start:
        return None
    room = len(quote) // 2 + 20
    low, high = snap(text, max(0, start + aligned.dest_start - room), min(len(text), start + aligned.dest_end + room))
    edges = _trim(tokens(quote), tokens(text[low:high]))
    if edges is None:
        return None
    found = snap(text, low + edges[0], low + edges[1])
    score = likeness(quote, text[slice(*found)])
    if score < PLAUSIBLE:
        return None
    return Found(*_whole(anchor, text, *found, room), score)


def _whole(anchor: Anchor, text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """[start, end) put where sentences begin and end, on the sides where those of the quote did."""
    stops, low, high = sentence_ends(text), start, end
    if ends_sentence(anchor.before.rstrip()):
        low = _nearest([_after(text, stop) for stop in (0, *stops)], start, start - room, start + room // 4)
    if ends_sentence(anchor.quote.rstrip()):
        high = _nearest(stops, end, end - room // 4, end + room)
    return (low, high) if low < high else (start, end)


def _after(text: str, at: int) -> int:
    """The first code point from `at` on that is no white space."""
    return len(text) - len(text[at:].lstrip())


def _nearest(stops: list[int], to: int, low: int, high: int) -> int:
    """The stop nearest `to` within [low, high], or `to` itself."""
    return min((stop for stop in stops if low <= stop <= high), key=lambda stop: abs(stop - to), default=to)


def _trim(quote: Tokens, window: Tokens) -> tuple[int, int] | None:
    """The stretch of the window, in its code points, that is most like the quote word by word."""
    blocks = [op for op in Indel.opcodes(quote.words, window.words) if op.tag == "equal"]
    stretches = list(combinations_with_replacement(range(len(blocks)), 2))
    if not stretches:
        return None
    sums = list(accumulate((op.dest_end - op.dest_start for op in blocks), initial=0))

    def dice(stretch: tuple[int, int]) -> float:
        length = blocks[stretch[1]].dest_end - blocks[stretch[0]].dest_start
        return (sums[stretch[1] + 1] - sums[stretch[0]]) / (len(quote.words) + length)

    first, last = max(stretches, key=dice)
    return window.bounds[blocks[first].dest_start][0], window.bounds[blocks[last].dest_end - 1][1]
