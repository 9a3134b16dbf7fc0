"""The text objects of a page: what they say, where they stand and how they look."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

DEEP = 6
"""Forms within forms are followed so far."""

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|-bd|medi(?!um)|simhei|黑体|cmb", re.I)
_NOTHING = re.compile("[\x00\r\n\x01\x03-\x08\x0e-\x1f\ufffe\uffff]")
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one font. Points, from the lower left of the page; `base` is the height of its baseline."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    upright: bool = True


class Fonts:
    """The weight of fonts by their handle: by name, then by weight."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[str, int]] = {}

    def look(self, handle: Any) -> tuple[str, int]:
        """The name and weight of a font."""
        key = ctypes.addressof(handle.contents) if handle else 0
        if key not in self._known:
            buffer = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(handle, buffer, 256)
            self._known[key] = (buffer.value.decode("utf-8", "replace"), pdfium.FPDFFont_GetWeight(handle))
        return self._known[key]


def is_bold(name: str, weight: int) -> bool:
    """Whether a font is bold: its name says so, or its weight does."""
    return bool(_BOLD.search(name)) or weight >= 600


def read_pieces(page: pypdfium2.PdfPage, fonts: Fonts) -> list[Piece]:
    """The pieces of a page in the order in which they are drawn; what is drawn twice in a place counts once."""
    text_page = page.get_textpage()
    seen: set[tuple[str, int, int]] = set()
    pieces: list[Piece] = []
    for handle, matrix in _texts(page.raw):
        piece = _piece(handle, matrix, text_page.raw, fonts)
        if piece is None:
            continue
        place = (piece.text, round(piece.left), round(piece.base))
        if place in seen and piece.text.strip():
            continue
        seen.add(place)
        pieces.append(piece)
    return pieces


def _texts(page: Any) -> Iterator[tuple[Any, Matrix]]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _inside(pdfium.FPDFPage_GetObject(page, index), _IDENTITY, 0)


def _inside(handle: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(handle)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        yield handle, matrix
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEP:
        inner = _times(_matrix(handle), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(handle)):
            yield from _inside(pdfium.FPDFFormObj_GetObject(handle, index), inner, depth + 1)


def _piece(handle: Any, matrix: Matrix, text_page: Any, fonts: Fonts) -> Piece | None:
    text = _text(handle, text_page)
    if not text:
        return None
    a, b, c, d, _, base = _times(_matrix(handle), matrix)
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(handle, size)
    bounds = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(handle, *bounds)
    left, _, right, _ = (bound.value for bound in bounds)
    if matrix is not _IDENTITY:
        left, right = (matrix[0] * side + matrix[4] for side in (left, right))
    name, weight = fonts.look(pdfium.FPDFTextObj_GetFont(handle))
    upright = abs(b) <= abs(a) and d * a > 0
    return Piece(text, left, right, base, size.value * math.hypot(c, d), is_bold(name, weight), upright)


def _text(handle: Any, text_page: Any) -> str:
    length = pdfium.FPDFTextObj_GetText(handle, text_page, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFTextObj_GetText(handle, text_page, buffer, length)
    words = bytes(buffer)[:length].decode("utf-16-le", "ignore")
    return _NOTHING.sub("", words.replace("\r\n", " ").replace("\x02", "-"))


def _matrix(handle: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(one: Matrix, two: Matrix) -> Matrix:
    if two is _IDENTITY:
        return one
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
