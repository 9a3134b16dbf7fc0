"""A passage as it stands in another text, in whole words and sentences where it is whole in its own."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from clauseline.comparing.sentences import sentences
from clauseline.origins.stretches import Stretch
from clauseline.origins.words import words_of

_AT_END = " \t\n.!?。！？；;:：”\"')）]"
"""Signs that may be left out where a sentence is marked."""


def whole_words(text: str, at: Stretch, source: str, passage: Stretch) -> Stretch:
    """`at` in `text` without white space at its ends, up to the ends of its words: at each end where the `passage` of
    `source` does not cut a word.
    """
    words = text[slice(*at)]
    at = at[1] - len(words.lstrip()), at[0] + len(words.rstrip())
    (first, last), (start, end) = _words_around(source, passage), _words_around(text, at)
    return (start if first == passage[0] else at[0], end if last == passage[1] else at[1])


def whole_sentences(
    text: str, at: Stretch, source: str, passage: Stretch, *, others: Iterable[Stretch], most: int
) -> Stretch:
    """`at` in `text` up to the ends of its sentences, at each end where the `passage` of `source` is at one.

    Not over any of the `others`, the places of other words of the source, and not where it is then longer than `most`.
    """
    start, end = at
    taken = list(others)
    first, last = _sentences_around(source, passage)
    begin, stop = _sentences_around(text, at)
    if first == passage[0] and not _any_in(taken, (begin, start)) and end - begin <= most:
        start = begin
    if not source[passage[1] : last].strip(_AT_END) and not _any_in(taken, (end, stop)) and stop - start <= most:
        end = stop
    return start, end


def _words_around(text: str, at: Stretch) -> Stretch:
    words = words_of(text)
    first = int(np.searchsorted(words.end, at[0], "right"))
    last = int(np.searchsorted(words.start, at[1], "left")) - 1
    if first >= len(words) or last < 0:
        return at
    return min(at[0], int(words.start[first])), max(at[1], int(words.end[last]))


def _sentences_around(text: str, at: Stretch) -> Stretch:
    """From the first sign of the sentence in which `at` begins to the last of that in which it ends."""
    inside = [one for one in sentences(text) if one.start < at[1] and at[0] < one.end]
    return (min(at[0], inside[0].start), max(at[1], inside[-1].end)) if inside else at


def _any_in(stretches: Iterable[Stretch], at: Stretch) -> bool:
    return any(start < at[1] and at[0] < end for start, end in stretches)
