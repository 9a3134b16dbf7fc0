"""Binding sentences that came or went with a change, and the safeguards among those that went."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from clauseline.comparing.changes import Strength, StrengthChange
from clauseline.comparing.duties.strength import FORCE
from clauseline.concerns.hinting import hints
from clauseline.vocabulary import DutyFact, SideName

_TURNS: frozenset[DutyFact] = frozenset(("gone", "gone-alike", "item-gone", "new", "new-alike", "item-new"))


class TurnedSentence(NamedTuple):
    """Words at [start, end) of the own text of the `clause`-th clause of one side of a change."""

    clause: int
    start: int
    end: int


def turned(rows: Sequence[StrengthChange], side: SideName, texts: Sequence[str]) -> list[TurnedSentence]:
    """The binding sentences that only one `side` of a change has; `texts` are those of its clauses there.

    One that stands elsewhere with another verb, or with an exception more, neither came nor went.
    """
    pairs = ((row.old, row.new) if side == "old" else (row.new, row.old) for row in rows if row.reason in _TURNS)
    return [
        _at_home(one, texts)
        for one, other in pairs
        if one and not other and FORCE[one.level] >= FORCE["recommendation"]
    ]


def safeguards(sentence: str, language: str) -> list[str]:
    """The concerns against which a sentence guards or seems to guard."""
    found = (hint for hint in hints(sentence, language) if hint.safe or hint.bearing == "guards")
    return list(dict.fromkeys(hint.concern for hint in found))


def _at_home(one: Strength, texts: Sequence[str]) -> TurnedSentence:
    """Its place in the clause in which it begins, where the texts are joined by line feeds."""
    starts = list(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
    clause = max(k for k, start in enumerate(starts) if start <= one.start)
    return TurnedSentence(clause, one.start - starts[clause], one.end - starts[clause])
