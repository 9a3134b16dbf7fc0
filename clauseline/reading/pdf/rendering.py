"""Parts of pages as pictures: PNG files of a bounded size, each drawn as it stands on its page."""

from __future__ import annotations

import ctypes
import math
import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from clauseline.reading.pdf.drawn import Box

SCALE = 2.0
"""Points of colour to a point of print, 144 to an inch, where they are not too many."""
PIXELS = 1_500_000
"""No picture of a part of a page has more."""
MOST, TOGETHER = 400, 40_000_000
"""So many pictures of one file are drawn, of so many bytes together; what stands behind them is told in words."""
EDGE = 2.0
"""So much of the page is shown around."""

_MARK = b"\x89PNG\r\n\x1a\n"


class PagePart(NamedTuple):
    """A box on a page; pages count from 1."""

    page: int
    box: Box


@lru_cache(maxsize=1)
def render(data: bytes, parts: tuple[PagePart, ...]) -> tuple[bytes, ...]:
    """These parts of a PDF as PNG files, in order of their pages: b"" for one that cannot be drawn. Those of the last
    call are kept, as who shows pictures asks for them behind who reads.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_bounded(document, parts))
    finally:
        document.close()


def _bounded(document: pypdfium2.PdfDocument, parts: Sequence[PagePart]) -> Iterator[bytes]:
    count = room = 0
    for number, group in groupby(parts, key=lambda part: part.page):
        page = document[number - 1]
        for part in group:
            count += 1
            picture = _draw(page, part.box) if count <= MOST and room < TOGETHER else b""
            room += len(picture)
            yield picture if room <= TOGETHER else b""
        page.close()


def _draw(page: pypdfium2.PdfPage, given: Box) -> bytes:
    """A picture of a part of a page. It begins where the part does, so that the same is the same in other places."""
    sheet = Box(*page.get_bbox())
    box = Box(given.left - EDGE, given.low - EDGE, given.right + EDGE, given.high + EDGE).within(sheet)
    if page.get_rotation() or box.area < 1:
        return b""
    scale = min(SCALE, math.sqrt(PIXELS / box.area))
    wide, tall = math.floor(box.wide * scale), math.floor(box.tall * scale)
    # Pdfium sets whole points for the page's size before it applies a matrix.
    across, down = sheet.wide / int(sheet.wide) * scale, sheet.tall / int(sheet.tall) * scale
    place = pdfium.FS_MATRIX(
        across, 0, 0, down, (sheet.left - box.left) * scale, (box.high - sheet.high) * scale
    )  # fmt: skip
    bitmap = pypdfium2.PdfBitmap.new_native(wide, tall, pdfium.FPDFBitmap_BGR)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, wide, tall)
    flags = pdfium.FPDF_REVERSE_BYTE_ORDER | pdfium.FPDF_RENDER_LIMITEDIMAGECACHE
    pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, page, place, pdfium.FS_RECTF(0, 0, wide, tall), flags)
    rows = bytes(ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), bitmap.stride * tall))
    picture = as_png([rows[start : start + 3 * wide] for start in range(0, bitmap.stride * tall, bitmap.stride)])
    bitmap.close()
    return picture


def as_png(rows: Sequence[bytes]) -> bytes:
    """Rows of red, green and blue bytes as a PNG file, in grey if they are all grey."""
    if all(row[::3] == row[1::3] == row[2::3] for row in rows):
        wide, kind, own = len(rows[0]) // 3, 0, [row[::3] for row in rows]
    else:
        wide, kind, own = len(rows[0]) // 3, 2, list(rows)
    head = struct.pack(">IIBBBBB", wide, len(rows), 8, kind, 0, 0, 0)
    body = zlib.compress(b"\0" + b"\0".join(own), 6)
    return _MARK + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
