"""Small PDF files, written by hand: words at their places in Helvetica, lines, pictures and turned words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Words = tuple[float, float, str] | tuple[float, float, str, float]
"""Left side and baseline in points from the lower left, text in Latin-1 ("*" before it makes it bold, "`" sets it in
Courier, "¤" in a font for formulas), and a size of type that is not the usual one."""

Drawn = tuple[float, float, float, float] | tuple[float, float, float, float, float]
"""A line from one point to another, and its width if it is not 1."""

Placed = tuple[Literal["picture", "turned"], float, float, float | str, float]
"""A grey picture: its left side and foot, how wide and tall it is; or words from the foot of the page up: where they
begin, what they say and their size of type."""


def ruled(sides: Sequence[float], heights: Sequence[float]) -> list[Drawn]:
    """The lines of a table with these sides of columns and heights of rows, both rising."""
    across = [(sides[0], height, sides[-1], height) for height in heights]
    return [*across, *[(side, heights[0], side, heights[-1]) for side in sides]]


def pdf_file(
    *pages: Sequence[Words | Drawn | Placed], size: float = 11, bookmarks: Sequence[str] = (), encrypt: str = "",
    lying: Sequence[int] = (),
) -> bytes:  # fmt: skip
    """A PDF of A4 pages, those `lying` on their side as high as wide. `encrypt` is a dictionary for the trailer."""
    count = len(pages)
    kids = " ".join(f"{7 + 2 * place} 0 R" for place in range(count))
    first = 7 + 2 * count
    outlines = f"/Outlines {first} 0 R" if bookmarks else ""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{outlines}>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type1/BaseFont/CMMI10/Encoding/WinAnsiEncoding>>",
    ]
    for place, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {842 if place in lying else 595} 842]/Contents {8 + 2 * place} 0 R"
            "/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R/F4 6 0 R>>>>>>"
        )
        stream = "\n".join(_shown(words, size) for words in page)
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    objects += _outline(bookmarks, first)
    return _whole(objects, encrypt)


def _shown(words: Words | Drawn | Placed, size: float) -> str:
    if words[0] == "picture":
        _, left, low, wide, tall = words
        return f"q {wide} 0 0 {tall} {left} {low} cm BI /W 2 /H 2 /BPC 8 /CS /G /F /AHx ID 00804020> EI Q"
    if words[0] == "turned":
        _, left, low, text, size = words
        return f"BT /F1 {size} Tf 0 1 -1 0 {left} {low} Tm ({text}) Tj ET"
    left, base, text, *own = words
    if not isinstance(text, str):
        return "{4} w {0} {1} m {2} {3} l S".format(*words, 1)
    size = own[0] if own else size
    font = {"*": "F2", "`": "F3", "¤": "F4"}.get(text[:1], "F1")
    text = text if font == "F1" else text[1:]
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {left} {base} Td ({escaped}) Tj ET"


def _outline(bookmarks: Sequence[str], first: int) -> list[str]:
    if not bookmarks:
        return []
    last = first + len(bookmarks)
    rows = [f"<</Type/Outlines/First {first + 1} 0 R/Last {last} 0 R/Count {len(bookmarks)}>>"]
    for place, title in enumerate(bookmarks, first + 1):
        after = f"/Next {place + 1} 0 R" if place < last else ""
        before = f"/Prev {place - 1} 0 R" if place > first + 1 else ""
        rows.append(f"<</Title({title})/Parent {first} 0 R/Dest[7 0 R/Fit]{after}{before}>>")
    return rows


def _whole(objects: Sequence[str], encrypt: str) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, words in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{words}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R{encrypt}>>\nstartxref\n"
    return data + f"{end}{len(data)}\n%%EOF".encode("latin-1")
