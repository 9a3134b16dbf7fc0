"""Which sentences of two clauses, a pair in two languages, say the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clauseline.aligning.encoder import Encoder
from clauseline.aligning.signs import shared, signs_of
from clauseline.aligning.vectors import Known, Vectors
from clauseline.comparing.sentences import Sentence, sentences

Floats = NDArray[np.float32]

ALIKE, AHEAD = 0.5, 0.1
"""So like are two sentences that are one for sure, and so much liker than any other."""
SOMEWHAT = 0.4
"""Less like are two sentences that have nothing to do with each other."""
SIGNS = 0.15


@dataclass(frozen=True, slots=True)
class SentenceMatch:
    """A sentence of either clause that are the likest to each other; `sure`: one to one, with no other near."""

    old: Sentence
    new: Sentence
    sure: bool


@dataclass(frozen=True, slots=True)
class MatchedSentences:
    """The sentences of two clauses in pairs, in the order of the old one, and those that nothing is like."""

    pairs: tuple[SentenceMatch, ...]
    gone: tuple[Sentence, ...]
    come: tuple[Sentence, ...]


def match_sentences(old: str, new: str, encoder: Encoder | None, known: Known | None = None) -> MatchedSentences:
    """The sentences of two texts in pairs: by meaning, without `encoder` by the words and numbers they share."""
    ours, theirs = sentences(old), sentences(new)
    if not ours or not theirs:
        return MatchedSentences((), tuple(ours), tuple(theirs))
    alike = shared([signs_of(one.text) for one in ours], [signs_of(one.text) for one in theirs])
    if encoder:
        vectors = Vectors(encoder, {} if known is None else known)
        alike = vectors.of_sentences(old) @ vectors.of_sentences(new).T + SIGNS * alike
    best, back = alike.argmax(axis=1), alike.argmax(axis=0)
    pairs = tuple(
        SentenceMatch(ours[i], theirs[j], bool(alike[i, j] >= ALIKE) and _is_ahead(alike, i, j))
        for i, j in enumerate(best.tolist())
        if back[j] == i and alike[i, j] >= SOMEWHAT
    )
    gone = tuple(one for one, row in zip(ours, alike, strict=True) if row.max() < SOMEWHAT)
    come = tuple(one for one, column in zip(theirs, alike.T, strict=True) if column.max() < SOMEWHAT)
    return MatchedSentences(pairs, gone, come)


def _is_ahead(alike: Floats, i: int, j: int) -> bool:
    others = [*np.delete(alike[i], j), *np.delete(alike[:, j], i)]
    return not others or float(alike[i, j] - max(others)) >= AHEAD
