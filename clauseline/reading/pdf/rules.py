"""Lines drawn on a page: the rules of tables."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

THIN, THICK = 2.6, 9.0
"""What is drawn thinner than so many points is a line; one straight stroke may be thicker."""

SHORT = 6.0
"""Shorter lines rule nothing."""

_CORNERS = 6
"""A path of so many segments at most may be a rectangle."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line along a page: at `at`, from `start` to `end`; points from the lower left."""

    across: bool
    at: float
    start: float
    end: float


def rules_of(handle: int, left: float, low: float, right: float, high: float) -> Iterator[Rule]:
    """The lines that the path at an address draws within its bounds: one, or the four sides of a rectangle."""
    wide, tall = right - left, high - low
    thin = THIN if min(wide, tall) <= THIN or not _is_stroke(handle, min(wide, tall)) else THICK
    if tall <= thin:
        if wide >= SHORT:
            yield Rule(True, (low + high) / 2, left, right)
    elif wide <= thin:
        if tall >= SHORT:
            yield Rule(False, (left + right) / 2, low, high)
    elif min(wide, tall) > SHORT and _is_stroked_box(handle):
        yield from (Rule(True, low, left, right), Rule(True, high, left, right))
        yield from (Rule(False, left, low, high), Rule(False, right, low, high))


def _is_stroke(address: int, thick: float) -> bool:
    """Whether what is drawn is one straight line: it is bounded by twice the width of its stroke."""
    return thick <= THICK and pdfium.FPDFPath_CountSegments(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)) == 2


def _is_stroked_box(address: int) -> bool:
    handle = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
    if not 4 <= pdfium.FPDFPath_CountSegments(handle) <= _CORNERS:
        return False
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, mode, stroke)
    kinds = {
        pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(handle, place))
        for place in range(pdfium.FPDFPath_CountSegments(handle))
    }
    return bool(stroke.value) and pdfium.FPDF_SEGMENT_BEZIERTO not in kinds
