"""Lists of a page: how deep an item stands and the number that a browser draws before it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from clauseline.reading.words.counting import roman

_LISTS = {"ol", "ul", "dir", "menu"}


@dataclass(slots=True)
class OpenLists:
    """Follows the lists that are open; hands out the label of an item once, to its first paragraph."""

    _open: list[tuple[str, int] | None] = field(default_factory=list)
    _label: str = ""
    _headed: dict[int, tuple[str, int]] = field(default_factory=dict)

    def enter(self, element: etree._Element) -> None:
        """An element begins."""
        if element.tag == "ol":
            unmarked = "none" in (element.get("style") or "") or "ulEmpty" in (element.get("class") or "")
            self._open.append(("" if unmarked else element.get("type") or "1", _whole(element.get("start"), 1) - 1))
        elif element.tag in _LISTS:
            self._open.append(None)
        elif element.tag == "li":
            self._label = self._next(element)

    def leave(self, element: etree._Element) -> None:
        """An element ends."""
        if element.tag in _LISTS and self._open:
            self._open.pop()
        elif element.tag == "li":
            self._label = ""

    def depth(self) -> int:
        """How many lists are open, at least 1."""
        return max(1, len(self._open))

    def take_label(self) -> str:
        """The label of the item that has begun, or "" if it was taken or is none."""
        label, self._label = self._label, ""
        return label

    def under_headings(self, label: str) -> str:
        """The label of a heading, with that of the heading above it where the outer lists have no other items.

        So LibreOffice writes "A.1": a list in a list that is nothing but numbered "A", or whose item "A" is one.
        """
        depth = len(self._open)
        counts = [row[1] if row else -1 for row in self._open]
        outer = all(count in (0, self._headed.get(at, ("", 0))[1]) for at, count in enumerate(counts[:-1], 1))
        above = self._headed.get(depth - 1, ("", 0))[0] if label and outer else ""
        whole = above + label
        if label:
            self._headed[depth] = whole, counts[-1] if counts else 0
        return whole

    def _next(self, item: etree._Element) -> str:
        counter = self._open[-1] if self._open else None
        if counter is None:
            return ""
        style, count = counter[0], _whole(item.get("value"), counter[1] + 1)
        self._open[-1] = (style, count)
        return f"{_written(count, style)}." if style else ""


def _whole(said: str | None, default: int) -> int:
    text = (said or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else default


def _written(count: int, style: str) -> str:
    if style in "aA" and 1 <= count <= 26:
        return chr(ord(style) + count - 1)
    if style in "iI" and 1 <= count < 4000:
        return roman(count) if style == "I" else roman(count).lower()
    return str(count)
