"""The text objects of a page: what they say, where they stand and how they look."""

from __future__ import annotations

import ctypes
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from proposals.reading.printed.backwards import RIGHT_TO_LEFT, Glyph, as_glyphs
from proposals.reading.printed.rules import Rule, rules_of

DEEP = 6
"""Forms within forms are followed so far."""

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|-bd|medi(?!um)|simhei|黑体|cmb", re.I)
_NOTHING = re.compile("[\x00\r\n\x01\x03-\x08\x0e-\x1f\ufffe\uffff]")
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _quick(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of pdfium on bare addresses: to make a pointer for each of thousands of objects takes longer."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, ctypes.c_void_p, *arguments)(address)


_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int
_object_at = _quick(pdfium.FPDFText_GetTextObject, _ADDRESS, _INT)
_code_at = _quick(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _INT)
_on_page = _quick(pdfium.FPDFPage_GetObject, _ADDRESS, _INT)
_in_form = _quick(pdfium.FPDFFormObj_GetObject, _ADDRESS, ctypes.c_ulong)
_kind_of = _quick(pdfium.FPDFPageObj_GetType, _INT)
_font_of = _quick(pdfium.FPDFTextObj_GetFont, _ADDRESS)
_tell_matrix = _quick(pdfium.FPDFPageObj_GetMatrix, _INT, _ADDRESS)
_tell_size = _quick(pdfium.FPDFTextObj_GetFontSize, _INT, _ADDRESS)
_tell_bounds = _quick(pdfium.FPDFPageObj_GetBounds, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one font. Points, from the lower left of the page; `base` is the height of its baseline.

    `glyphs` are its signs one by one, on pages with words that run from right to left.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    upright: bool = True
    glyphs: tuple[Glyph, ...] = ()


class Fonts:
    """Which fonts are bold, by their handle."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def is_bold(self, handle: Any) -> bool:
        """Whether a font is bold."""
        key: int = handle or 0
        if key not in self._known:
            handle = ctypes.cast(handle, pdfium.FPDF_FONT)
            buffer = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(handle, buffer, 256)
            name = buffer.value.decode("utf-8", "replace")
            self._known[key] = is_bold(name, pdfium.FPDFFont_GetWeight(handle))
        return self._known[key]


def is_bold(name: str, weight: int) -> bool:
    """Whether a font is bold: its name says so, or its weight does."""
    return bool(_BOLD.search(name)) or weight >= 600


class PageReader:
    """Reads the pieces of pages. What pdfium writes its answers to is made once: a page has thousands of objects."""

    def __init__(self) -> None:
        self._fonts = Fonts()
        self._found = pdfium.FS_MATRIX()
        self._size = ctypes.c_float()
        self._bounds = [ctypes.c_float() for _ in range(4)]
        self._at = ctypes.addressof(self._found), ctypes.addressof(self._size), *map(ctypes.addressof, self._bounds)
        self.rules: list[Rule] = []
        """The lines drawn on the page that was read last."""

    def pieces(self, page: pypdfium2.PdfPage) -> list[Piece]:
        """The pieces of a page in the order in which they are drawn; what is drawn twice in a place counts once."""
        text_page = page.get_textpage()
        self.rules = []
        seen: set[tuple[str, int, int]] = set()
        pieces: list[Piece] = []
        handles: list[int] = []
        texts = _texts_of(text_page.raw)
        for handle, matrix in self._texts(page.raw):
            piece = self._piece(handle, matrix, texts.get(handle, ""))
            if piece is None:
                continue
            place = (piece.text, round(piece.left), round(piece.base))
            if place in seen and piece.text.strip():
                continue
            seen.add(place)
            pieces.append(piece)
            handles.append(handle)
        if any(RIGHT_TO_LEFT.search(piece.text) for piece in pieces if not piece.text.isascii()):
            signs = _signs(text_page.raw)
            pieces = [replace(piece, glyphs=signs.get(key, ())) for piece, key in zip(pieces, handles, strict=True)]
        return pieces

    def _texts(self, page: Any) -> Iterator[tuple[Any, Matrix]]:
        address = ctypes.cast(page, _ADDRESS).value
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            yield from self._inside(_on_page(address, index), _IDENTITY, 0)

    def _inside(self, handle: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
        kind = _kind_of(handle)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield handle, matrix
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _tell_bounds(handle, *self._at[2:])
            left, low, right, high = (bound.value for bound in self._bounds)
            if matrix is not _IDENTITY:
                left, right = sorted(matrix[0] * side + matrix[4] for side in (left, right))
                low, high = sorted(matrix[3] * side + matrix[5] for side in (low, high))
            self.rules += rules_of(handle, left, low, right, high)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEP:
            inner = _times(self._matrix(handle), matrix)
            for index in range(pdfium.FPDFFormObj_CountObjects(ctypes.cast(handle, pdfium.FPDF_PAGEOBJECT))):
                yield from self._inside(_in_form(handle, index), inner, depth + 1)

    def _piece(self, handle: Any, matrix: Matrix, text: str) -> Piece | None:
        if not text:
            return None
        a, b, c, d, _, base = _times(self._matrix(handle), matrix)
        _tell_size(handle, self._at[1])
        _tell_bounds(handle, *self._at[2:])
        left, right = self._bounds[0].value, self._bounds[2].value
        if matrix is not _IDENTITY:
            left, right = matrix[0] * left + matrix[4], matrix[0] * right + matrix[4]
        bold = self._fonts.is_bold(_font_of(handle))
        upright = abs(b) <= abs(a) and d * a > 0
        return Piece(text, left, right, base, self._size.value * math.hypot(c, d), bold, upright)

    def _matrix(self, handle: Any) -> Matrix:
        found = self._found
        _tell_matrix(handle, self._at[0])
        return (found.a, found.b, found.c, found.d, found.e, found.f)


def _texts_of(text_page: Any) -> dict[int, str]:
    """What the text objects of a page say, by their address, a space that pdfium sees behind one included.

    All characters are asked once: to ask pdfium for each object's text, it reads the whole page anew.
    """
    page = ctypes.cast(text_page, ctypes.c_void_p).value
    places = range(pdfium.FPDFText_CountChars(text_page))
    owners = [_object_at(page, place) for place in places]
    signs = [chr(code) if code else "" for code in (_code_at(page, place) for place in places)]
    found: dict[int, str] = {}
    start = 0
    for owner, run in groupby(owners):
        end = start + sum(1 for _ in run)
        if owner:
            words = "".join(signs[start:end])
            spaced = end < len(signs) and signs[end] == " " and not words.endswith(" ")
            found[owner] = found.get(owner, "") + words + (" " if spaced else "")
        start = end
    return {owner: _clean(words) for owner, words in found.items()}


def _clean(words: str) -> str:
    if words.isprintable():
        return words
    whole = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return _NOTHING.sub("", whole.replace("\r\n", " ").replace("\x02", "-"))


def _signs(text_page: Any) -> dict[int, tuple[Glyph, ...]]:
    """The glyphs of a page by the address of the object they belong to."""
    found: dict[int, list[Glyph]] = defaultdict(list)
    rectangle = pdfium.FS_RECTF()
    page = ctypes.cast(text_page, _ADDRESS).value
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        handle, code = _object_at(page, index), _code_at(page, index)
        if not handle or not code or pdfium.FPDFText_IsGenerated(text_page, index) == 1 or 0xD800 <= code < 0xE000:
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, rectangle)
        text = _NOTHING.sub("", chr(code).replace("\x02", "-"))
        if text:
            found[handle].append(Glyph(text, rectangle.left, rectangle.right))
    return {key: as_glyphs(signs) for key, signs in found.items()}


def _times(one: Matrix, two: Matrix) -> Matrix:
    if two is _IDENTITY:
        return one
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
