"""Changes that were drawn, one behind the other, with what a choice among them asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from clauseline.redline.groups import ChangeGroup
from clauseline.redline.parts import Fate, Part
from proposals.drawing.heads import short
from proposals.drawing.html import NOTHING

NAME = 60
"""So many characters of a clause's name are kept."""
FOLDED_NAME = 48
"""So many of them are said of what is folded."""
FOLD_ENDS, LINE = SafeString("</details>\n"), SafeString("\n")


@dataclass(frozen=True, slots=True)
class ChangeEntry(Fate):
    """A change of the clauses `keys`, led by `key`, of `length` characters: it is drawn at [start, end) of its portion.

    `folded` is how it is drawn where sentences that differ in their writing alone are folded into the new ones; "" if
    there are none.
    """

    key: str
    keys: frozenset[str]
    name: str
    length: int
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    folded: SafeString = field(default=NOTHING, compare=False)

    def row(self) -> tuple[Any, ...]:
        """All of it, to be written as JSON."""
        facts = self.kind, self.sorted_flags, self.key, sorted(self.keys), self.name
        return *facts, self.length, self.start, self.end, self.folded


def entry_of(part: Part) -> ChangeEntry:
    """A change that is not drawn yet."""
    section = part.section
    return ChangeEntry(part.kind, part.flags, section.key, part.keys, short(section.name, NAME), len(section.text))


def entry_from(row: Sequence[Any]) -> ChangeEntry:
    """An entry from its `row`."""
    kind, flags, key, keys, *rest = row
    return ChangeEntry(kind, frozenset(flags), key, frozenset(keys), *rest)


def says_something(fate: Fate) -> bool:
    """Whether a change is shown where nobody chose any."""
    return not fate.is_quiet


class PortionLayout:
    """HTML that grows, and the entries that stand in it, each with its place."""

    def __init__(self) -> None:
        self.written: list[SafeString] = []
        self.size = 0
        self.entries: list[ChangeEntry] = []

    def write(self, words: SafeString) -> None:
        """Put these behind the others."""
        self.written.append(words)
        self.size += len(words)

    def put(self, entry: ChangeEntry, words: SafeString) -> None:
        """Put the words of this entry behind the others."""
        self.entries.append(replace(entry, start=self.size, end=self.size + len(words)))
        self.write(words)

    @property
    def html(self) -> SafeString:
        """All of it."""
        return SafeString("".join(self.written))


def lay_out(
    groups: Iterable[ChangeGroup[ChangeEntry]], words: Callable[[ChangeEntry], SafeString], *, is_in_fold: bool = False
) -> PortionLayout:
    """The words of these changes, what nobody chose folded; `is_in_fold`: all of them stand in a fold already."""
    found = PortionLayout()
    for group in groups:
        if group.is_folded and not is_in_fold:
            found.write(SafeString(f'<details class="folded"><summary>{fold_words(group)}</summary>'))
        for entry in group.parts:
            found.put(entry, words(entry))
        if not is_in_fold:
            found.write(FOLD_ENDS if group.is_folded else LINE)
    return found


def fold_words(group: ChangeGroup[ChangeEntry]) -> SafeString:
    """What is folded, in words."""
    count, first, last = len(group.parts), group.parts[0], group.parts[-1]
    if group.is_quiet:
        words = ngettext("%(n)s clause without a changed word", "%(n)s clauses without a changed word", count)
    else:
        words = ngettext("%(n)s other clause", "%(n)s other clauses", count)
    ends = (first, last) if count > 1 else (first,)
    names = " … ".join(escape(short(end.name, FOLDED_NAME)) for end in ends)
    return SafeString(f'<span>{escape(words % {"n": count})}</span> <span class="soft" dir="auto">{names}</span>')
