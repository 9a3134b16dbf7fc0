"""Whole numbers in order, sixteen bits at a time: for those alone numpy counts instead of comparing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from clauseline.comparing.hashing import Hashes, Integers

DIGIT = 16


def order_of(numbers: NDArray[np.integer], bits: int) -> Integers:
    """The places of the numbers, which are not negative and have at most so many bits, the smallest first.

    Equal ones stay in their order. As `argsort` does it, in a fifth of its time where few bits count.
    """
    order = np.argsort(_digit(numbers, 0), kind="stable")
    for shift in range(DIGIT, bits, DIGIT):
        order = order[np.argsort(_digit(numbers, shift)[order], kind="stable")]
    return order


def in_order(numbers: Hashes) -> Hashes:
    """The numbers sorted: by their first bits, and so nearly in order, which a stable sort makes quick use of."""
    first = _digit(numbers, 8 * numbers.itemsize - DIGIT)
    found = numbers[np.argsort(first, kind="stable")]
    found.sort(kind="stable")
    return found


def each_once(numbers: Integers) -> Integers:
    """The numbers in order, each once: as `numpy.unique`, which loads the arithmetic of masked arrays first."""
    found: Integers = np.sort(numbers)
    is_new = np.diff(found, prepend=found[:1] - 1) != 0
    kept: Integers = found[is_new]
    return kept


def _digit(numbers: NDArray[np.integer], shift: int) -> NDArray[np.uint16]:
    return (numbers >> numbers.dtype.type(shift)).astype(np.uint16)
