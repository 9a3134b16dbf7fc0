"""Components among Markdown, whose names begin with a capital: their words are Markdown, which no HTML block is.

<Note kind="hint">
  Use the `key`          ->      Use the `key`
  at night.                      at night.
</Note>
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_OF_HTML = (
    "a|address|b|blockquote|body|br|center|code|col|dd|div|dl|dt|em|font|h[1-6]|head|hr|html|i|img|li|ol|p|pre|span"
)
_OF_TABLES = "strong|style|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|u|ul"
_BRACES = r"\{(?:[^{}]|\{[^{}]{0,500}\}){0,500}\}"
_VALUE = rf"""(?:"[^"<>]{{0,500}}"|'[^'<>]{{0,500}}'|{_BRACES}|[^\s"'=<>`{{}}]{{1,500}})"""
_TAG = re.compile(
    rf"(?<!\\)<(?P<end>/)?(?!(?i:{_OF_HTML}|{_OF_TABLES})\b)[A-Z][\w.]{{0,60}}+"
    rf"(?:\s+(?:[A-Za-z_:@][\w:.-]{{0,60}}(?:\s*=\s*{_VALUE})?|{_BRACES})){{0,30}}+\s*(?P<alone>/)?>"
)
_FENCE = re.compile(r"\s*(`{3,}+(?!.*`)|~{3,})")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
LINES = 20
"""A tag goes over fewer lines."""


def without_components(lines: list[str]) -> None:
    """Empty, in place, the tags with which lines begin or end, and move what is indented with them to the margin."""
    _Components(lines).clear()


@dataclass(slots=True)
class _Components:
    lines: list[str]
    _indents: list[int | None] = field(default_factory=list)
    """How far the words in each open component are indented, once there are any."""
    _fence: str = ""

    def clear(self) -> None:
        for place, line in enumerate(self.lines):
            if not self._is_code(line) and "<" in line:
                self._clear_line(place)
            if self._indents and (line := self.lines[place]).strip():
                self.lines[place] = self._moved(line)

    def _is_code(self, line: str) -> bool:
        """Whether a line begins, ends or is code between fences."""
        found = _FENCE.match(line) if "```" in line or "~~~" in line else None
        is_code = bool(self._fence or found)
        if found and (not self._fence or found[1].startswith(self._fence)):
            self._fence = "" if self._fence else found[1]
        return is_code

    def _clear_line(self, place: int) -> None:
        line = self.lines[place]
        if line.lstrip().startswith("<"):
            self._clear_long(place)
            line = self.lines[place]
        self.lines[place] = "".join(self._pieces(line))

    def _clear_long(self, place: int) -> None:
        """A tag that begins a line and ends in one of the next ones."""
        start = len(self.lines[place]) - len(self.lines[place].lstrip())
        if _TAG.match(self.lines[place], start):
            return
        block = "\n".join(self.lines[place : place + LINES])
        found = _TAG.match(block, start)
        if found and "\n\n" not in found.group():
            rest = "\n" * found.group().count("\n") + " " * start + block[found.end() :]
            self.lines[place : place + LINES] = rest.split("\n")
            self._count(found)

    def _pieces(self, line: str) -> Iterator[str]:
        """What stands between the tags of a line; code is none of them."""
        code = [found.span() for found in _CODE.finditer(line)]
        place = 0
        for found in _TAG.finditer(line):
            if not any(start <= found.start() < end for start, end in code):
                yield line[place : found.start()]
                place = found.end()
                self._count(found)
        yield line[place:]

    def _count(self, tag: re.Match[str]) -> None:
        if tag["end"]:
            del self._indents[-1:]
        elif not tag["alone"]:
            self._indents.append(None)

    def _moved(self, line: str) -> str:
        own = len(line) - len(line.lstrip(" "))
        if self._indents[-1] is None:
            self._indents[-1] = own
        return line[min(own, self._indents[-1] or 0) :]
