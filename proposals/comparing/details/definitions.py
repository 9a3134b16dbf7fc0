"""Definitions that a change touched, and the clauses that use the term."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proposals.comparing.changes import Change, Detail
from proposals.comparing.hashing import stands_alone
from proposals.outline import ClauseText


def find_definitions(
    change: Change, flags: set[str], old: Sequence[ClauseText], new: Sequence[ClauseText]
) -> Iterator[Detail]:
    """The terms whose definition came, went or changed in more than its writing; `clauses` are new ones that use it."""
    before = [old[i] for i in change.old if old[i].kind == "term"]
    after = [new[j] for j in change.new if new[j].kind == "term"]
    if not (before or after) or (before and after and not flags & {"reworded", "retitled"}):
        return
    names = [next((clause.title for clause in side if clause.title), "") for side in (before, after)]
    if any(names):
        users = sorted({j for name in names if name for j in using(name, new)} - set(change.new))
        yield Detail("definition", names[0], names[1], clauses=tuple(users))


def using(term: str, clauses: Sequence[ClauseText]) -> list[int]:
    """The clauses in whose text the term stands as a word, in the singular or with an -s."""
    folded = term.casefold()
    edge = r"\b" if not stands_alone(folded[-1]) else ""
    start = r"\b" if not stands_alone(folded[0]) else ""
    pattern = re.compile(rf"{start}{re.escape(folded)}(?:e?s)?{edge}")
    return [
        index
        for index, clause in enumerate(clauses)
        if clause.kind != "term" or clause.title != term
        if folded in (text := clause.text.casefold()) and pattern.search(text)
    ]
