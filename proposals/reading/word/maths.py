"""Equations (OMML) as a line of text."""

from __future__ import annotations

from lxml import etree

from proposals.reading.account import weigh
from proposals.reading.word.names import M, W

_TEXT = M + "t"
_SIGNS = {
    "f": ("", "/"), "sSup": ("", "^"), "sSub": ("", "_"), "sSubSup": ("", "_", "^"),
    "limLow": ("", "_"), "limUpp": ("", "^"),
}  # fmt: skip
_PARTED = {"m": "; ", "mr": " ", "eqArr": "; ", "func": " "}


def write_maths(element: etree._Element) -> tuple[str, int]:
    """The equation in `element` as text, and how many of its characters are signs of ours: "a/b", "x^2", "√(y)"."""
    pieces: list[str] = []
    added = _write(element, pieces)
    return "".join(pieces), added


def _write(element: etree._Element, pieces: list[str]) -> int:
    tag = element.tag
    if tag in (_TEXT, W + "t"):
        pieces.append(element.text or "")
        return 0
    name = str(tag).removeprefix(M)
    if name in _SIGNS:
        return _joined(element, _SIGNS[name], pieces)
    if name == "rad":
        degree = element.find(M + "deg")
        if degree is not None and degree.xpath("normalize-space()"):
            pieces.append("√")
            return 1 + _framed(degree, "[", "]", pieces) + _framed(element.find(M + "e"), "(", ")", pieces)
        return _framed(element, "√(", ")", pieces)
    if name == "d":
        begin, end, between = map(_property, [element] * 3, ("begChr", "endChr", "sepChr"), "()|")
        return _framed(element, begin, end, pieces, between)
    if name == "nary":
        pieces.append(sign := _property(element, "chr", "∫"))
        return weigh(sign) + _joined(element, ("_", "^", " "), pieces)
    if name in _PARTED:
        return _parted(element, _PARTED[name], pieces)
    return _children(element, pieces)


def _children(element: etree._Element, pieces: list[str]) -> int:
    return sum(_write(child, pieces) for child in element if isinstance(child.tag, str))


def _joined(element: etree._Element, signs: tuple[str, ...], pieces: list[str]) -> int:
    added = 0
    parts = [child for child in element if not str(child.tag).endswith("Pr")]
    for place, part in enumerate(parts):
        inner: list[str] = []
        added += _children(part, inner)
        words = "".join(inner)
        sign = signs[place] if place < len(signs) else ""
        if len(words.strip()) > 1 and (sign or place + 1 < len(parts)):
            words = f"({words})"
            added += 2
        if words:
            pieces.append(sign + words)
            added += weigh(sign)
    return added


def _parted(element: etree._Element, sign: str, pieces: list[str]) -> int:
    """The parts of a matrix, of its rows, of a stack of equations ... with `sign` between them."""
    added = 0
    parts = [child for child in element if not str(child.tag).endswith("Pr")]
    for place, part in enumerate(parts):
        pieces.append(sign if place else "")
        added += (weigh(sign) if place else 0) + _write(part, pieces)
    return added


def _framed(element: etree._Element | None, begin: str, end: str, pieces: list[str], between: str = "") -> int:
    pieces.append(begin)
    added = 0 if element is None else _parted(element, between, pieces)
    pieces.append(end)
    return added + weigh(begin + end)


def _property(element: etree._Element, name: str, default: str) -> str:
    found = next((child.get(M + "val", "") for child in element.iter(M + name)), None)
    return default if found is None else found
