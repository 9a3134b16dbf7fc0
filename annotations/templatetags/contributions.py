"""What a contributor brought, as pictures of shares and of force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import template

from annotations.templatetags.origins import HUES
from proposals.queries.contributions import ForceTold
from proposals.queries.contributor_words import WordsNow, WordsThere

register = template.Library()

HALF = 100
"""So wide is either side of a bar of force, in units of its picture."""


@dataclass(frozen=True, slots=True)
class WordsPart:
    """A row and its part of the bar, in thousandths of all words in public proposals; a restricted one has none."""

    row: WordsThere
    start: float
    size: float
    style: str

    @property
    def percent(self) -> str:
        share = self.size / 10
        return "<1" if 0 < share < 1 else str(round(share))


@dataclass(frozen=True, slots=True)
class ForceBar:
    """A row with the lengths of both sides of its bar."""

    row: ForceTold
    weaker: float
    stronger: float

    @property
    def start(self) -> float:
        return HALF - self.weaker


@register.simple_tag
def word_parts(now: WordsNow) -> list[WordsPart]:
    """The rows, the public ones with parts of the bar that are all of it together."""
    parts, start, number = [], 0.0, 0
    for row in now.rows:
        size = 0.0 if row.is_restricted else 1000 * row.words / (now.public or 1)
        parts.append(WordsPart(row, start, size, f"source-{min(number, HUES) + 1}" if size else "own"))
        start, number = start + size, number + bool(size)
    return parts


@register.simple_tag
def force_bars(rows: Sequence[ForceTold]) -> list[ForceBar]:
    """In the order of time, all on one scale."""
    most = max((n for row in rows for n in (row.weakened, row.strengthened)), default=0) or 1
    ordered = sorted(rows, key=lambda row: (row.new.date is None, row.new.date or date.min, row.new.pk))
    return [ForceBar(row, HALF * row.weakened / most, HALF * row.strengthened / most) for row in ordered]
