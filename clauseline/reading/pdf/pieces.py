"""The text objects of a page: what they say, where they stand and how they look."""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import defaultdict
from collections.abc import Container, Iterator
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from clauseline.outline import SOFT_HYPHEN
from clauseline.reading.pdf.asking import Address, object_at, quick, runs_of_objects, signs_of
from clauseline.reading.pdf.backwards import RIGHT_TO_LEFT, Glyph, as_glyphs
from clauseline.reading.pdf.drawn import Box, Drawn, Matrix, placed
from clauseline.reading.pdf.rules import Rule, rules_of

RISE = 0.8
"""So much of a size of type is above the foot of letters: where turned ones stand is told by that."""
DEEP = 6
"""Forms within forms are followed so far."""

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|-bd|medi(?!um)|simhei|黑体|cmb", re.I)
_FIXED = re.compile(r"courier|mono(?!type)|consolas|menlo|typewriter|cmtt", re.I)
_MATHS = re.compile(
    r"(?:^|[+-])(?:CM(?:MI|SY|EX|MIB|BSY)|LM(?:Math|Roman.*Math)|MSAM|MSBM|EU[FSR][MB]|RSFS|MT(?:MI|SY|EX)|[TP]X(?:MI|SY|EX)|"
    r"ST(?:MARY|IX.*Math)|wasy|bbm|dsrom)|math|mt ?extra|euclid",
    re.I,
)
"""Fonts whose signs hardly stand but in formulas."""
_NOTHING = re.compile("[\x00\r\n\x01\x03-\x08\x0e-\x1f\ufffe\uffff]")
_VISIBLE = re.compile(f"{SOFT_HYPHEN}(?=.)")
"""A soft hyphen that is printed in the middle of a row is a hyphen."""
_DRAWN = {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING}
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


_INT = ctypes.c_int
_is_generated = quick(pdfium.FPDFText_IsGenerated, _INT)
_tell_box = quick(pdfium.FPDFText_GetLooseCharBox, _INT)
_on_page = quick(pdfium.FPDFPage_GetObject, Address)
_kind_of = quick(pdfium.FPDFPageObj_GetType, _INT)
_font_of = quick(pdfium.FPDFTextObj_GetFont, Address)
_tell_matrix = quick(pdfium.FPDFPageObj_GetMatrix, _INT)
_tell_size = quick(pdfium.FPDFTextObj_GetFontSize, _INT)
_tell_bounds = quick(pdfium.FPDFPageObj_GetBounds, _INT)


