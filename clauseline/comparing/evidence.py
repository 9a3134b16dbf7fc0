"""What speaks for two clauses being one and the same, before looking at their surroundings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from clauseline.comparing.distinct import DistinctTexts
from clauseline.comparing.hashing import Integers
from clauseline.comparing.overlap import Floats, Overlap, measure
from clauseline.comparing.titles import Titles, run_in
from clauseline.outline import ClauseText, parents

ROOT = -1

TEXT, TITLE, UNIQUE = 0.55, 0.42, 0.06
"""What equal words, an equal title, and one that nobody else has are worth."""

BLANK = 0.2
"""What it is worth that neither clause has words or a title: enough for one place among paired neighbours."""


@dataclass(frozen=True, slots=True)
class OutlineColumns:
    """One outline as columns; `parent` is `ROOT` at the top."""

    numbers: list[str]
    titles: list[str]
    texts: list[str]
    parent: Integers

    @classmethod
    def of(cls, clauses: Sequence[ClauseText]) -> OutlineColumns:
        above = parents(clause.level for clause in clauses)
        return cls(
            numbers=[clause.number for clause in clauses],
            titles=[clause.title for clause in clauses],
            texts=[clause.text for clause in clauses],
            parent=np.array([ROOT if index is None else index for index in above], np.int64),
        )

    def __len__(self) -> int:
        return len(self.texts)

    def families(self) -> dict[int, list[int]]:
        """For each parent its children in order."""
        found: dict[int, list[int]] = {}
        for child, parent in enumerate(self.parent.tolist()):
            found.setdefault(parent, []).append(child)
        return found


@dataclass(frozen=True, slots=True)
class Signals:
    """Candidate pairs (old[k], new[k]) with what speaks for each: `base` weighs text, title, number and place.

    `namesake` is what their title adds once their parents are a pair: it is the same, and no sibling has it.
    """

    old: Integers
    new: Integers
    text: Floats
    title: Floats
    base: Floats
    namesake: Floats

    def __add__(self, other: Signals) -> Signals:
        joined = (np.concatenate(columns) for columns in zip(self.columns(), other.columns(), strict=True))
        return Signals(*joined)

    def columns(self) -> tuple[Integers, Integers, Floats, Floats, Floats, Floats]:
        return self.old, self.new, self.text, self.title, self.base, self.namesake


class Evidence:
    """The words, titles and numbers of two outlines, ready to judge any pair of their clauses."""

    def __init__(self, old: OutlineColumns, new: OutlineColumns) -> None:
        self.old, self.new = old, new
        self.texts = DistinctTexts.of(old.texts, new.texts)
        self.overlap: Overlap = measure(self.texts)
        self.titles = Titles(_headings(old), _headings(new))
        self.has_text_old = np.array([bool(text) for text in old.texts], bool)
        self.has_text_new = np.array([bool(text) for text in new.texts], bool)
        self.names_old = _names(old, self.titles.old)
        self.names_new = _names(new, self.titles.new)

    def judge(self, old: Integers, new: Integers) -> Signals:
        """The signals of each pair (old[k], new[k])."""
        pairs = list(zip(old.tolist(), new.tolist(), strict=True))
        titles = self.old.titles, self.new.titles
        same = self.has_text_old[old] & (self.texts.old[old] == self.texts.new[new])
        text = np.where(same, 1.0, self.overlap.similarity(old, new))
        title = np.array([self.titles.similarity(i, j) for i, j in pairs], float)
        unique = np.array([self.titles.is_unique(i, j) for i, j in pairs], float)
        number = np.array([self.old.numbers[i] == self.new.numbers[j] != "" for i, j in pairs], float)
        untitled = np.array([not (titles[0][i] and titles[1][j]) for i, j in pairs], bool)
        name = np.array([bool(self.names_old[i]) and self.names_old[i] == self.names_new[j] for i, j in pairs], bool)
        wordless = ~self.has_text_old[old] & ~self.has_text_new[new]
        named = TEXT * text + TITLE * title * np.where(wordless, 1.6, 1.0) + UNIQUE * unique
        # Where a title is missing, a heading that the text begins with may speak for a pair, but never against it.
        known = np.where(untitled, np.maximum(named, 1.5 * TEXT * text), named)
        blank = wordless & np.array([not self.titles.old[i] and not self.titles.new[j] for i, j in pairs], bool)
        known = np.where(blank, BLANK, known)
        apart = np.abs(old / max(len(self.old), 1) - new / max(len(self.new), 1))
        base = known + 0.04 * number - 0.03 * apart
        return Signals(old, new, text, title, base, namesake=np.where(name, TITLE * np.maximum(0.95 - title, 0), 0))


def _headings(side: OutlineColumns) -> list[str]:
    """Titles and, in place of missing ones, what the texts begin with."""
    return [title or run_in(text) for title, text in zip(side.titles, side.texts, strict=True)]


def _names(side: OutlineColumns, folded: Sequence[str]) -> list[str]:
    """The folded title of each clause of which no sibling has the same, or ""."""
    named = list(zip(side.parent.tolist(), folded, strict=True))
    often = Counter(named)
    return [title if often[parent, title] == 1 else "" for parent, title in named]
