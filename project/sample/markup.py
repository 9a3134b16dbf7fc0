"""The light markup of the sample drafts: one paragraph a line.

`# 6 | Overview` and `## 6.1 | General` are headings with a typed number, `#+ Overview` has its number from Word.
`| a | b |` is a row of a table, `<` a cell joined to its left neighbour; after `[cover]` the table is a cover.
`[Style name] words` names a style; `- `, `a) `, `NOTE – `, `Annex A | Title` find theirs by the layout's rules.
`[contents] Title | 3 3 4`, `[figure] file | what it shows`, `[^1]: a footnote`, called by `[^1]`; ` | ` is a tab.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from project.sample.layouts import Layout

_HEADING = re.compile(r"(#+)(\+?) ")
_DIRECTIVE = re.compile(r"\[(\^?[^\]]+)\]:? ?")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in a style. `level` is 1 or more for a heading, whose number Word counts when `automatic`."""

    style: str
    text: str
    level: int = 0
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells; a cell "<" belongs to the one at its left."""

    rows: tuple[tuple[str, ...], ...]
    cover: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file beside the draft and what it shows."""

    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the contents list, with the page of each entry as last seen."""

    title: str
    pages: tuple[str, ...]


Piece = Paragraph | Grid | Picture | Contents


@dataclass(slots=True)
class Pages:
    """A draft as pieces in order, with its footnotes by their number."""

    pieces: list[Piece] = field(default_factory=list)
    footnotes: dict[str, str] = field(default_factory=dict)


def read(source: str, layout: Layout) -> Pages:
    """The pieces of `source`. Raises ValueError for a style that `layout` does not have."""
    pages = Pages()
    rows: list[tuple[str, ...]] = []
    cover = False
    for line in [*source.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip(" |").split(" | ")))
            continue
        if rows:
            pages.pieces.append(Grid(tuple(rows), cover))
            rows, cover = [], False
        if line == "[cover]":
            cover = True
        elif line:
            _add(pages, line, layout)
    return pages


def _add(pages: Pages, line: str, layout: Layout) -> None:
    directive = _DIRECTIVE.match(line)
    if directive is None:
        pages.pieces.append(_heading(line, layout) or _paragraph(line, layout, pages.pieces))
        return
    name, rest = directive.group(1), line[directive.end() :]
    first, _, second = rest.partition(" | ")
    if name.startswith("^"):
        pages.footnotes[name[1:]] = rest
    elif name == "figure":
        pages.pieces.append(Picture(first, second))
    elif name == "contents":
        pages.pieces.append(Contents(first, tuple(second.split())))
    else:
        pages.pieces.append(_named(name, rest, layout))


def _named(style: str, words: str, layout: Layout) -> Paragraph:
    if style not in {known.name for known in layout.styles}:
        raise ValueError(f"No style is called “{style}”.")
    return Paragraph(style, words.replace(" | ", "\t"))


def _heading(line: str, layout: Layout) -> Paragraph | None:
    mark = _HEADING.match(line)
    if mark is None:
        return None
    level = len(mark.group(1))
    words = line[mark.end() :].replace(" | ", "\t")
    return Paragraph(layout.headings[level - 1], words, level, bool(mark.group(2)))


def _paragraph(line: str, layout: Layout, before: list[Piece]) -> Paragraph:
    for rule in layout.rules:
        if rule.pattern.match(line):
            return Paragraph(rule.style, rule.pattern.sub(rule.becomes, line, count=1))
    last = before[-1] if before else None
    follows = isinstance(last, Paragraph) and last.level > 0
    style = layout.after_heading if follows else layout.body
    return Paragraph(style, line.replace(" | ", "\t"))
