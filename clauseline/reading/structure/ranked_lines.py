"""Plain paragraphs that begin with the number of a part of a law: which start it, and which only speak of it.

§ 1 Purpose                      starts § 1
§ 6 Absatz 2 applies.            speaks of § 6
§ 2 (repealed)              ->   starts § 2
§§ 3 to 5 (repealed)             starts one for all of them, behind which § 6 follows
§ 3                              starts § 3, if no other line gives § 3 a title
§ 7 Paths                        speaks of § 7, if the others do not count so far
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from clauseline.outline import canonical
from clauseline.reading.lines import Line
from clauseline.reading.structure.ended_titles import is_ended_title
from clauseline.reading.structure.headings import Heading
from clauseline.reading.structure.surveying import LEAST, glued_articles, resuming, units
from clauseline.reading.words.numbering import Label, is_coded, place_of, unit_of
from clauseline.reading.words.ranks import ARTICLE, COUNTS_FREELY, GONE
from clauseline.reading.words.vocabulary import is_title

LONGEST_HAN = 60
"""Longer words behind 第二章 at the start of a paragraph are a sentence about the chapter, not its title."""
LONGEST = 320
"""Behind a mark parts of laws have titles as long as this."""
MISSING = 2
"""So many numbers may be missing before the next: more are no gap in the text, but another text that is spoken of."""
NUMBERED_PARAGRAPH = re.compile(r"\(\d{1,3}[a-z]{0,2}\)\s")
"""With what the first paragraph of an article begins."""
GOES_ON = re.compile(
    r"(?:,\s(?:wer|die|der|das|dass|wenn|soweit|sofern|ob|qui|que|who|which|that|if)|\s(?:und|oder|et|ou|and|or|von|nach|für|the|of))$"
)
"""Where words end so, a list or another line goes on with their sentence."""
_REFERS = re.compile(
    r"(?:Abs(?:atz|ätze|\.)|Satz|Sätze|Nummern?|Nr\.|Buchst(?:abe|\.)|[Aa]linéas?|[Pp]aragraphs?|[Aa]partados?)(?!\w)"
)
"""With what a reference goes on behind the number of an article."""


@dataclass(slots=True)
class RankedLines:
    """Reads such lines one after the other; knows how far each word has counted."""

    labelled: Sequence[tuple[Line, Label]]
    ended: Collection[str] = ()
    """The words that count articles whose titles end with a full stop."""
    _units: set[str] = field(init=False)
    _glued: set[int] = field(init=False)
    _resuming: set[int] = field(init=False)
    _titled: set[str] = field(init=False)
    _titling: set[str] = field(init=False)
    _last: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._units = units(self.labelled)
        self._glued = glued_articles(self.labelled)
        self._resuming = resuming(self.labelled)
        self._titled = {
            label.number for line, label in self.labelled if label.number[:1] == "§" and _titles(line, label)
        }
        self._titling = _titling(self.labelled)

    def step(self, heading: Heading) -> None:
        """A numbered heading was read, in a style or none; parts of an annex count from one."""
        if heading.kind in ("annex", "appendix"):
            self._last.clear()
        elif heading.rank:
            self._last[unit_of(heading.number)] = place_of(heading.number)

    def titles_on_its_line(self, number: str) -> bool:
        """Whether most articles that are counted like this one have their titles on their own lines."""
        return unit_of(number) in self._titling

    def has_title(self, line: Line, label: Label) -> bool | None:
        """Whether what stands behind the label is the title of the part that the line starts, or the words of its first
        paragraph; None for a line that starts none."""
        if label.number.startswith("第"):
            return self._of_han(line, label)
        return self._of_unit(line, label, canonical(line.text[label.end :]))

    def _of_han(self, line: Line, label: Label) -> bool | None:
        rest = line.text[label.end :]
        if label.kind == "article":
            starts = not label.glued or rest[:1] in "【（(" or id(line) in self._glued
            return False if starts else None
        return None if rest.strip() and not is_title(canonical(rest), longest=LONGEST_HAN) else True

    def _of_unit(self, line: Line, label: Label, words: str) -> bool | None:
        """Alone or before a title, or the next of its kind before any words."""
        if unit_of(label.number) not in self._units or _REFERS.match(words) or self._is_bare(label, words):
            return None
        apart, due = bool(label.mark or label.tabbed or not words or GONE.match(words)), self._is_due(line, label)
        if not (apart or (due and words[:1].isupper())):
            return None
        may_end = words.isupper() or (apart and label.rank < ARTICLE)
        longest = LONGEST if label.mark and label.rank < ARTICLE else LONGEST // 2
        if is_title(words or "-", longest=longest) or (may_end and is_title(words.rstrip("."), longest=longest)):
            return True
        if due and label.parts == 1 and unit_of(label.number) in self.ended and is_ended_title(words):
            return True
        return False if due and (apart or is_coded(label.number)) else None

    def _is_bare(self, label: Label, words: str) -> bool:
        """Whether nothing stands behind "§ 3", which another line has with a title: there a line of a sentence ends."""
        return not words and label.number in self._titled

    def _is_due(self, line: Line, label: Label) -> bool:
        """Whether `label` is the first of its unit, or follows the last one that was read."""
        last, place = self._last.get(unit_of(label.number)), place_of(label.number)
        if is_coded(label.number) or id(line) in self._resuming:
            return True
        if last is None or (place == label.parts == 1 and label.rank < ARTICLE):
            return place == 1 or unit_of(label.number) in COUNTS_FREELY
        return 0 <= place - last <= 1 + MISSING


def _titles(line: Line, label: Label) -> bool:
    words = canonical(line.text[label.end :])
    return is_title(words) and words[:1].isupper() and not _REFERS.match(words)


def _titling(labelled: Sequence[tuple[Line, Label]]) -> set[str]:
    """The words that count articles of which most, and more than a few, have titles on their lines."""
    units_of = Counter(unit_of(label.number) for _, label in labelled if label.rank == ARTICLE and label.number)
    titled = Counter(
        unit_of(label.number)
        for line, label in labelled
        if label.rank == ARTICLE and label.number and _titles(line, label)
    )
    return {unit for unit, count in titled.items() if count >= LEAST and 2 * count > units_of[unit]}
