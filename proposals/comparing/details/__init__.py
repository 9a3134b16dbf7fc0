"""What a change did to things in the text: definitions, references, numbers, lists, brackets, notes, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from proposals.comparing.changes import DETAILS, FLAGS, KEPT, Change, Detail
from proposals.comparing.details.brackets import find_brackets
from proposals.comparing.details.citations import find_citations
from proposals.comparing.details.definitions import find_definitions
from proposals.comparing.details.editors import find_editors
from proposals.comparing.details.figures import find_figures
from proposals.comparing.details.lists import find_items, find_members
from proposals.comparing.details.numbers import find_numbers
from proposals.comparing.details.pointers import Labels
from proposals.comparing.details.sides import Side, find_gaps
from proposals.comparing.details.tables import find_tables
from proposals.outline import ClauseText


class Details:
    """Finds the details of the changes between two lists of clauses."""

    def __init__(self, changes: Sequence[Change], old: Sequence[ClauseText], new: Sequence[ClauseText]) -> None:
        self.old, self.new = old, new
        partner = {i: change.new[0] for change in changes if change.new for i in change.old}
        self._labels = Labels(old, new, partner)

    def add(self, change: Change) -> Change:
        """`change` with its details, and with the flags that they bring."""
        found = tuple(self._find(change))
        true = {*change.flags, *(DETAILS[detail.kind] for detail in found)}
        return replace(change, details=found, flags=tuple(flag for flag in FLAGS if flag in true)) if found else change

    def _find(self, change: Change) -> Iterator[Detail]:
        yield from find_definitions(change, {*change.flags}, self.old, self.new)
        before, after = (Side.of([side[k] for k in places]) for side, places in
                         ((self.old, change.old), (self.new, change.new)))  # fmt: skip
        if change.old and change.new:
            if any(span.op != KEPT for span in change.spans):
                yield from self._reworded(change, before, after)
            if before.figures or after.figures:
                yield from find_figures(before, after)
        yield from self._labels.find(after.text, before.text)

    @staticmethod
    def _reworded(change: Change, before: Side, after: Side) -> Iterator[Detail]:
        gaps = list(find_gaps(change.spans))
        yield from find_citations(before, after, gaps)
        yield from find_brackets(before, after, gaps)
        yield from find_editors(before, after, change)
        yield from find_items(before, after, change)
        has_tables = any(block.kind == "row" for block in (*before.blocks, *after.blocks))
        if has_tables:
            yield from find_tables(before, after)
        if "editorial" not in change.flags or "reworded" in change.flags:
            yield from find_numbers(before, after, gaps)
            yield from find_members(before, after, gaps)
