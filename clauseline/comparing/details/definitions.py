"""Definitions that came, went, changed or were renamed, over the whole draft, and the clauses that use the term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from clauseline.comparing.changes import KEPT, Change, Detail
from clauseline.comparing.details.sides import Place
from clauseline.definitions import CUT, Definition, DefinitionPair, Uses, find_uses, pair_definitions, recognise
from clauseline.outline import ClauseText


class Definitions:
    """The definitions of both sides, paired by their names over all changes.

    Those of a clause in which no word changed are what they were, and not looked at.
    """

    def __init__(self, changes: Sequence[Change], old: Sequence[ClauseText], new: Sequence[ClauseText]) -> None:
        self._old, self._new = old, new
        touched = [change for change in changes if _has_new_words(change)]
        before = recognise(old, {i for change in touched for i in change.old})
        after = recognise(new, {j for change in touched for j in change.new})
        self._pairs: dict[tuple[bool, int], list[DefinitionPair]] = defaultdict(list)
        for pair in pair_definitions(before, after):
            if pair.outcome != "same":
                self._pairs[_home(pair)].append(pair)
        self._uses = find_uses(self._names(after), new) if self._pairs else Uses()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is to be said of all of them."""
        return (CUT,) if self._uses.is_cut else ()

    def find(self, change: Change) -> Iterator[Detail]:
        """The definitions that changed in `change`; `clauses` are other new ones that use the term.

        A term of which only case or number changed is told by its new name alone.
        """
        homes = [(True, j) for j in change.new] + [(False, i) for i in change.old]
        for pair in (pair for home in homes for pair in self._pairs.get(home, ())):
            if pair.outcome != "changed" or not _is_editorial(pair, change):
                yield self._detail(pair, change)

    def _detail(self, pair: DefinitionPair, change: Change) -> Detail:
        before, after = (one.term if one else "" for one in (pair.old, pair.new))
        if pair.outcome == "changed":
            before = after
        users = {j for name in (before, after) for j in self._uses.clauses(name)} - set(change.new)
        was, stands = _place(pair.old, change.old, self._old), _place(pair.new, change.new, self._new)
        return Detail("definition", before, after, was, stands, tuple(sorted(users)))

    def _names(self, after: Sequence[Definition]) -> list[str]:
        """The terms that changed, before all those of which they may be a part."""
        pairs = [pair for pairs in self._pairs.values() for pair in pairs]
        changed = {one.term for pair in pairs for one in (pair.old, pair.new) if one}
        return [*sorted(changed), *sorted({one.term for one in after} - changed)]


def _has_new_words(change: Change) -> bool:
    return not (change.old and change.new) or "retitled" in change.flags or any(one.op != KEPT for one in change.spans)


def _home(pair: DefinitionPair) -> tuple[bool, int]:
    """The clause in whose change the pair is told: on the new side, or on the old one of what is gone."""
    return (True, pair.new.clause) if pair.new else (False, pair.old.clause if pair.old else -1)


def _is_editorial(pair: DefinitionPair, change: Change) -> bool:
    """Whether the words that changed are no other ones, only written otherwise."""
    is_here = pair.old is not None and pair.old.clause in change.old
    return is_here and "editorial" in change.flags and "reworded" not in change.flags


def _place(one: Definition | None, here: Sequence[int], clauses: Sequence[ClauseText]) -> Place | None:
    """Where term and text stand in the text of this change; None if they stand in another."""
    if one is None or one.clause not in here:
        return None
    before = sum(len(clauses[index].text) + 1 for index in here[: here.index(one.clause)])
    return one.at[0] + before, one.at[1] + before
