"""Numbers of sections that are not in the file: those that the tool which publishes it gives them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from clauseline.outline import canonical
from clauseline.reading.words.vocabulary import is_bibliography, is_front

Value = TypeVar("Value", bool, int)

_UNNUMBERED = re.compile(
    r"(?<!\[)\[(?:abstract|preface|foreword|introduction|colophon|dedication|acknowledge?ments?|index|glossary|"
    r"\.preface|[^\]]*%unnumbered)\b"
)
DISCRETE = re.compile(r"(?<!\[)\[(?:discrete|float)\b")
DEEPEST = 3
"""So many levels of sections Asciidoctor counts if it is not told otherwise."""
_APPENDIX = re.compile(r"(?<!\[)\[(?:appendix|annex)\b(?P<rest>[^\]]*)\]")
_INFORMATIVE = re.compile(r"obligation\s*=\s*\"?informative")
_STANDARD = ("mn-document-class", "docnumber", "technical-committee")


_SCOPE = re.compile(r"scope|domaine d['’]application|范围|objeto y campo de aplicación|область применения", re.I)


def is_scope(title: str) -> bool:
    """Whether a section of this title is the first that a standard counts."""
    return bool(_SCOPE.fullmatch(title))


@dataclass(slots=True)
class Sections:
    """Counts the sections of a file as they come, those of its annexes by letters.

    Metanorma numbers all, others only where the attribute `sectnums` says so.
    """

    values: Mapping[str, str]
    is_whole: bool
    """Whether the file has a head: of a part of a draft nobody knows which numbers its sections have."""
    turns: Mapping[int, bool] = field(default_factory=dict)
    """From which line on sections are counted, and from which not."""
    offsets: Mapping[int, int] = field(default_factory=dict)
    """By how much headings stand deeper from a line on than they are written."""
    is_on: bool = False
    offset: int = 0
    waits: bool = False
    """Whether a standard has a scope, before which no section is counted."""
    has_counted: bool = False
    _counts: list[int] = field(default_factory=list)
    _annexes: int = 0
    _body: int = 0
    """How far the sections before the first annex have counted."""
    _in_annex: bool = False
    _hidden: int = 0
    """The level of the section without a number that is open: none below it has one."""

    @property
    def is_standard(self) -> bool:
        """Whether Metanorma publishes the draft."""
        return any(name in self.values for name in _STANDARD)

    def turn(self, line: int) -> None:
        """A section begins at a line."""
        self.is_on = _last(self.turns, line, default=False)
        self.offset = _last(self.offsets, line, default=0)

    def level(self, marks: str) -> int:
        """The level of a heading with these marks: a part of a book stands as high as its sections."""
        return max(1, len(marks) - 1 + self.offset)

    def label(self, level: int, title: str, style: str) -> str:
        """The number of a section; "" if it has none."""
        if DISCRETE.search(style):
            return ""
        annex = _APPENDIX.search(style)
        if annex and level == 1 and self.is_whole:
            return self._annex(annex["rest"])
        if level == 1 and self._in_annex:
            self._in_annex, self._counts = False, [self._body]
        if not self._is_counted(level, title, style):
            self._hidden = min(level, self._hidden or level)
            return ""
        self._hidden = 0
        self.has_counted = True
        self._counts = [*self._counts[:level], *([0] * (level - len(self._counts)))]
        self._counts[-1] += 1
        head = chr(ord("A") + (self._counts[0] - 1) % 26) if self._in_annex else str(self._counts[0])
        return ".".join([head, *map(str, self._counts[1:])])

    def _annex(self, said: str) -> str:
        if not self._in_annex:
            self._body = self._counts[0] if self._counts else 0
        self._annexes, self._hidden = self._annexes + 1, 0
        self._counts, self._in_annex, self.has_counted = [self._annexes], True, True
        letter = chr(ord("A") + (self._counts[0] - 1) % 26)
        status = " (informative)" if _INFORMATIVE.search(said) else ""
        return f"{'Annex' if self.is_standard else 'Appendix'} {letter}{status}"

    def _is_counted(self, level: int, title: str, style: str) -> bool:
        if not self.is_whole or not (self.is_on or self.is_standard) or _UNNUMBERED.search(style):
            return False
        if 0 < self._hidden < level:
            return False
        return self._is_in_standard(level, canonical(title)) if self.is_standard else level <= self._deepest()

    def _is_in_standard(self, level: int, title: str) -> bool:
        if self.waits and level == 1:
            self.waits = not is_scope(title)
        return not self.waits and (level > 1 or not (is_front(title) or is_bibliography(title)))

    def _deepest(self) -> int:
        said = self.values.get("sectnumlevels", "")
        return int(said) if said.isdecimal() and len(said) < 3 else DEEPEST


def _last(said: Mapping[int, Value], line: int, *, default: Value) -> Value:
    """What was said last up to a line."""
    found = [value for place, value in said.items() if place <= line]
    return found[-1] if found else default
