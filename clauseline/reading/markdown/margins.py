"""Markdown among HTML, moved to the left margin: what is indented with its section is not code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_SECTIONS = r"</?(?:section|div|address|article|aside|figure|header|main)\b[^<>]{0,2000}>"
"""What ReSpec takes for the blocks of a page in which Markdown may stand."""

_OPENING = re.compile(rf"\s*(?P<tag>{_SECTIONS})(?P<rest>.*)", re.I)
_CLOSING = re.compile(r"(?P<words>.*\S)\s*(?P<tag></(?:section|div|article|aside)>)\s*$", re.I)
_TAG = re.compile(r"\s*</?[A-Za-z]")
_FENCE = re.compile(r"\s*(?P<mark>`{3,}|~{3,})")
_ANCHOR = re.compile(r"(?<=\S)\s{1,9}\{#[\w-]{1,200}\}\s*$")
"""Where a heading can be linked to; ReSpec does not show it."""
LONGEST = 10_000
"""A longer line is words alone."""


def at_the_margin(lines: Iterable[str]) -> Iterator[str]:
    """The lines as Markdown wants them, the tags of sections set apart by empty ones."""
    return _Margin().move(lines)


@dataclass(slots=True)
class _Margin:
    """How far the lines of a section are indented, and which code is open."""

    indent: int | None = None
    fence: str = ""
    preformatted: bool = False

    def move(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            if self.preformatted or len(line) > LONGEST:
                yield line
            elif self._is_fenced(line):
                yield self._moved(line)
            else:
                yield from self._words(line)
            self._follow(line.lower())

    def _is_fenced(self, line: str) -> bool:
        """Whether a line begins, ends or is code between fences."""
        found = _FENCE.match(line)
        fenced = bool(self.fence or found)
        if found:
            mark = found["mark"]
            self.fence = mark if not self.fence else "" if mark.startswith(self.fence) else self.fence
        return fenced

    def _follow(self, line: str) -> None:
        """Whether preformatted text is open after a line."""
        if not self.fence and "pre" in line:
            opened, closed = line.rfind("<pre"), line.rfind("</pre")
            self.preformatted = opened > closed or (self.preformatted and closed < 0)

    def _words(self, line: str) -> Iterator[str]:
        """A line with the tags of sections before and behind its words set apart."""
        while opening := _OPENING.match(line):
            yield from self._tag(opening["tag"])
            line = opening["rest"].lstrip()
        closing: list[str] = []
        while closed := _CLOSING.match(line):
            closing.append(closed["tag"])
            line = closed["words"]
        if self.indent is None and line.strip():
            self.indent = len(line) - len(line.lstrip())
        yield line.lstrip() if _TAG.match(line) else _ANCHOR.sub("", self._moved(line))
        for tag in reversed(closing):
            yield from self._tag(tag)

    def _tag(self, tag: str) -> Iterator[str]:
        self.indent = None
        yield from ("", tag, "")

    def _moved(self, line: str) -> str:
        return line[min(self.indent or 0, len(line) - len(line.lstrip())) :]
