"""What two texts in two languages may share letter for letter: Latin words, numbers, terms of the glossary."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from clauseline.aligning.glossary import glossary
from clauseline.aligning.quantities import find_quantities
from clauseline.comparing.details.pointers import POINTER
from clauseline.comparing.duties.words import content_words
from clauseline.numerals import value_of

Floats = NDArray[np.float32]

KEPT = 5000
"""Texts of which signs are remembered: a sentence is compared with those of several clauses."""
RARE = 0.5
"""A sign that more of the clauses of either text have says nothing."""

_POINTER = re.compile(
    rf"{POINTER}|\b(?i:articles?|art\.|alinéas?|paragraphes?|paragraphs?|absatz|abschnitts?|sections?|tables?|figures?)\s+[\d.(]+"
    r"|(?:^|(?<=\n))\W{0,3}\d+(?:\.\d+)*[\s.)]|\d+(?:\.\d+){2,}|[表图]\s?\d+"
)
"""Numbers that name a place: those of clauses are never compared."""
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)?(?![\w.]*\d)|(?<![A-Za-z])[A-Z][A-Za-z]*[-/ ]?\d+(?:\.\d+)?")
_LATIN = re.compile(r"[^\W\d_\u3040-\u9fff]{2,}")


@lru_cache(maxsize=KEPT)
def signs_of(text: str) -> frozenset[str]:
    """The words in Latin letters (folded and stemmed), numbers, amounts and terms of a text."""
    words = {word for word in content_words(text) if _LATIN.fullmatch(word)}
    bare = _POINTER.sub(" ", text)
    amounts = {f"{one.value:f} {one.dimension}" for one in find_quantities(bare)}
    numbers = {found for match in _NUMBER.finditer(bare) if (found := _number(match[0]))}
    return frozenset(words | amounts | numbers | {f"={word}" for word in glossary().meanings(text)})


def _number(words: str) -> str:
    """A number, or a name with one such as "TLS 1.3", in one way of writing it."""
    if not words[0].isdigit():
        return re.sub(r"[-/ ]", "", words).casefold()
    value = value_of(words)
    return "" if value is None or value < 2 else f"{value:f}"


def shared(old: Sequence[frozenset[str]], new: Sequence[frozenset[str]]) -> Floats:
    """For each two texts the part of their signs that both have, rare ones counting for more; 0 where nothing can be
    said.

    Only signs count that both sides have anywhere: what a language does not write in Latin letters is nowhere missing.
    """
    weights = _weights(old, new)
    column = {sign: k for k, sign in enumerate(weights)}
    rows = [_rows(side, column, weights) for side in (old, new)]
    together = rows[0] @ rows[1].T
    sums = [side.sum(axis=1) for side in _squares(rows)]
    total = sums[0][:, None] + sums[1][None, :]
    found: Floats = np.divide(2 * together, total, out=np.zeros_like(together), where=total > 0)
    return found


def _weights(old: Sequence[frozenset[str]], new: Sequence[frozenset[str]]) -> dict[str, float]:
    """How much each sign says that both sides have."""
    counts = [Counter(sign for one in side for sign in one) for side in (old, new)]
    parts = {
        sign: max(counts[0][sign] / len(old), counts[1][sign] / len(new)) for sign in counts[0] if sign in counts[1]
    }
    return {sign: -math.log(part) for sign, part in sorted(parts.items()) if part < RARE}


def _rows(side: Sequence[frozenset[str]], column: dict[str, int], weights: dict[str, float]) -> Floats:
    found = np.zeros((len(side), len(column)), np.float32)
    for k, signs in enumerate(side):
        for sign in signs:
            if sign in column:
                found[k, column[sign]] = weights[sign] ** 0.5
    return found


def _squares(rows: Iterable[Floats]) -> list[Floats]:
    return [side**2 for side in rows]
