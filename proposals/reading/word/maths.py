"""Equations (OMML) as a line of text."""

from __future__ import annotations

from lxml import etree

from proposals.reading.word.names import M, W

_TEXT = M + "t"
_SIGNS = {
    "f": ("", "/"), "sSup": ("", "^"), "sSub": ("", "_"), "sSubSup": ("", "_", "^"),
    "limLow": ("", "_"), "limUpp": ("", "^"),
}  # fmt: skip


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
        return _framed(element, "√(", ")", pieces)
    if name == "d":
        return _framed(element, _property(element, "begChr", "("), _property(element, "endChr", ")"), pieces)
    if name == "nary":
        pieces.append(sign := _property(element, "chr", "∫"))
        return len(sign) + _children(element, pieces)
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
            added += len(sign)
    return added


def _framed(element: etree._Element, begin: str, end: str, pieces: list[str]) -> int:
    pieces.append(begin)
    added = _children(element, pieces)
    pieces.append(end)
    return added + len((begin + end).replace(" ", ""))


def _property(element: etree._Element, name: str, default: str) -> str:
    found = next((child.get(M + "val", "") for child in element.iter(M + name)), None)
    return default if found is None else found
