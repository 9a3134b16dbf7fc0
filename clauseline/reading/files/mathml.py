"""Formulas (MathML) as a line of text."""

from __future__ import annotations

from lxml import etree

COPIES = "copies of formulas"
_SIGNS = {
    "mfrac": ("", "/"), "msup": ("", "^"), "msub": ("", "_"), "msubsup": ("", "_", "^"), "munder": ("", "_"),
    "mover": ("", "^"), "munderover": ("", "_", "^"),
}  # fmt: skip
_COPIES = {"annotation", "annotation-xml"}


def write_mathml(element: etree._Element) -> tuple[str, int, str]:
    """The formula in `element`: its text, how many characters of it are signs of ours, and the words of its copies."""
    copies: list[str] = []
    text, added = _write(element, copies)
    return " ".join(text.split()), added, " ".join(copies)


def _write(element: etree._Element, copies: list[str]) -> tuple[str, int]:
    name = etree.QName(element).localname
    if name in _COPIES:
        copies.append("".join(map(str, element.itertext())))
        return "", 0
    parts = [(element.text or "", 0)]
    signs = _SIGNS.get(name, ())
    for place, child in enumerate(element):
        words, added = _write(child, copies)
        sign = signs[place] if place < len(signs) else ""
        if signs and len(words.strip()) > 1:
            words, added = f"({words.strip()})", added + 2
        parts += [(sign + words, added + len(sign)), (child.tail or "", 0)]
    text, added = "".join(words for words, _ in parts), sum(count for _, count in parts)
    if name == "msqrt":
        return f"√({text.strip()})", added + 3
    if name == "mfenced":
        return f"({text.strip()})", added + 2
    return text, added
