"""What a policy said of data and says now, as a table: the parts of the sentences that changed, in their own words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from django.urls import reverse

from clauseline.comparing.kinds.handling import HandlingSentence, pair_handling, read_handling
from clauseline.vocabulary import HANDLED_PARTS, SentencePart
from proposals.models import ChangeSide, Comparison
from proposals.queries.genres import genre_of

CHARACTERS = 300_000
"""So much of the changed text of a side is read, at most."""
ROWS = 60
"""So many sentences the table has, at most: the first ones."""


class HandlingCell(NamedTuple):
    """A part of a sentence; `permalink` is the path of the page that shows its words, None where none does."""

    words: str
    permalink: str | None


class HandlingSide(NamedTuple):
    """A sentence before or after: its clause, and a cell for each of `HANDLED_PARTS`, None where it says nothing."""

    clause: str
    cells: tuple[HandlingCell | None, ...]


class HandlingRow(NamedTuple):
    """A sentence before and after; None on the side where it is not."""

    old: HandlingSide | None
    new: HandlingSide | None


class SideText:
    """The changed clauses of one side, joined."""

    def __init__(self, clauses: Sequence[tuple[str, str, str, str]], language: str, home: str | None) -> None:
        self._clauses, self._home = clauses, home
        self._starts = [0, *accumulate(len(text) + 1 for *_, text in clauses)]
        self.text = "\n".join(text for *_, text in clauses)
        self.sentences = read_handling(self.text[:CHARACTERS], language[:2].lower())

    def side(self, one: HandlingSentence | None) -> HandlingSide | None:
        """What the table shows of a sentence."""
        if one is None:
            return None
        at = bisect_right(self._starts, one.sentence.start) - 1
        key, number, title, _text = self._clauses[at]
        cells = (self._cell(one.parts, part, key, self._starts[at]) for part in HANDLED_PARTS)
        return HandlingSide(f"{number} {title}".strip(), tuple(cells))

    def _cell(
        self, parts: Mapping[SentencePart, tuple[int, int]], part: SentencePart, key: str, before: int
    ) -> HandlingCell | None:
        if part not in parts:
            return None
        start, end = parts[part]
        link = self._home and f"{self._home}?at={start - before}-{end - before}#{key}"
        return HandlingCell(self.text[start:end], link)


def handling_of(comparison: Comparison) -> list[HandlingRow]:
    """The table of a ready comparison whose new draft is a policy, as a person said or its title tells; else empty."""
    genre = genre_of(comparison.new_version.proposal, None)
    return handling_rows(comparison) if genre is not None and genre.genre == "policy" else []


def handling_rows(comparison: Comparison) -> list[HandlingRow]:
    """The table of a ready comparison: one query."""
    return list(_rows(comparison))[:ROWS]


def _rows(comparison: Comparison) -> Iterator[HandlingRow]:
    if comparison.old is None or comparison.new is None:
        return
    found: dict[str, list[tuple[str, str, str, str]]] = {"old": [], "new": []}
    rows = ChangeSide.objects.filter(comparison=comparison).exclude(change__kind__in=("unchanged", "renumbered"))
    columns = ("side", "clause__key", "clause__number", "clause__title", "clause__text")
    for side, *clause in rows.order_by("clause__order").values_list(*columns):
        key, number, title, text = clause
        found[side].append((key, number, title, text))
    homes = (comparison.old_home, comparison.new_home)
    old, new = (
        SideText(found[side], reading.language, home and reverse("version", args=[home]))
        for side, reading, home in zip(("old", "new"), (comparison.old, comparison.new), homes, strict=True)
    )
    for pair in pair_handling(old.sentences, new.sentences):
        yield HandlingRow(old.side(pair.old), new.side(pair.new))
