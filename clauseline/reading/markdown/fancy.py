"""Lists and lines that pandoc knows and CommonMark does not, written as CommonMark writes them.

The marks of a fancy list, "(a)" or "iv.", become numbers of the same width, so that what is indented below them stays
where it is; which mark a line has is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LETTERS = r"[a-z]|[A-Z]|[ivxlc]{2,7}|[IVXLC]{2,7}"
_FANCY = re.compile(
    rf"(?P<mark>\((?:{_LETTERS}|\d{{1,3}}|@[\w-]{{0,40}})\)|(?:{_LETTERS}|#)[.)]|@[.)])(?P<gap> +)(?=\S)"
)
_PLAIN = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?P<gap> +)(?=\S)")
_INITIAL = re.compile(r"[A-Z]+\.")
_LINE = re.compile(r"\|(?: (?P<words>.*)|\s*)$")
_CODE = 4
_FENCE = re.compile(r"\s*(`{3,}+(?!.*`)|~{3,})")


@dataclass(slots=True)
class _Item:
    """An item that is open: where its mark and its words begin, and how many "#." its list has had."""

    indent: int
    words: int
    count: int = 0


@dataclass(slots=True)
class Fancy:
    """Rewrites `lines` in place. `marks` are those of the items that begin at a line, as pandoc shows them."""

    lines: list[str]
    marks: dict[int, str] = field(default_factory=dict)
    _open: list[_Item] = field(default_factory=list)
    _examples: int = 0

    def rewrite(self) -> dict[int, str]:
        """The marks by line."""
        blank = True
        for place in outside_code(self.lines):
            line = self.lines[place]
            words = line.lstrip(" ")
            if not words:
                blank = True
                continue
            self._item(place, len(line) - len(words), words, blank=blank)
            blank = False
        return self.marks

    def _item(self, place: int, indent: int, words: str, *, blank: bool) -> None:
        """Take a line for the start of an item if it is one, and close those that end before it."""
        plain, fancy = _PLAIN.match(words), _FANCY.match(words)
        sibling: _Item | None = None
        if blank or plain or fancy:
            while self._open and indent < self._open[-1].words:
                sibling = self._open.pop()
        room = self._open[-1].words if self._open else 0
        found = plain or (fancy if blank or sibling else None)
        if found is None or indent - room >= _CODE:
            return
        item = _Item(indent, indent + found.end("gap"))
        if found is fancy:
            mark = fancy["mark"]
            if _INITIAL.fullmatch(mark) and len(fancy["gap"]) < 2:
                return
            if "#" in mark:
                item.count = 1 + (sibling.count if sibling and sibling.indent == indent else 0)
            self.marks[place] = self._shown(mark, item.count)
            self.lines[place] = " " * indent + "1.".rjust(len(mark), "0") + words[len(mark) :]
        self._open.append(item)

    def _shown(self, mark: str, count: int) -> str:
        """A mark as it is shown: "#." is a number of its list, "(@)" one of the file."""
        if "@" in mark:
            self._examples += 1
            return f"({self._examples})"
        return mark.replace("#", str(count))


def outside_code(lines: list[str]) -> Iterator[int]:
    """The places of the lines that are not in a fenced block of code."""
    fence = ""
    for place, line in enumerate(lines):
        found = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        elif not fence:
            yield place


def break_lines(lines: list[str]) -> None:
    """Write the lines of pandoc's line blocks, "| so", as paragraphs whose lines end where they are typed."""
    block: list[int] = []
    before = ""
    for place in [*outside_code(lines), len(lines)]:
        line = lines[place] if place < len(lines) else ""
        if line[:1] == "|" and _LINE.match(line) and (block or not before.strip()):
            block.append(place)
        elif not (block and line[:1] == " " and line.strip()):
            if block and not line.strip() and not any(_draws(lines[one]) for one in block):
                for one in block:
                    found = _LINE.match(lines[one])
                    lines[one] = f"{(found['words'] or '').strip()}  " if found else lines[one]
            block = []
        before = line


def _draws(line: str) -> bool:
    """Whether a line belongs to a table of pipes."""
    return (line.rstrip().endswith("|") and len(line.strip()) > 1) or (not line.strip("|:- \t") and "-" in line)
