"""Blocks of AsciiDoc to lines and rows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clauseline.reading.asciidoc.counting import DISCRETE, Sections
from clauseline.reading.asciidoc.inline import DocWords
from clauseline.reading.asciidoc.items import ITEM, TERM, OpenItems
from clauseline.reading.asciidoc.tables import TableSource
from clauseline.reading.lines import Line, Picture, Row
from clauseline.reading.words.vocabulary import is_front
from clauseline.vocabulary import Role

_ATTRIBUTES = re.compile(r"\[(?:\[[\w:][^\[\]]*\]|[\w.#%,\"'=&*][^\n]*|)\][ \t]*$")
_TITLE = re.compile(r"\.(?![\s.])(?P<words>\S.*)$")
_HEADING = re.compile(r"(?P<marks>={1,6}|#{1,6})[ \t]+(?P<words>\S.*?)(?:[ \t]+(?P=marks))?[ \t]*$")
_FENCE = re.compile(
    r"(?P<mark>-{4,}|={4,}|\*{4,}|_{4,}|\.{4,}|\+{4,}|--|`{3,}(?=[\w,+#-]*\s*$)|[|,:!]={3,})[\w,+#-]*[ \t]*$"
)
_BREAK = re.compile(r"(?:'{3,}|<{3,}|-{3}|\*{3}|toc::\[.*\])[ \t]*$")
_MACRO = re.compile(r"(?P<name>image|video|audio|stem)::(?P<to>[^\[\]]*)\[(?P<words>[^\[\]]*)\][ \t]*$")
_ADMONITION = re.compile(r"(?P<name>NOTE|TIP|IMPORTANT|WARNING|CAUTION|EDITOR): +(?=\S)")
_OTHER_NAME = re.compile(r"(?:alt|preferred|admitted|deprecated|domain|symbol|related):[\w-]*\[.*\][ \t]*")
_STYLE = re.compile(r"(?<!\[)\[(?P<style>NOTE|TIP|IMPORTANT|WARNING|CAUTION|example|EXAMPLE)\b", re.I)
_CODE = re.compile(r"(?<!\[)\[(?:source|listing|literal|screen|pseudocode|%?\w*,? ?ditaa)\b|\[,")
_FORMULA = re.compile(r"(?<!\[)\[(?:stem|latexmath|asciimath)\b")
_ITEM_STYLE = re.compile(r"(?<!\[)\[(arabic|loweralpha|lowerroman|upperalpha|upperroman)\b")
DEEP = 40
"""Blocks in one another are read so deep; deeper ones are words."""


@dataclass(frozen=True, slots=True)
class Around:
    """Where a block stands: the role and label of the paragraphs in it, how many blocks hold it, and in which item."""

    role: Role = "text"
    label: str = ""
    depth: int = 0
    in_item: bool = False


@dataclass(slots=True)
class DocBlocks:
    """Walks the lines of a file. `at` is the next one."""

    lines: Sequence[str]
    words: DocWords
    sections: Sections
    at: int = 0
    _tables: int = 0
    _label: str = ""
    """Of a note, until its first paragraph has it."""
    _items: OpenItems = field(default_factory=OpenItems)
    _marks: dict[str, list[int]] = field(default_factory=dict)
    """The lines at which blocks may begin or end, by their marks."""

    def read(self, end: int, around: Around) -> Iterator[Line | Row]:
        """One block, with the attributes and the title above it."""
        attributes, title = self._head(end)
        if self.at >= end:
            if title:
                yield self._line(title, "subheading")
            return
        line = self.lines[self.at]
        heading = _HEADING.match(line) if not around.depth and not around.in_item else None
        if heading:
            yield self._heading(heading, attributes)
            return
        body = list(self._body(end, attributes, around))
        if title and not (_STYLE.search(attributes) and _STYLE.search(f"[{title.strip(':')}]")):
            yield self._titled(title, body, around)
        yield from body

    def _head(self, end: int) -> tuple[str, str]:
        """The lines of attributes above a block, and its title."""
        attributes: list[str] = []
        title = ""
        while self.at < end:
            line = self.lines[self.at]
            found = _TITLE.match(line)
            if found and not title:
                title = found["words"]
            elif line.strip() and not _ATTRIBUTES.match(line):
                break
            elif line.strip():
                attributes.append(line.strip())
            self.at += 1
        return " ".join(attributes), title

    def _titled(self, title: str, body: Sequence[Line | Row], around: Around) -> Line:
        first = next((item for item in body if isinstance(item, Row) or item.text.strip() or item.pictures), None)
        if isinstance(first, Row) or (first and (first.role == "code" or first.pictures)):
            return self._line(title, "caption")
        is_part = is_front(title) and not around.depth
        return self._line(title, "heading")._replace(level=1) if is_part else self._line(title, "subheading")

    def _heading(self, found: re.Match[str], attributes: str) -> Line:
        self.sections.turn(self.at)
        self.at += 1
        level = self.sections.level(found["marks"])
        line = self._line(found["words"], "subheading" if DISCRETE.search(attributes) else "heading")
        if line.role == "subheading":
            return line
        return line._replace(level=level, label=self.sections.label(level, line.text, attributes))

    def _line(self, typed: str, role: Role = "text") -> Line:
        text, notes = self.words.read(typed)
        return Line(text, role, notes=notes)

    def _body(self, end: int, attributes: str, around: Around) -> Iterator[Line | Row]:
        line = self.lines[self.at]
        style = _STYLE.search(attributes)
        if style:
            around, said = self._styled(style["style"].upper(), around)
            yield from said
        if fence := _FENCE.match(line):
            yield from self._fenced(fence["mark"], end, attributes, around)
        elif _BREAK.match(line) or line.strip() == "+":
            self.at += 1
        elif macro := _MACRO.match(line):
            self.at += 1
            yield self._macro(macro)
        elif _CODE.search(attributes) or (line[:1] in " \t" and not ITEM.match(line)):
            yield Line("\n".join(self._run(end)), "code")
        elif ITEM.match(line) or TERM.match(line):
            yield from self._list(end, attributes, around)
        else:
            yield from self._paragraph(end, around)
        self._label = "" if style else self._label

    def _styled(self, style: str, around: Around) -> tuple[Around, Sequence[Line]]:
        """What stands in a note or an example, or below the word for another admonition, which may bind."""
        if style in ("NOTE", "TIP", "EXAMPLE"):
            self._label = style
            role: Role = "example" if style == "EXAMPLE" else "note"
            return Around(role, style, around.depth, around.in_item), ()
        return around, [Line(style, "subheading")]

    def _macro(self, found: re.Match[str]) -> Line:
        if found["name"] == "stem":
            return Line(found["words"], "formula")
        alt = found["words"].split(",")[0].strip().strip('"')
        return Line("", pictures=(Picture("", "" if "=" in alt else alt),))

    def _run(self, end: int, *, in_list: bool = False) -> list[str]:
        """The lines up to the next blank one or the next block that needs none: in a list an item is one."""
        start = self.at
        self.at += 1
        while self.at < end and (line := self.lines[self.at]).strip() and not _begins(line, in_list=in_list):
            self.at += 1
        return list(self.lines[start : self.at])

    def _paragraph(self, end: int, around: Around) -> Iterator[Line]:
        """The lines of a paragraph together; other names of a term each by itself."""
        run = self._run(end, in_list=around.in_item)
        if all(map(_OTHER_NAME.fullmatch, run)):
            yield from map(self._line, run)
            return
        typed = "\n".join(run)
        said = _ADMONITION.match(typed)
        line = self._line(typed, "note" if said and said["name"] in ("NOTE", "TIP") else around.role)
        if self._label:
            line, self._label = line._replace(label=self._label), ""
        yield line

    def _fenced(self, mark: str, end: int, attributes: str, around: Around) -> Iterator[Line | Row]:
        """A block between two marks."""
        start = self.at + 1
        close = self._close(mark, start, end)
        self.at = start
        if mark[0] in "|,:!" and mark[1] == "=":
            self._tables += 1
            yield from TableSource(self.lines[start:close], attributes, mark[0]).rows(self._tables, self.words)
        elif mark[0] in ".+`" or (mark[0] == "-" and len(mark) > 2) or around.depth >= DEEP or _CODE.search(attributes):
            role: Role = "formula" if _FORMULA.search(attributes) else "code"
            text = "\n".join(self.lines[start:close]).strip("\n")
            yield from [Line(text, role)] if text.strip() else []
        else:
            inner = Around(around.role, around.label, around.depth + 1)
            items, self._items = self._items, OpenItems()
            while self.at < close:
                yield from self.read(close, inner)
            self._items = items
        self.at = min(close + 1, end)

    def _close(self, mark: str, start: int, end: int) -> int:
        """The line that ends a block with this mark; one that nothing ends goes on to `end`."""
        if not self._marks:
            for place, line in enumerate(self.lines):
                if _FENCE.match(line):
                    self._marks.setdefault(line.rstrip(), []).append(place)
        places = self._marks.get(mark, [])
        further = bisect_left(places, start)
        return min(places[further], end) if further < len(places) else end

    def _list(self, end: int, attributes: str, around: Around) -> Iterator[Line | Row]:
        """The items of a list, and what is attached to them."""
        style = _ITEM_STYLE.search(attributes)
        outer = self._items
        self._items = OpenItems(style[1] if style else "")
        while self.at < end:
            line = self.lines[self.at]
            item, term = ITEM.match(line), TERM.match(line)
            if item:
                yield self._item(item, end)
            elif term:
                yield from self._term(term, end, around)
            yield from self._attached(end, around)
            if not self._goes_on(end):
                break
        self._items = outer

    def _item(self, found: re.Match[str], end: int) -> Line:
        depth, label = self._items.step(found)
        typed = "\n".join([found["words"], *self._run(end, in_list=True)[1:]])
        line = self._line(typed)
        mark = found["bullet"] or found["typed"] or found["call"] or ""
        text = f"{mark[:1] if found['bullet'] else mark} {line.text}" if mark else line.text
        shift = len(text) - len(line.text)
        notes = tuple(note._replace(call=note.call + shift) for note in line.notes)
        return Line(text, "item", depth, label, notes)

    def _term(self, found: re.Match[str], end: int, around: Around) -> Iterator[Line]:
        """A term, and what is said of it on its line or on the next ones."""
        self._items.term(found["mark"])
        yield self._line(found["words"], "term")
        rest = self._run(end, in_list=True)[1:]
        typed = "\n".join([*filter(None, [found["text"]]), *rest])
        if typed.strip():
            yield self._line(typed, around.role)

    def _attached(self, end: int, around: Around) -> Iterator[Line | Row]:
        """The blocks that a line with a plus sign attaches to an item, and a block right below it."""
        inner = Around(around.role, around.label, around.depth, in_item=True)
        while self.at < end:
            line = self.lines[self.at]
            if line.rstrip() == "+":
                self.at += 1
            elif not (_FENCE.match(line) and _FENCE.match(line)["mark"] == "--"):  # type: ignore[index]
                return
            if self.at < end and not self._begins_item():
                yield from self.read(end, inner)

    def _begins_item(self) -> bool:
        line = self.lines[self.at]
        return bool(ITEM.match(line) or (TERM.match(line) and not _FENCE.match(line)))

    def _goes_on(self, end: int) -> bool:
        """Whether another item follows, behind blank lines perhaps: then it is the next."""
        place = self.at
        while place < end and not self.lines[place].strip():
            place += 1
        blank = place > self.at
        if place >= end:
            self.at = place
            return False
        line = self.lines[place]
        if not (ITEM.match(line) or TERM.match(line)) or _FENCE.match(line) or _MACRO.match(line):
            return False
        self.at = place if blank or place == self.at else self.at
        return True


def _begins(line: str, *, in_list: bool) -> bool:
    """Whether a line ends the paragraph above it though none between them is blank."""
    if in_list and (line.rstrip() == "+" or ITEM.match(line) or TERM.match(line)):
        return True
    return bool(_FENCE.match(line) or _ATTRIBUTES.match(line) or _MACRO.match(line))
