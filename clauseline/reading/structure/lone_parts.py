"""Lines that say nothing but the word and number of a part of a law: which start it, and which were cells of a table.

Title I: Parks            starts Title I
The list applies to:
Title I                   a cell: Title I is open already
Decree of 3 March
Title II                  a cell: another line has its title
Decree of 4 March
Title II: Islands         starts Title II
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clauseline.outline import canonical
from clauseline.reading.lines import Line, Row, typed_label
from clauseline.reading.structure.surveying import can_start_annex
from clauseline.reading.words.numbering import Label, is_coded, place_of, unit_of
from clauseline.reading.words.ranks import ARTICLE, GONE
from clauseline.reading.words.vocabulary import is_title

MOST = 3
"""So many parts with their titles behind them: a word without one is seldom theirs in such a text."""
_FAR = 2
"""So far behind a part without words its title and its first part stand."""
_NEAR = 8
"""So many parts of one kind before a line are looked at."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A line with the word and number of a part, or the label of an annex, and its place among all lines."""

    at: int
    label: Label
    unit: str
    words: str

    @property
    def is_titled(self) -> bool:
        return is_title(self.words) and (bool(self.label.mark) or self.words[0].isupper())

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing else, and not that it is the only one of its kind."""
        return self.label.rank > 0 and not self.words and not self.name.endswith("unique")

    @property
    def name(self) -> str:
        return self.label.number.casefold()


def cells(lines: Sequence[Line | Row]) -> set[int]:
    """The `id` of each line that names a part of a law as a cell of a table does, which its file no longer has.

    Such a name does not go on the count of its parts, or other lines have its title or the titles of its kind; and no
    part follows it, of which it could be the head. An article that has a number of its code twice begins where
    sentences stand behind it.
    """
    parts = list(_parts(lines))
    titled = Counter(part.unit for part in parts if part.is_titled)
    doubtful = _doubtful(parts)
    starts: dict[int, Label] = {}
    found: set[int] = set()
    for part in reversed(parts):
        line = lines[part.at]
        is_plain = isinstance(line, Line) and line.role == "text" and part.is_bare
        if not is_plain or part.label.rank == ARTICLE:
            is_cell = is_plain and part.at in doubtful and _ends_in_a_cell(lines, part.at)
        elif part.at in doubtful:
            is_cell = doubtful[part.at] or not _leads(lines, part, starts, _FAR)
        else:
            is_cell = titled[part.unit] >= MOST and not _leads(lines, part, starts, 1)
        if is_cell:
            found.add(id(line))
        else:
            starts[part.at] = part.label
    return found


def _parts(lines: Sequence[Line | Row]) -> Iterator[_Part]:
    for at, line in enumerate(lines):
        if isinstance(line, Row) or line.label or line.role == "contents":
            continue
        label = typed_label(line)
        if not label or not label.number or label.number[0] in "第§":
            continue
        if label.rank or (label.kind in ("annex", "appendix") and can_start_annex(line, label)):
            yield _Part(at, label, unit_of(label.number) if label.rank else "", canonical(line.text[label.end :]))


def _doubtful(parts: Sequence[_Part]) -> dict[int, bool]:
    """The places of the lines that do not go on their count, or whose number another part beside them has, and whether
    that one has the title; of articles those with a number of a code that stood before."""
    found: dict[int, bool] = {}
    beside: dict[str, list[_Part]] = {}
    articles: set[str] = set()
    for part in parts:
        if not part.label.rank:
            beside, articles = {}, set()
            continue
        if part.label.rank == ARTICLE:
            if is_coded(part.label.number) and part.name in articles:
                found[part.at] = False
            articles.add(part.name)
            continue
        last = beside.get(part.unit, [])
        for other in last:
            if other.name == part.name:
                found[part.at] = found.get(part.at, False) or other.is_titled
                found[other.at] = found.get(other.at, False) or part.is_titled
        if last and 0 < place_of(part.label.number) < max(place_of(one.label.number) for one in last):
            found.setdefault(part.at, False)
        if not part.words and not last and place_of(part.label.number) > 1:
            found.setdefault(part.at, False)
        beside[part.unit] = [*last, part][-_NEAR:]
        if part.words or part.at not in found:
            beside = {unit: own for unit, own in beside.items() if own[0].label.rank <= part.label.rank}
    return found


def _leads(lines: Sequence[Line | Row], part: _Part, starts: Mapping[int, Label], far: int) -> bool:
    """Whether a part of the one at this line follows, at once or behind what can be a title, or nothing does, or it
    says that it is no more."""
    at, own = part.at, part.label
    for place in range(at + 1, min(at + far + 1, len(lines))):
        if inner := starts.get(place):
            return own is not None and (
                inner.rank > own.rank or (inner.rank < own.rank and place_of(inner.number) == 1)
            )
        line = lines[place]
        words = canonical(line.text) if isinstance(line, Line) else ""
        if GONE.match(words):
            return True
        if not is_title(words):
            return False
    return at + 1 == len(lines)


def _ends_in_a_cell(lines: Sequence[Line | Row], at: int) -> bool:
    """Whether what stands behind this line is no sentence."""
    after = lines[at + 1] if at + 1 < len(lines) else None
    return after is None or (isinstance(after, Line) and is_title(canonical(after.text)))
