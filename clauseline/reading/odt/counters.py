"""The numbers that an OpenDocument program draws: outline numbering, lists, and how one continues another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from clauseline.reading.odt.names import LO, STYLE, TEXT, XML_ID, whole
from clauseline.reading.words.counting import DRAWN_BULLETS, LONGEST_LABEL, format_count

OUTLINE = "outline"
DEEPEST = 10
_BULLET = TEXT + "list-level-style-bullet"
_LEVELS = (TEXT + "outline-level-style", TEXT + "list-level-style-number", _BULLET, TEXT + "list-level-style-image")
_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none",
    "一": "chineseCounting", "壹": "chineseCounting", "0": "decimalZero", "①": "decimalEnclosedCircle",
    "１": "decimalFullWidth",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OdtLevel:
    """One level of a list style. `shown` is how many levels a number has, `pattern` one with its "%1%" places;
    `legal` numbers have digits alone, whatever the levels above are written in."""

    format: str = "none"
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    pattern: str | None = None
    bullet: str = ""
    doubled: bool = True
    legal: bool = False

    def is_counted(self) -> bool:
        """Whether its items have a number: bullets, and levels without one, take none."""
        return not self.bullet and self.format != "none"


@dataclass(slots=True)
class OdtList:
    """A list that is being counted: which style draws it, and where each level, from 1, stands."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)


class OdtCounters:
    """Counts the items and headings of a file as they come."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._styles: dict[str, dict[int, OdtLevel]] = {}
        for root in roots:
            for row in () if root is None else root.iter(TEXT + "list-style", TEXT + "outline-style"):
                name = OUTLINE if row.tag == TEXT + "outline-style" else row.get(STYLE + "name", "")
                self._styles.setdefault(name, _read_levels(row))
        self._outline = OdtList(OUTLINE)
        self._latest: dict[str, OdtList] = {}
        self._by_id: dict[str, OdtList] = {}
        self._last: OdtList | None = None

    def heading(self, level: int, start: int | None) -> str:
        """The number of the next heading of this level; "" if the file numbers no headings."""
        return self.count(self._outline, level, start)

    def open(self, element: etree._Element, style: str) -> OdtList:
        """The numbering of a `text:list` (or numbered paragraph) that stands in no other, in this list style."""
        found = self._by_id.get(element.get(TEXT + "continue-list", "") or element.get(TEXT + "list-id", ""))
        if found is None and element.get(TEXT + "continue-numbering") == "true":
            found = self._last if self._last and self._last.style == style else self._latest.get(style)
        found = found or OdtList(style)
        for name in (XML_ID, TEXT + "list-id"):
            if element.get(name):
                self._by_id[element.get(name, "")] = found
        self._latest[style] = self._last = found
        return found

    def count(self, numbering: OdtList, level: int, start: int | None = None, *, style: str | None = None) -> str:
        """The label of the next item at `level`, counted on from the one before or from `start`."""
        levels = self._styles.get(numbering.style if style is None else style, {})
        drawn = levels.get(level, OdtLevel())
        counts = numbering.counts
        for above in range(1, level):
            if above in levels and levels[above].is_counted():
                # "1.1" stands for a "1" that nobody wrote: the next item of that level is "2".
                counts.setdefault(above, levels[above].start)
        counts[level] = start if start is not None else counts[level] + 1 if level in counts else drawn.start
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return _draw(levels, counts, level)


def _read_levels(row: etree._Element) -> dict[int, OdtLevel]:
    return {whole(level.get(TEXT + "level"), 1, DEEPEST): _read_level(level) for level in row.iterchildren(*_LEVELS)}


def _read_level(row: etree._Element) -> OdtLevel:
    bullet = row.get(TEXT + "bullet-char", "•") if row.tag == _BULLET else ""
    if row.tag == TEXT + "list-level-style-image":
        bullet = "•"
    signs = row.get(STYLE + "num-format", "")
    pattern = row.get(STYLE + "num-list-format", row.get(LO + "num-list-format"))
    return OdtLevel(
        format=_FORMATS.get(signs[:1], "decimal"),
        prefix=row.get(STYLE + "num-prefix", "")[:LONGEST_LABEL],
        suffix=row.get(STYLE + "num-suffix", "")[:LONGEST_LABEL],
        start=whole(row.get(TEXT + "start-value"), 1),
        shown=whole(row.get(TEXT + "display-levels"), 1, DEEPEST),
        pattern=None if pattern is None else pattern[:LONGEST_LABEL],
        bullet=DRAWN_BULLETS.get(bullet, bullet[:LONGEST_LABEL]),
        doubled=row.get(STYLE + "num-letter-sync") == "true",
        legal=row.get(LO + "is-legal") == "true",
    )


def _draw(levels: dict[int, OdtLevel], counts: dict[int, int], level: int) -> str:
    drawn = levels.get(level, OdtLevel())
    if drawn.bullet:
        return drawn.bullet
    if drawn.format == "none":
        return "" if drawn.pattern is None or "%" in drawn.pattern else drawn.pattern.strip()

    def number(place: int) -> str:
        other = levels.get(place, OdtLevel())
        count = counts.get(place, other.start)
        return str(count) if drawn.legal and other.format != "none" else _format(count, other)

    if drawn.pattern is not None:
        return re.sub(r"%(\d{1,2})%", lambda found: number(int(found[1])), drawn.pattern).strip()
    shown = range(max(1, level - drawn.shown + 1), level + 1)
    parts = [number(place) for place in shown if levels.get(place, OdtLevel()).format != "none"]
    return f"{drawn.prefix}{'.'.join(parts)}{drawn.suffix}".strip()


def _format(count: int, level: OdtLevel) -> str:
    """Letters go on after z as aa, bb where they are doubled, and else as aa, ab."""
    if level.format not in ("lowerLetter", "upperLetter") or level.doubled or count <= 26:
        return format_count(count, level.format)
    letters = ""
    while count > 0:
        count, rest = divmod(count - 1, 26)
        letters = chr(97 + rest) + letters
    return letters if level.format == "lowerLetter" else letters.upper()
