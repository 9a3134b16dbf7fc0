"""How lists of AsciiDoc begin their items, and how deep these stand.

* walls                          depth 1
** of brick                      depth 2
. first                    ->    depth 3   a.
* gates                          depth 1
key:: what opens a gate          a term, and what is said of it
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from clauseline.reading.words.counting import format_count

ITEM = re.compile(
    r"[ \t]*(?:(?P<bullet>\*{1,6}|-|•)|(?P<dots>\.{1,6})|(?P<typed>\d{1,4}\.|[a-zA-Z]\.|[ivxIVX]{1,6}\))|"
    r"(?P<call><(?:\d{1,3}|\.)>))[ \t]+(?P<words>\S.*)$"
)
TERM = re.compile(r"[ \t]*(?P<words>(?!//)\S(?:.{0,500}?\S)??)(?P<mark>:{2,4}|;;)(?:[ \t]+(?P<text>\S.*))?[ \t]*$")
"""The term of a list, and what is said of it on its line."""
_STYLES = ("decimal", "lowerLetter", "lowerRoman", "upperLetter", "upperRoman")
_NAMES = {
    "arabic": "decimal", "loweralpha": "lowerLetter", "lowerroman": "lowerRoman", "upperalpha": "upperLetter",
    "upperroman": "upperRoman",
}  # fmt: skip


@dataclass(slots=True)
class OpenItems:
    """The lists that are open: the mark of each, and how far it has counted."""

    style: str = ""
    _open: list[tuple[str, int]] = field(default_factory=list)

    def step(self, found: re.Match[str]) -> tuple[int, str]:
        """The depth of the item that begins, and the number that a program draws before it."""
        mark = found["bullet"] or found["dots"] or ("<" if found["call"] else "1.")
        known = [one for one, _ in self._open]
        count = 0
        if mark in known:
            count = self._open[known.index(mark)][1]
            del self._open[known.index(mark) :]
        self._open.append((mark, count + 1))
        if not found["dots"]:
            return len(self._open), ""
        style = _NAMES.get(self.style) or _STYLES[min(len(mark), len(_STYLES)) - 1]
        return len(self._open), f"{format_count(count + 1, style)}."

    def term(self, mark: str) -> int:
        """The depth of the term that begins."""
        known = [one for one, _ in self._open]
        if mark in known:
            del self._open[known.index(mark) :]
        self._open.append((mark, 0))
        return len(self._open)
