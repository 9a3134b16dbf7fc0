"""Equations (OMML) as a line of text."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from lxml import etree

from clauseline.reading.account import weigh
from clauseline.reading.docx.names import M, W
from clauseline.reading.docx.strays import COUNTED, texts

_DELETED = W + "delText"
_SIGNS = {
    "f": ("", "/"), "sSup": ("", "^"), "sSub": ("", "_"), "sSubSup": ("", "_", "^"),
    "limLow": ("", "_"), "limUpp": ("", "^"),
}  # fmt: skip
_PARTED = {"m": "; ", "mr": " ", "eqArr": "; ", "func": " "}


@dataclass(slots=True)
class _Equation:
    """What has been written of an equation: its `pieces`, and the elements whose words are in them.

    Elements in `gone`, by their tags, were deleted.
    """

    gone: Set[str]
    read: set[etree._Element] = field(default_factory=set)
    pieces: list[str] = field(default_factory=list)

    def beside(self) -> _Equation:
        """One for a part of the equation."""
        return _Equation(self.gone, self.read)


def write_maths(element: etree._Element, gone: Set[str]) -> tuple[str, int, list[etree._Element]]:
    """The equation in `element` as text, such as "a/b", "x^2", "√(y)"; how many of its characters are signs of ours;
    and the elements whose words are not in it.
    """
    page = _Equation(gone)
    added = _write(element, page)
    return "".join(page.pieces), added, [part for part in element.iter(*COUNTED) if part not in page.read]


def _write(element: etree._Element, page: _Equation) -> int:
    tag = element.tag
    if tag in page.gone:
        return 0
    if tag in COUNTED and (tag != _DELETED or W + "ins" in page.gone):
        page.pieces.append(texts(element))
        page.read.add(element)
        return 0
    name = str(tag).removeprefix(M)
    if name in _SIGNS:
        return _joined(element, _SIGNS[name], page)
    if name == "rad":
        degree = element.find(M + "deg")
        if degree is not None and degree.xpath("normalize-space()"):
            page.pieces.append("√")
            return 1 + _framed(degree, "[", "]", page) + _framed(element.find(M + "e"), "(", ")", page)
        return _framed(element, "√(", ")", page)
    if name == "d":
        begin, end, between = map(_property, [element] * 3, ("begChr", "endChr", "sepChr"), "()|")
        return _framed(element, begin, end, page, between)
    if name == "nary":
        page.pieces.append(sign := _property(element, "chr", "∫"))
        return weigh(sign) + _joined(element, ("_", "^", " "), page)
    if name in _PARTED:
        return _parted(element, _PARTED[name], page)
    return _children(element, page)


def _children(element: etree._Element, page: _Equation) -> int:
    return sum(_write(child, page) for child in element if isinstance(child.tag, str))


def _joined(element: etree._Element, signs: tuple[str, ...], page: _Equation) -> int:
    added = 0
    parts = [child for child in element if not str(child.tag).endswith("Pr") and child.tag not in page.gone]
    for place, part in enumerate(parts):
        inner = page.beside()
        added += _children(part, inner)
        words = "".join(inner.pieces)
        sign = signs[place] if place < len(signs) else ""
        if len(words.strip()) > 1 and (sign or place + 1 < len(parts)):
            words = f"({words})"
            added += 2
        if words:
            page.pieces.append(sign + words)
            added += weigh(sign)
    return added


def _parted(element: etree._Element, sign: str, page: _Equation) -> int:
    """The parts of a matrix, of its rows, of a stack of equations ... with `sign` between them."""
    added = 0
    parts = [child for child in element if not str(child.tag).endswith("Pr") and child.tag not in page.gone]
    for place, part in enumerate(parts):
        page.pieces.append(sign if place else "")
        added += (weigh(sign) if place else 0) + _write(part, page)
    return added


def _framed(element: etree._Element | None, begin: str, end: str, page: _Equation, between: str = "") -> int:
    page.pieces.append(begin)
    added = 0 if element is None else _parted(element, between, page)
    page.pieces.append(end)
    return added + weigh(begin + end)


def _property(element: etree._Element, name: str, default: str) -> str:
    found = next((child.get(M + "val", "") for child in element.iter(M + name)), None)
    return default if found is None else found
