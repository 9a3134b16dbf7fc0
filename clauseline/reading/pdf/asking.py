"""What pdfium knows of the characters of a page, asked in few calls that take little."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from clauseline.reading.pdf.backwards import RIGHT_TO_LEFT

_UNCLEAR = re.compile("\ufffe")
_ROW = re.compile("[^\r\n]+")

Address = ctypes.c_void_p


def quick(function: Any, result: Any) -> Any:
    """A function of pdfium that takes whole numbers and `Address`es as they are, and gives addresses as whole numbers.

    To check each argument, and to make a pointer for each of thousands of objects, takes as long again as the call.
    """
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, Address).value or 0)


object_at = quick(pdfium.FPDFText_GetTextObject, Address)
"""The address of the object that a character of a page belongs to."""
_code_at = quick(pdfium.FPDFText_GetUnicode, ctypes.c_uint)


def signs_of(text_page: Any) -> str:
    """The characters of a page, one for each that pdfium counts: halves of surrogate pairs are two."""
    count = pdfium.FPDFText_CountChars(text_page)
    buffer = (ctypes.c_ushort * (count + 1))()
    told = pdfium.FPDFText_GetText(text_page, 0, count, buffer) - 1
    page = ctypes.cast(text_page, Address)
    if told != count:  # Signs without a meaning are counted and not told.
        return "".join(chr(_code_at(page, place)) for place in range(count))
    words = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if len(words) != count:
        words = "".join(map(chr, buffer[:count]))
    # Told as one sign, hyphens at line ends and signs that are none differ only one by one.
    return _UNCLEAR.sub(lambda found: chr(_code_at(page, found.start())), words)


def runs_of_objects(page: Address, signs: str) -> Iterator[tuple[int, int, int]]:
    """The objects of a page with the start and end of their characters.

    Those of one object stand together, so that not each of them has to be asked; but where words run from right to
    left they may be apart.
    """
    apart = RIGHT_TO_LEFT.search(signs)
    for row in _ROW.finditer(signs):
        start, end = row.span()
        owner, last = object_at(page, start), object_at(page, end - 1)
        while start < end:
            stop, follower = end, None
            if apart or not owner or owner != last:
                stop, follower = _end_of_run(page, owner, start, end, 1 if apart or not owner else 2)
            if owner:
                yield owner, start, stop
            start, owner = stop, follower


def _end_of_run(page: Address, owner: int | None, start: int, end: int, growth: int) -> tuple[int, int | None]:
    """The first of the characters from `start` on that `owner` has not, and who has it; or `end`.

    It is looked for by leaps that grow, and then shrink again.
    """
    place, leap = start, 1
    while (other := min(place + leap, end - 1)) > place:
        follower: int | None = object_at(page, other)
        if follower != owner:
            break
        place, leap = other, leap * growth
    else:
        return end, None
    while other - place > 1:
        middle = (place + other) // 2
        between = object_at(page, middle)
        if between == owner:
            place = middle
        else:
            other, follower = middle, between
    return other, follower
