"""Comparisons of small outlines, for the tests of what is drawn of them."""

from __future__ import annotations

from collections.abc import Sequence

from clauseline.comparing import compare
from clauseline.outline import ClauseText, Outline
from clauseline.redline.comparison import parts_of
from clauseline.redline.parts import Part


def outline(*clauses: ClauseText) -> Outline:
    return Outline("txt", "en", clauses)


def parts(old: Sequence[ClauseText], new: Sequence[ClauseText]) -> list[Part]:
    """What becomes of the clauses of one text in the other, in its order."""
    before, after = outline(*old), outline(*new)
    return parts_of(before, after, compare(before, after).changes)
