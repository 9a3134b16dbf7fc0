"""An encoder for tests of what is done with vectors: deterministic, fast, and of few words."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from clauseline.aligning.encoder import DIMENSIONS, Halves


class ByWords:
    """A sentence is the sum of its words, each a direction of its own; `same` says which words mean one another."""

    def __init__(self, name: str = "by words 1", same: Mapping[str, str] | None = None) -> None:
        self.name, self.same = name, same or {}
        self.asked: list[str] = []

    def encode(self, sentences: Sequence[str]) -> Halves:
        self.asked += sentences
        rows = [np.sum([_direction(self.same.get(word, word)) for word in one.split()], axis=0) for one in sentences]
        found = np.array(rows, np.float32).reshape(-1, DIMENSIONS)
        halves: Halves = (found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)).astype(np.float16)
        return halves


@cache
def _direction(word: str) -> Halves:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8])
    found: Halves = np.random.default_rng(seed).standard_normal(DIMENSIONS).astype(np.float16)
    return found
