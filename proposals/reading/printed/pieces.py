"""The text objects of a page: what they say, where they stand and how they look."""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import defaultdict
from collections.abc import Container, Iterator
from itertools import groupby, repeat
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from proposals.outline import SOFT_HYPHEN
from proposals.reading.printed.backwards import RIGHT_TO_LEFT, Glyph, as_glyphs
from proposals.reading.printed.rules import Rule, rules_of

DEEP = 6
"""Forms within forms are followed so far."""

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|-bd|medi(?!um)|simhei|黑体|cmb", re.I)
_FIXED = re.compile(r"courier|mono(?!type)|consolas|menlo|typewriter|cmtt", re.I)
_NOTHING = re.compile("[\x00\r\n\x01\x03-\x08\x0e-\x1f\ufffe\uffff]")
_VISIBLE = re.compile(f"{SOFT_HYPHEN}(?=.)")
"""A soft hyphen that is printed in the middle of a row is a hyphen."""
_UNCLEAR = re.compile("\ufffe")
_ROW = re.compile("[^\r\n]+")
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _quick(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of pdfium on bare addresses: to make a pointer for each of thousands of objects takes longer."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, ctypes.c_void_p, *arguments)(address)


_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int
_object_at = _quick(pdfium.FPDFText_GetTextObject, _ADDRESS, _INT)
_code_at = _quick(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _INT)
_is_generated = _quick(pdfium.FPDFText_IsGenerated, _INT, _INT)
_tell_box = _quick(pdfium.FPDFText_GetLooseCharBox, _INT, _INT, _ADDRESS)
_on_page = _quick(pdfium.FPDFPage_GetObject, _ADDRESS, _INT)
_in_form = _quick(pdfium.FPDFFormObj_GetObject, _ADDRESS, ctypes.c_ulong)
_kind_of = _quick(pdfium.FPDFPageObj_GetType, _INT)
_font_of = _quick(pdfium.FPDFTextObj_GetFont, _ADDRESS)
_tell_matrix = _quick(pdfium.FPDFPageObj_GetMatrix, _INT, _ADDRESS)
_tell_size = _quick(pdfium.FPDFTextObj_GetFontSize, _INT, _ADDRESS)
_tell_bounds = _quick(pdfium.FPDFPageObj_GetBounds, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)

Matrix = tuple[float, float, float, float, float, float]


class Piece(NamedTuple):
    """A run of text in one font. Points, from the lower left of the page; `base` is the height of its baseline.

    `room` is that between its last sign and the first of what is drawn next, the widths of both as their font has them,
    where pdfium sees no space between them.
    `glyphs` are its signs one by one, on pages with words that run from right to left.
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


class Font(NamedTuple):
    """How a font looks: `fixed` if all its letters are as wide, as those of typewriters."""

    bold: bool
    fixed: bool


class Fonts(dict[int, Font]):
    """The looks of fonts, by their address."""

    def __missing__(self, address: int) -> Font:
        handle = ctypes.cast(address, pdfium.FPDF_FONT)
        buffer = ctypes.create_string_buffer(256)
        pdfium.FPDFFont_GetBaseFontName(handle, buffer, 256)
        name = buffer.value.decode("utf-8", "replace")
        fixed = bool(_FIXED.search(name)) or bool(pdfium.FPDFFont_GetFlags(handle) & 1)
        self[address] = Font(is_bold(name, pdfium.FPDFFont_GetWeight(handle)), fixed)
        return self[address]


def is_bold(name: str, weight: int) -> bool:
    """Whether a font is bold: its name says so, or its weight does."""
    return bool(_BOLD.search(name)) or weight >= 600


class PageReader:
    """Reads the pieces of pages. What pdfium writes its answers to is made once: a page has thousands of objects."""

    def __init__(self) -> None:
        self._fonts = Fonts()
        self._found, self._size, self._bounds = (array("f", bytes(4 * count)) for count in (6, 1, 4))
        self._at_found, self._at_size, at = (told.buffer_info()[0] for told in (self._found, self._size, self._bounds))
        self._at_bounds = at, at + 4, at + 8, at + 12
        self.rules: list[Rule] = []
        """The lines drawn on the page that was read last."""

    def pieces(self, page: pypdfium2.PdfPage) -> list[Piece]:
        """The pieces of a page in the order in which they are drawn; what is drawn twice in a place counts once."""
        text_page = page.get_textpage()
        signs = _signs_of(text_page.raw)
        texts, rooms = _texts_of(text_page.raw, signs)
        self.rules = []
        seen: set[tuple[str, int, int]] = set()
        pieces: list[Piece] = []
        handles: list[int] = []
        for handle, matrix in self._texts(page.raw, texts):
            piece = self._piece(handle, matrix, texts[handle], rooms.get(handle))
            place = piece.text, round(piece.left), round(piece.base)
            if place in seen and piece.text.strip():
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
        address = ctypes.cast(page, _ADDRESS).value
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            handle = _on_page(address, index)
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
        kind = _kind_of(handle)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _tell_bounds(handle, *self._at_bounds)
            left, low, right, high = self._bounds
            if matrix is not _IDENTITY:
                left, right = sorted(matrix[0] * side + matrix[4] for side in (left, right))
                low, high = sorted(matrix[3] * side + matrix[5] for side in (low, high))
            self.rules += rules_of(handle, left, low, right, high)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEP:
            inner = _times(self._matrix(handle), matrix)
            for index in range(pdfium.FPDFFormObj_CountObjects(ctypes.cast(handle, pdfium.FPDF_PAGEOBJECT))):
                yield from self._inside(_in_form(handle, index), inner, depth + 1, texts)

    def _piece(self, handle: int, matrix: Matrix, text: str, room: float | None) -> Piece:
        _tell_matrix(handle, self._at_found)
        _tell_size(handle, self._at_size)
        _tell_bounds(handle, *self._at_bounds)
        a, b, c, d, e, base = self._found
        left, _, right, _ = self._bounds
        if matrix is not _IDENTITY:
            a, b, c, d, _, base = _times((a, b, c, d, e, base), matrix)
            left, right = matrix[0] * left + matrix[4], matrix[0] * right + matrix[4]
        size = self._size[0] * (math.hypot(c, d) if c else abs(d))
        upright = a * d > 0 and (not b or abs(b) <= abs(a))
        bold, fixed = self._fonts[_font_of(handle) or 0]
        return Piece(text, left, right, base, size, bold, fixed, upright, room)

    def _matrix(self, handle: Any) -> Matrix:
        _tell_matrix(handle, self._at_found)
        a, b, c, d, e, f = self._found
        return a, b, c, d, e, f


def _texts_of(text_page: Any, signs: str) -> tuple[dict[int, str], dict[int, float]]:
    """What the text objects of a page say, by their address, and the room behind those where a word goes on.

    A space that pdfium sees behind an object is one of its own.

    All characters are asked once: to ask pdfium for each object's text, it reads the whole page anew.
    """
    page = ctypes.cast(text_page, _ADDRESS).value
    found: dict[int, str] = {}
    rooms: dict[int, float] = {}
    box = array("f", bytes(16))
    at = box.buffer_info()[0]
    for owner, start, end in _runs(page, signs):
        words, behind = signs[start:end], signs[end : end + 1]
        if behind == " " and not words.endswith(" "):
            words += " "
        elif behind > " ":
            _tell_box(page, end - 1, at)
            right = box[2]
            _tell_box(page, end, at)
            rooms[owner] = box[0] - right
        found[owner] = found[owner] + words if owner in found else words
    cleaned = {owner: _clean(words) for owner, words in found.items()}
    if not all(cleaned.values()):
        cleaned = {owner: words for owner, words in cleaned.items() if words}
    return cleaned, rooms


def _signs_of(text_page: Any) -> str:
    """The characters of a page, one for each that pdfium counts: halves of surrogate pairs are two."""
    count = pdfium.FPDFText_CountChars(text_page)
    buffer = (ctypes.c_ushort * (count + 1))()
    told = pdfium.FPDFText_GetText(text_page, 0, count, buffer) - 1
    page = ctypes.cast(text_page, _ADDRESS).value
    if told != count:  # Signs without a meaning are counted and not told.
        return "".join(chr(_code_at(page, place)) for place in range(count))
    words = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if len(words) != count:
        words = "".join(map(chr, buffer[:count]))
    # Told as one sign, hyphens at line ends and signs that are none differ only one by one.
    return _UNCLEAR.sub(lambda found: chr(_code_at(page, found.start())), words)


def _runs(page: Any, signs: str) -> Iterator[tuple[int, int, int]]:
    """The objects of a page with the start and end of their characters.

    Those of one object stand together: if it has the first and the last of a row it has all of them.
    """
    apart = RIGHT_TO_LEFT.search(signs)
    for row in _ROW.finditer(signs):
        start, end = row.span()
        owner = _object_at(page, start)
        if owner and not apart and _object_at(page, end - 1) == owner:
            yield owner, start, end
            continue
        for owner, run in groupby(map(_object_at, repeat(page), range(start, end))):
            length = len(list(run))
            if owner:
                yield owner, start, start + length
            start += length


def _clean(words: str) -> str:
    if words.isprintable():
        return words
    whole = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return _NOTHING.sub("", _VISIBLE.sub("-", whole.replace("\r\n", " ").replace("\x02", "-")))


def _glyphs_of(text_page: Any, signs: str) -> dict[int, tuple[Glyph, ...]]:
    """The glyphs of a page by the address of the object they belong to."""
    found: dict[int, list[Glyph]] = defaultdict(list)
    box = array("f", bytes(16))
    page, at = ctypes.cast(text_page, _ADDRESS).value, box.buffer_info()[0]
    for index, sign in enumerate(signs):
        handle = _object_at(page, index)
        if not handle or sign == "\0" or "\ud800" <= sign < "\ue000" or _is_generated(page, index) == 1:
            continue
        _tell_box(page, index, at)
        text = _clean(sign)
        if text:
            found[handle].append(Glyph(text, box[0], box[2]))
    return {key: as_glyphs(own) for key, own in found.items()}


def _times(one: Matrix, two: Matrix) -> Matrix:
    if two is _IDENTITY:
        return one
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
