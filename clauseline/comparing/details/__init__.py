"""What a change did to things in the text: definitions, references, numbers, lists, brackets, notes, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clauseline.bounds import Budget
from clauseline.comparing.changes import DETAILS, KEPT, Change, Detail
from clauseline.comparing.details.brackets import find_brackets
from clauseline.comparing.details.citations import find_citations
from clauseline.comparing.details.definitions import Definitions
from clauseline.comparing.details.editors import find_editors
from clauseline.comparing.details.figures import find_figures
from clauseline.comparing.details.generated import find_generated
from clauseline.comparing.details.labels import Labels
from clauseline.comparing.details.lists import find_items, find_members
from clauseline.comparing.details.numbers import find_numbers
from clauseline.comparing.details.sides import Side, find_gaps
from clauseline.comparing.details.tables import find_tables
from clauseline.comparing.sentences import Cut
from clauseline.messages import gettext_noop as N_
from clauseline.outline import Outline
from clauseline.vocabulary import FLAGS

CUT = N_("So many numbers changed that not all of them were looked at.")
MOST = 50_000
"""So many changed numbers of both texts are looked at, at most: the first ones."""


class Details:
    """Finds the details of the changes between two outlines; `cut` knows the sentences of a text."""

    def __init__(self, changes: Sequence[Change], old: Outline, new: Outline, cut: Cut) -> None:
        self.old, self.new = old.clauses, new.clauses
        partner = {i: change.new[0] for change in changes if change.new for i in change.old}
        self._labels = Labels(self.old, self.new, partner, cut)
        self._generated = old.once(find_generated), new.once(find_generated)
        self._numbers = Budget(MOST)
        self._definitions = Definitions(changes, self.old, self.new)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences on what was not looked for."""
        return (*self._definitions.warnings, *([CUT] if self._numbers.is_spent else ()))

    def add(self, change: Change) -> Change:
        """`change` with its details, and with the flags that they bring."""
        found = tuple(self._find(change))
        flags = {*change.flags, *(DETAILS[detail.kind] for detail in found)}
        return replace(change, details=found, flags=tuple(flag for flag in FLAGS if flag in flags)) if found else change

    def _find(self, change: Change) -> Iterator[Detail]:
        yield from self._definitions.find(change)
        before, after = Side.of([self.old[i] for i in change.old]), Side.of([self.new[j] for j in change.new])
        if change.old and change.new:
            if any(span.op != KEPT for span in change.spans):
                yield from self._reworded(change, before, after)
            if before.figures or after.figures:
                yield from find_figures(before, after)
        if not self._is_generated(change):
            yield from self._labels.find(after.text, before.text)

    def _is_generated(self, change: Change) -> bool:
        """Whether it is of a list that is made rather than said."""
        return any(
            not made.isdisjoint(own) for made, own in zip(self._generated, (change.old, change.new), strict=True)
        )

    def _reworded(self, change: Change, before: Side, after: Side) -> Iterator[Detail]:
        gaps = list(find_gaps(change.spans))
        is_said = not self._is_generated(change)
        if is_said:
            yield from find_citations(before, after, gaps, change)
        yield from find_brackets(before, after, gaps)
        yield from find_editors(before, after, change)
        if is_said:
            yield from find_items(before, after, change)
        has_tables = any(block.kind == "row" for block in (*before.blocks, *after.blocks))
        if has_tables:
            yield from find_tables(before, after)
        if is_said and ("editorial" not in change.flags or "reworded" in change.flags):
            yield from find_numbers(before, after, gaps, self._numbers)
            yield from find_members(before, after, gaps)