class TextPiece(NamedTuple):
    """A run of text in one font. Points, from the lower left of the page; `base` is the height of its baseline.

    `room` is that between its last sign and the first of what is drawn next, the widths of both as their font has them,
    where pdfium sees no space between them.
    `glyphs` are its signs one by one, on pages with words that run from right to left. Those in a font for formulas
    `reach` from this height to that.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    fixed: bool = False
    upright: bool = True
    room: float | None = None
    glyphs: tuple[Glyph, ...] = ()
    reach: tuple[float, float] | None = None


class Font(NamedTuple):
    """How a font looks: `fixed` if all its letters are as wide, as those of typewriters; or that it is for `maths`."""

    bold: bool
    fixed: bool
    maths: bool = False


class Fonts(dict[int, Font]):
    """The looks of fonts, by their address."""

    def __missing__(self, address: int) -> Font:
        handle = ctypes.cast(address, pdfium.FPDF_FONT)
        buffer = ctypes.create_string_buffer(256)
        pdfium.FPDFFont_GetBaseFontName(handle, buffer, 256)
        name = buffer.value.decode("utf-8", "replace")
        fixed = bool(_FIXED.search(name)) or bool(pdfium.FPDFFont_GetFlags(handle) & 1)
        weight = pdfium.FPDFFont_GetWeight(handle)
        self[address] = Font(is_bold(name, weight), fixed, bool(_MATHS.search(name)))
        return self[address]


def is_bold(name: str, weight: int) -> bool:
    """Whether a font is bold: its name says so, or its weight does."""
    return bool(_BOLD.search(name)) or weight >= 600


class _Told:
    """Room for so many `numbers` that pdfium writes."""

    def __init__(self, count: int) -> None:
        self.numbers = array("f", bytes(4 * count))

    def addresses(self, *places: int) -> list[Address]:
        """Where the numbers at these places stand."""
        start = self.numbers.buffer_info()[0]
        return [Address(start + place * self.numbers.itemsize) for place in places]


class PageReader:
    """Reads the pieces of pages. What pdfium writes its answers to is made once: a page has thousands of objects."""

    def __init__(self) -> None:
        self._fonts = Fonts()
        self._told = _Told(11)
        """Of an object: its matrix, its size of type, its bounds."""
        self._at_matrix, self._at_size, *self._at_bounds = self._told.addresses(0, 6, 7, 8, 9, 10)
        self.rules: list[Rule] = []
        """The lines drawn on the page that was read last."""
        self.drawn: list[Drawn] = []
        """All that is drawn there, but words."""

    def pieces(self, page: pypdfium2.PdfPage) -> list[TextPiece]:
        """The pieces of a page in the order in which they are drawn; what is drawn twice in a place counts once."""
        text_page = page.get_textpage()
        signs = signs_of(text_page.raw)
        texts, rooms = _texts_of(text_page.raw, signs)
        self.rules, self.drawn = [], []
        seen: set[tuple[str, int, int]] = set()
        pieces: list[TextPiece] = []
        handles: list[int] = []
        for handle, matrix in self._texts(page.raw, texts):
            piece = self._piece(handle, matrix, texts[handle], rooms.get(handle))
            place = piece.text, round(piece.left), round(piece.base)
            if place in seen and not piece.text.isspace():
                continue
            seen.add(place)
            pieces.append(piece)
            handles.append(handle)
        if RIGHT_TO_LEFT.search(signs):
            glyphs = _glyphs_of(text_page.raw, signs)
            pieces = [piece._replace(glyphs=glyphs.get(key, ())) for piece, key in zip(pieces, handles, strict=True)]
        return pieces

    def _texts(self, page: Any, texts: Container[int]) -> Iterator[tuple[int, Matrix]]:
        """Those of `texts` in the order in which they are drawn, and what places them on the page."""
        address = ctypes.cast(page, Address)
        for handle in map(_on_page, repeat(address), range(pdfium.FPDFPage_CountObjects(page))):
            if handle in texts:
                yield handle, _IDENTITY
            else:
                yield from self._inside(handle, _IDENTITY, 0, texts)

    def _inside(
        self, handle: int, matrix: Matrix, depth: int, texts: Container[int]
    ) -> Iterator[tuple[int, Matrix]]:  # fmt: skip
        if handle in texts:
            yield handle, matrix
            return
        address = Address(handle)
        kind = _kind_of(address)
        if kind in _DRAWN:
            _tell_bounds(address, *self._at_bounds)
            left, low, right, high = self._told.numbers[7:]
            box = Box(left, low, right, high) if matrix is _IDENTITY else placed(matrix, left, low, right, high)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self.rules += rules_of(handle, *box)
            self.drawn.append(Drawn(box, _pixels(address) if kind == pdfium.FPDF_PAGEOBJ_IMAGE else 0))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEP:
            inner = _times(self._matrix(address), matrix)
            form = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
            for index in range(pdfium.FPDFFormObj_CountObjects(form)):
                own = ctypes.cast(pdfium.FPDFFormObj_GetObject(form, index), Address).value or 0
                yield from self._inside(own, inner, depth + 1, texts)

    def _piece(self, handle: int, matrix: Matrix, text: str, room: float | None) -> TextPiece:
        address = Address(handle)
        _tell_matrix(address, self._at_matrix)
        _tell_size(address, self._at_size)
        _tell_bounds(address, *self._at_bounds)
        a, b, c, d, foot, base, size, left, low, right, high = self._told.numbers
        if matrix is not _IDENTITY:
            a, b, c, d, foot, base = _times((a, b, c, d, foot, base), matrix)
            left, right = matrix[0] * left + matrix[4], matrix[0] * right + matrix[4]
            low, high = matrix[3] * low + matrix[5], matrix[3] * high + matrix[5]
        size *= math.hypot(c, d) if c else abs(d)
        upright = a * d > 0 and (not b or abs(b) <= abs(a))
        if not upright and abs(b) > abs(a):
            above, below = (RISE, 1 - RISE) if b > 0 else (1 - RISE, RISE)
            left, right = foot - above * size, foot + below * size
        bold, fixed, maths = self._fonts[_font_of(address) or 0]
        reach = (low, high) if maths and upright else None
        return TextPiece(text, left, right, base, size, bold, fixed, upright, room, (), reach)

    def _matrix(self, address: Address) -> Matrix:
        _tell_matrix(address, self._at_matrix)
        a, b, c, d, e, f = self._told.numbers[:6]
        return a, b, c, d, e, f


def _pixels(address: Address) -> int:
    wide, tall = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT), wide, tall)
    return max(1, wide.value * tall.value)


def _texts_of(text_page: Any, signs: str) -> tuple[dict[int, str], dict[int, float]]:
    """What the text objects of a page say, by their address, and the room behind those where a word goes on.

    A space that pdfium sees behind an object is one of its own.

    All characters are asked once: to ask pdfium for each object's text, it reads the whole page anew.
    """
    page = ctypes.cast(text_page, Address)
    found: dict[int, str] = {}
    rooms: dict[int, float] = {}
    box = _Told(4)
    (at,) = box.addresses(0)
    for owner, start, end in runs_of_objects(page, signs):
        words, behind = signs[start:end], signs[end : end + 1]
        if behind == " " and not words.endswith(" "):
            words += " "
        elif behind > " ":
            _tell_box(page, end - 1, at)
            right = box.numbers[2]
            _tell_box(page, end, at)
            rooms[owner] = box.numbers[0] - right
        found[owner] = found[owner] + words if owner in found else words
    cleaned = {owner: words if words.isprintable() else _clean(words) for owner, words in found.items()}
    if not all(cleaned.values()):
        cleaned = {owner: words for owner, words in cleaned.items() if words}
    return cleaned, rooms


def _clean(words: str) -> str:
    whole = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return _NOTHING.sub("", _VISIBLE.sub("-", whole.replace("\r\n", " ").replace("\x02", "-")))


def _glyphs_of(text_page: Any, signs: str) -> dict[int, tuple[Glyph, ...]]:
    """The glyphs of a page by the address of the object they belong to."""
    found: dict[int, list[Glyph]] = defaultdict(list)
    box = _Told(4)
    (at,) = box.addresses(0)
    page = ctypes.cast(text_page, Address)
    for index, sign in enumerate(signs):
        handle = object_at(page, index)
        if not handle or sign == "\0" or "\ud800" <= sign < "\ue000" or _is_generated(page, index) == 1:
            continue
        _tell_box(page, index, at)
        text = sign if sign.isprintable() else _clean(sign)
        if text:
            found[handle].append(Glyph(text, box.numbers[0], box.numbers[2]))
    return {key: as_glyphs(own) for key, own in found.items()}


def _times(one: Matrix, two: Matrix) -> Matrix:
    if two is _IDENTITY:
        return one
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
