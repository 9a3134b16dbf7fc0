"""Texts as the vectors of their pieces, each distinct text once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from clauseline.aligning.encoder import DIMENSIONS, Encoder, Halves
from clauseline.comparing.sentences import sentences

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

Known = MutableMapping[str, Halves]
"""What is known of texts: by `key_of` the vectors of their pieces. Whoever calls keeps it, in memory or elsewhere."""

CUT = 1
"""Which way texts are cut into pieces. Whoever changes it counts on; vectors are then worked out anew."""
MOST = 16
"""So many pieces a text has at most; of a longer one they are longer."""
LONGEST = 600
"""Characters of a piece that are looked at."""

_LABEL = re.compile(r"^\W{0,3}(?:\d{1,4}(?:\.\d{1,4}){1,8}|\(?\w{1,2}\)|[a-z][.)])[\s:：.)–-]*")
"""A number or letter in front of a line: what a clause is called is no part of what it says."""


def edition_of(encoder: Encoder) -> str:
    """What vectors are: by which encoder, of texts cut in which way."""
    return f"{encoder.name}/{CUT}"


def key_of(text: str, encoder: Encoder) -> str:
    """The name of a text's vectors: another one for another encoder, or where texts are cut in another way."""
    return hashlib.sha256(f"{encoder.name}\n{CUT}\n{text}".encode(errors="surrogatepass")).hexdigest()


def pieces(text: str) -> list[str]:
    """`text` in sentences without the labels in front of them, neighbours joined where there are too many."""
    found = [bare for one in sentences(text) if (bare := _LABEL.sub("", one.text).strip())]
    if len(found) > MOST:
        borders = [k * len(found) // MOST for k in range(MOST + 1)]
        found = [" ".join(found[start:end]) for start, end in pairwise(borders)]
    return [piece[:LONGEST] for piece in found]


@dataclass(frozen=True, slots=True)
class Packed:
    """The pieces of several texts in rows: row k belongs to text `owner[k]`, counts for `weight[k]` of it."""

    rows: Floats
    owner: Integers
    weight: Floats
    count: int


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors of texts by one encoder; what is not yet `known` is worked out and kept there."""

    encoder: Encoder
    known: Known = field(default_factory=dict)

    def of(self, texts: Sequence[str]) -> list[Halves]:
        """For each text the vectors of its pieces; no rows for a text without words."""
        keys = [key_of(text, self.encoder) for text in texts]
        missing = {key: pieces(text) for key, text in zip(keys, texts, strict=True) if key not in self.known}
        encoded = self.encoder.encode([piece for found in missing.values() for piece in found])
        start = 0
        for key, found in missing.items():
            self.known[key] = encoded[start : start + len(found)]
            start += len(found)
        return [self.known[key] for key in keys]

    def of_sentences(self, text: str) -> Floats:
        """One vector of length 1 for each sentence of a text; that of a piece, where the sentences are its pieces."""
        found = [one.text for one in sentences(text)]
        (pieces_of_it,) = self.of([text])
        if len(pieces_of_it) != len(found):
            return self.means(found)
        rows = pieces_of_it.astype(np.float32)
        of_length_1: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
        return of_length_1

    def packed(self, texts: Sequence[str]) -> Packed:
        """The pieces of all texts together. A long piece counts for more, by the root of its length."""
        found = self.of(texts)
        lengths = [len(piece) ** 0.5 for text in texts for piece in pieces(text)]
        rows = np.concatenate([*found, np.zeros((0, DIMENSIONS), np.float16)]).astype(np.float32)
        owner = np.repeat(np.arange(len(found)), [len(one) for one in found])
        return Packed(rows, owner, np.array(lengths, np.float32), len(found))

    def means(self, texts: Sequence[str]) -> Floats:
        """One vector of length 1 for each text, the mean of its pieces; zeros for a text without words."""
        packed = self.packed(texts)
        summed = np.zeros((packed.count, DIMENSIONS), np.float32)
        np.add.at(summed, packed.owner, packed.rows * packed.weight[:, None])
        found: Floats = summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-6)
        return found
