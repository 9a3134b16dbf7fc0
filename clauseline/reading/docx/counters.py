"""The numbers that Word draws: the counters of numbering.xml and the labels they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from clauseline.reading.docx.names import VALUE, W, is_on, value
from clauseline.reading.docx.styles import WordStyle, WordStyles
from clauseline.reading.words.counting import DRAWN_BULLETS, LONGEST_LABEL, format_count

LEVELS = 9
"""A list has no more levels."""


@dataclass(frozen=True, slots=True)
class WordLevel:
    """One level of a list: `text` with its "%1" places, and after which level it starts again (0 never)."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class WordList:
    """A list as one `w:num` has it; `counts` are shared by all that stand on the same definition."""

    levels: dict[int, WordLevel]
    starts: dict[int, int]
    counts: dict[int, int]
    started: set[int] = field(default_factory=set)

    def advance(self, ilvl: int) -> None:
        """Count one more at a level that the list has: from where this list begins it, the first time."""
        first = self.starts.get(ilvl) if ilvl not in self.started else None
        self.started.add(ilvl)
        counts = self.counts
        counts[ilvl] = first if first is not None else counts[ilvl] + 1 if ilvl in counts else self.levels[ilvl].start


class WordCounters:
    """Counts the numbered paragraphs of a file as they come."""

    def __init__(self, root: etree._Element | None, styles: WordStyles) -> None:
        self._styles = styles
        rows = [] if root is None else list(root.iter(W + "num"))
        definitions = (
            {} if root is None else {row.get(W + "abstractNumId", ""): row for row in root.iter(W + "abstractNum")}
        )
        self._rows = {row.get(W + "numId", ""): row for row in rows}
        self._definitions = definitions
        self._counts: dict[str, dict[int, int]] = {}
        self._lists: dict[str, WordList | None] = {}
        self._levels: dict[etree._Element, dict[int, WordLevel]] = {}
        self._styled: dict[str, str] | None = None

    def label(self, numbering: etree._Element | None, style: WordStyle) -> tuple[str, int]:
        """The label of the next paragraph with this `w:numPr` and style ("" for none), and its level from 0.

        Every call counts: call it once for each numbered paragraph, in the order of the file.
        """
        number = value(numbering, "numId") if numbering is not None else None
        direct = number is not None
        number = number if direct else style.number
        if number is None or number == "0":
            return "", 0
        found = self._list(number)
        if found is None:
            return "", 0
        ilvl = _whole(value(numbering, "ilvl")) if numbering is not None else None
        if ilvl is None:
            ilvl = style.ilvl or 0 if direct and number != style.number else _style_level(found, style)
        return self._count(found, ilvl), ilvl

    def _list(self, number: str) -> WordList | None:
        if number not in self._lists:
            self._lists[number] = self._load(number)
        return self._lists[number]

    def _load(self, number: str) -> WordList | None:
        row = self._rows.get(number)
        definition = self._definitions.get(value(row, "abstractNumId") or "") if row is not None else None
        if row is None or definition is None:
            return None
        linked = value(definition, "numStyleLink")
        if linked:
            target = self._styles.get(linked).number or self._styled_list(linked)
            if target and target != number:
                other = self._rows.get(target)
                definition = (
                    self._definitions.get(value(other, "abstractNumId") or "", definition)
                    if other is not None
                    else definition
                )
        levels = dict(self._levels_of(definition))
        starts: dict[int, int] = {}
        for override in row.findall(W + "lvlOverride"):
            ilvl = _level_of(override)
            own = override.find(W + "lvl")
            if own is not None and ilvl < LEVELS:
                levels[ilvl] = _read_level(own)
            start = _whole(value(override, "startOverride"))
            if start is not None:
                starts[ilvl] = start
        counts = self._counts.setdefault(definition.get(W + "abstractNumId", ""), {})
        return WordList(levels, starts, counts)

    def _levels_of(self, definition: etree._Element) -> dict[int, WordLevel]:
        """The levels of a definition, read once for all lists that stand on it."""
        if definition not in self._levels:
            rows = {_level_of(row): row for row in definition.findall(W + "lvl")}
            self._levels[definition] = {ilvl: _read_level(row) for ilvl, row in rows.items() if ilvl < LEVELS}
        return self._levels[definition]

    def _styled_list(self, style: str) -> str | None:
        """The list of a numbering style: the definition that carries its `w:styleLink`."""
        if self._styled is None:
            self._styled = {}
            for key, row in self._rows.items():
                definition = self._definitions.get(value(row, "abstractNumId") or "")
                linked = None if definition is None else value(definition, "styleLink")
                if linked is not None:
                    self._styled.setdefault(linked, key)
        return self._styled.get(style)

    def _count(self, numbering: WordList, ilvl: int) -> str:
        level = numbering.levels.get(ilvl)
        if level is None:
            return ""
        counts = numbering.counts
        for above in range(ilvl):
            if above not in counts and _is_counted(numbering, above):
                # "1.1" stands for a "1" that nobody wrote: the next paragraph of that level is "2".
                numbering.advance(above)
        numbering.advance(ilvl)
        for deeper in [other for other in counts if other > ilvl]:
            restart = numbering.levels[deeper].restart if deeper in numbering.levels else None
            if restart is None or (restart and ilvl < restart):
                del counts[deeper]
        return _draw(numbering, level)


def _is_counted(numbering: WordList, ilvl: int) -> bool:
    """Whether the paragraphs of a level have a number: bullets, and levels without one, take none."""
    level = numbering.levels.get(ilvl)
    return level is not None and level.format not in ("bullet", "none")


def _style_level(numbering: WordList, style: WordStyle) -> int:
    """The level that names the style, or one it is based on; else the level the style itself gives."""
    for name in style.ids[:1]:
        for ilvl, level in numbering.levels.items():
            if level.style == name:
                return ilvl
    if style.ilvl is not None:
        return style.ilvl
    named = {level.style: ilvl for ilvl, level in numbering.levels.items() if level.style}
    return next((named[name] for name in style.ids if name in named), 0)


def _draw(numbering: WordList, level: WordLevel) -> str:
    if level.format == "bullet":
        return DRAWN_BULLETS.get(level.text, level.text)
    if level.format == "none" and "%" not in level.text:
        return level.text

    def number(found: re.Match[str]) -> str:
        ilvl = int(found[1]) - 1
        other = numbering.levels.get(ilvl, WordLevel())
        count = numbering.counts.get(ilvl, other.start)
        return format_count(count, "decimal" if level.legal and other.format != "none" else other.format)

    return re.sub("%([1-9])", number, level.text)


def _level_of(row: etree._Element) -> int:
    return _whole(row.get(W + "ilvl")) or 0


def _whole(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else None


def _read_level(row: etree._Element) -> WordLevel:
    text = row.find(W + "lvlText")
    start = _whole(value(row, "start"))
    return WordLevel(
        start=0 if start is None else start,
        format=value(row, "numFmt") or "decimal",
        text="" if text is None else text.get(VALUE, "")[:LONGEST_LABEL],
        restart=_whole(value(row, "lvlRestart")),
        legal=is_on(row, "isLgl"),
        style=value(row, "pStyle") or "",
    )
