"""What passes did to the lines of a file: told from which lines are still the very same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from clauseline.reading.lines import Line, label_of
from clauseline.reading.structure.headings import Heading, Item


class TracedEdit(NamedTuple):
    """Lines that a pass took, and what it gave for them: less if it took some out, more if it parted one."""

    by: str
    before: tuple[Item, ...]
    after: tuple[Item, ...]


@dataclass(slots=True)
class Trace:
    """The lines as they were before and after each pass, the passes in their order."""

    steps: list[tuple[str, Sequence[Item], Sequence[Item]]] = field(default_factory=list)

    def note(self, name: str, before: Sequence[Item], after: Sequence[Item]) -> None:
        """A pass of this name made `after` of `before`."""
        self.steps.append((name, before, after))

    def edits(self) -> Iterator[TracedEdit]:
        """All that was done, in the order of passes and then of lines."""
        for name, before, after in self.steps:
            yield from _edits(name, before, after)

    def of(self, line: Item) -> list[TracedEdit]:
        """What was done to one of the lines as a reader gave it, and to what became of it, pass by pass."""
        found: list[TracedEdit] = []
        here = {id(line)}
        for edit in self.edits():
            if any(id(one) in here for one in edit.before):
                found.append(edit)
                here = {id(one) for one in edit.after}
        return found

    def passed_over(self, clauses: int) -> list[list[Line]]:
        """For each of so many clauses the lines in it that begin with the label of a clause and start none."""
        found: list[list[Line]] = [[]]
        for item in self.steps[-1][2] if self.steps else ():
            if isinstance(item, Heading):
                found.append([])
            elif isinstance(item, Line) and _looks_like_one(item):
                found[-1].append(item)
        return found[len(found) - clauses :]


def _edits(name: str, before: Sequence[Item], after: Sequence[Item]) -> Iterator[TracedEdit]:
    """The stretches of `before` and `after` between lines that are in both."""
    stays = {id(item) for item in before} & {id(item) for item in after}
    for taken, given in zip(_stretches(before, stays), _stretches(after, stays), strict=True):
        if len(taken) == len(given):
            yield from (TracedEdit(name, (old,), (new,)) for old, new in zip(taken, given, strict=True))
        else:
            yield TracedEdit(name, taken, given)


def _stretches(items: Sequence[Item], stays: set[int]) -> Iterator[tuple[Item, ...]]:
    """What stands before each line that stays, and behind the last."""
    stretch: list[Item] = []
    for item in items:
        if id(item) in stays:
            yield tuple(stretch)
            stretch = []
        else:
            stretch.append(item)
    yield tuple(stretch)


def _looks_like_one(line: Line) -> bool:
    label = label_of(line) if line.role not in ("code", "contents", "caption") else None
    return label is not None and bool(label.number) and (label.parts > 1 or label.kind != "clause")
