"""What a privacy policy says of data, sentence by sentence: what, from whom, for what, to whom, and how long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from clauseline.comparing.duties.words import content_words, dice
from clauseline.comparing.kinds.parts import Place, find_parts
from clauseline.comparing.kinds.telling import KIND_LANGUAGES, LONGEST
from clauseline.comparing.sentences import Sentence, sentences
from clauseline.vocabulary import SentencePart

ALIKE = 0.4
"""Sentences that have less in common are not one before and after."""
MOST = 400
"""So many sentences of a side are matched, at most: the first ones."""


class HandlingSentence(NamedTuple):
    """A sentence that says what is done with data, and where each part that it has stands in its text."""

    sentence: Sentence
    parts: Mapping[SentencePart, Place]


class HandlingPair(NamedTuple):
    """One before and after; None on the side where it is not."""

    old: HandlingSentence | None
    new: HandlingSentence | None


def read_handling(text: str, language: str) -> list[HandlingSentence]:
    """The sentences of `text` that say what is done with data, with more than that it is done."""
    if language not in KIND_LANGUAGES:
        return []
    found = ((one, find_parts(one.text, "handling", language)) for one in sentences(text) if len(one.text) <= LONGEST)
    return [HandlingSentence(one, _moved(parts, one.start)) for one, parts in found if len(parts) > 1]


def pair_handling(old: Sequence[HandlingSentence], new: Sequence[HandlingSentence]) -> Iterator[HandlingPair]:
    """Those that changed, each with what it was, in the order of the new text; what went comes last.

    What stands on both sides word for word is left aside.
    """
    gone, come = _without(old, new)[:MOST], _without(new, old)[:MOST]
    words, words_new = ([content_words(one.sentence.text) for one in side] for side in (gone, come))
    likeness = ((dice(a, b), i, j) for i, a in enumerate(words) for j, b in enumerate(words_new))
    before: dict[int, int] = {}
    for alike, i, j in sorted(likeness, key=lambda one: (-one[0], *one[1:])):
        if alike < ALIKE:
            break
        if j not in before and i not in before.values():
            before[j] = i
    for j, one in enumerate(come):
        yield HandlingPair(gone[before[j]] if j in before else None, one)
    for i, one in enumerate(gone):
        if i not in before.values():
            yield HandlingPair(one, None)


def _without(own: Sequence[HandlingSentence], other: Sequence[HandlingSentence]) -> list[HandlingSentence]:
    """Those that the other side does not have word for word, as often."""
    left = Counter(one.sentence.text for one in other)
    found = []
    for one in own:
        if left[one.sentence.text]:
            left[one.sentence.text] -= 1
        else:
            found.append(one)
    return found


def _moved(parts: Mapping[SentencePart, Place], start: int) -> dict[SentencePart, Place]:
    """The same places in the text in which the sentence begins at `start`."""
    return {part: (first + start, last + start) for part, (first, last) in parts.items()}
