"""Two texts and what became of the clauses of the one in the other, with what placing asks of them again and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from clauseline.anchoring.near import likeness
from clauseline.comparing.changes import Change
from clauseline.outline import Outline


class Compared(Protocol):
    """The result of a comparison, as far as placing needs it."""

    @property
    def changes(self) -> Sequence[Change]: ...


class Pair:
    """Two outlines and what `clauseline.comparing.compare(old, new)` returned for them.

    What was asked once is kept, so that a thousand passages of one pair cost little more than one.
    """

    def __init__(self, old: Outline, new: Outline, compared: Compared) -> None:
        self.old = old
        self.new = new
        self.compared = compared
        self._likeness: dict[tuple[int, int], float] = {}

    def change_of(self, clause: int) -> Change | None:
        """The change the old clause is a side of."""
        return next(iter(self._changes[clause]), None)

    def heirs_of(self, clauses: set[int]) -> set[int]:
        """The new clauses that came of these old ones."""
        return {heir for clause in clauses for change in self._changes[clause] for heir in change.new}

    def receivers_of(self, clause: int) -> list[int]:
        """New clauses that words of the old clause went to."""
        return sorted(self._receivers[clause])

    def likeness_of(self, clause: int, heir: int) -> float:
        """How like the words of an old clause, its title among them, those of a new one are."""
        if (clause, heir) not in self._likeness:
            before, after = self.old.clauses[clause], self.new.clauses[heir]
            words = (f"{one.title}\n{one.text}" for one in (before, after))
            self._likeness[clause, heir] = likeness(*words)
        return self._likeness[clause, heir]

    def old_with(self, words: Sequence[str]) -> list[int]:
        """The old clauses in whose text each of these words stands, in whatever case, alone or in a longer one."""
        return _with(words, self._old_texts)

    def new_with(self, words: Sequence[str]) -> list[int]:
        """The same of the new ones."""
        return _with(words, self._new_texts)

    @cached_property
    def _changes(self) -> dict[int, list[Change]]:
        found: dict[int, list[Change]] = defaultdict(list)
        for change in self.compared.changes:
            for clause in change.old:
                found[clause].append(change)
        return found

    @cached_property
    def _receivers(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for change in self.compared.changes:
            for passage in change.passages:
                clause, other = passage.clause, passage.other
                found[clause if passage.side == "old" else other].add(other if passage.side == "old" else clause)
        return found

    @cached_property
    def _old_texts(self) -> list[str]:
        return [fold(clause.text) for clause in self.old.clauses]

    @cached_property
    def _new_texts(self) -> list[str]:
        return [fold(clause.text) for clause in self.new.clauses]


def fold(text: str) -> str:
    """The text without case: what a pattern without case takes for equal is equal here."""
    return text.casefold().replace("ı", "i").replace("\u0307", "")


def _with(words: Sequence[str], texts: list[str]) -> list[int]:
    """Long words first: they are rare."""
    wanted = sorted({fold(word) for word in words}, key=len, reverse=True)
    return [index for index, text in enumerate(texts) if all(word in text for word in wanted)]
