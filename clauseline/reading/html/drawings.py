"""Drawings that stand in a page as SVG, and pictures that it embeds as objects: told in words, and known again.

What is drawn may hold programs: none of it is ever given to a browser.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from lxml import etree

from clauseline.reading.lines import Picture

ALT = 500
"""So many characters of what a drawing says describe it."""

_PICTURE = re.compile(r"\.(?:svgz?|png|jpe?g|gif|webp|emf|wmf)(?:[?#].*)?$", re.I)
_UNSEEN = ("id", "class", "style", "href")
"""Attributes that programs give as they like."""


def drawing_of(element: etree._Element) -> Picture | None:
    """The picture that an element draws or embeds; None for icons and adornments."""
    if element.tag == "svg" and _is_figure(element):
        return Picture(_digest(element), _alt(element))
    if element.tag == "object" and _embeds_picture(element):
        return Picture("", _alt(element))
    return None


def _is_figure(drawing: etree._Element) -> bool:
    """Whether a drawing stands in a figure, or has a name and says that it is a picture."""
    if drawing.get("aria-hidden") == "true" or drawing.get("role") in ("presentation", "none"):
        return False
    return next(drawing.iterancestors("figure"), None) is not None or (
        drawing.get("role") == "img" and bool(_alt(drawing))
    )


def _embeds_picture(element: etree._Element) -> bool:
    said = element.get("type") or ""
    return said.startswith("image/") or (not said and bool(_PICTURE.search((element.get("data") or "")[-60:])))


def _alt(element: etree._Element) -> str:
    """Its name, title and description, else the words in it."""
    told = [element.get("aria-label") or "", *(_said(child) for child in element if _name(child) in ("title", "desc"))]
    words = " ".join(filter(None, told)) or " ".join(_words(element))
    return words if len(words) <= ALT else words[:ALT] + "…"


def _words(element: etree._Element) -> Iterator[str]:
    for part in element.iter():
        if _name(part) in ("style", "script"):
            continue
        for said in (part.text if _name(part) else "", part.tail if part is not element else ""):
            if words := " ".join((said or "").split()):
                yield words


def _said(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext(with_tail=False))).split())


def _digest(drawing: etree._Element) -> str:
    """The SHA-256 of what it draws and says, wherever it stands and whatever its parts are called."""
    found = hashlib.sha256()
    for part in drawing.iter():
        if _name(part) and _name(part) not in ("style", "script"):
            looks = sorted((str(name), value) for name, value in part.attrib.items() if not _is_unseen(str(name)))
            found.update(repr((_name(part), looks, (part.text or "").split())).encode())
    return found.hexdigest()


def _is_unseen(name: str) -> bool:
    return name.rpartition(":")[2].rpartition("}")[2] in _UNSEEN


def _name(part: etree._Element) -> str:
    """Its name, or "" for comments."""
    return part.tag if isinstance(part.tag, str) else ""
