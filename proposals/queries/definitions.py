"""The definitions of a text, the clauses that use their terms, and what became of them in a comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from clauseline.definitions import Definition, DefinitionPair, Use, Uses, find_uses, pair_definitions, recognise
from clauseline.outline import ClauseText
from clauseline.redline.sections import Section
from clauseline.vocabulary import DefinitionOutcome
from proposals.drawing.wraps import TermMark
from proposals.models import Comparison, Reading
from proposals.queries.documents import whole_text


@dataclass(frozen=True)
class Glossary:
    """The definitions of the clauses of one text, in order."""

    sections: Sequence[Section]
    definitions: Sequence[Definition]

    @classmethod
    def of(cls, sections: Sequence[Section]) -> Glossary:
        return cls(sections, recognise([_clause(one) for one in sections]))

    @cached_property
    def found(self) -> Uses:
        """Where the terms stand, with where they are defined."""
        return find_uses((one.term for one in self.definitions), self.sections)

    @cached_property
    def uses(self) -> Mapping[str, Sequence[Use]]:
        """By the slug of a definition the first place of its term in each clause, but for its own words."""
        first = {one.term: one for one in reversed(self.definitions)}
        return {one.slug: [use for use in self.found.of(one.term) if not _is_own(use, one)] for one in first.values()}

    @cached_property
    def marks(self) -> Mapping[str, Sequence[TermMark]]:
        """By the key of a clause where in its text terms first stand, in order."""
        found: dict[str, list[TermMark]] = defaultdict(list)
        for slug, uses in self.uses.items():
            for use in uses:
                found[self.sections[use.clause].key].append(TermMark(use.start, use.end, slug))
        return {key: sorted(marks) for key, marks in found.items()}

    def section_of(self, one: Definition) -> Section:
        """The clause in which it stands."""
        return self.sections[one.clause]

    def users_of(self, one: Definition) -> list[Section]:
        """The clauses that use its term."""
        return [self.sections[use.clause] for use in self.uses.get(one.slug, ())]

    def find(self, slug: str) -> Definition | None:
        """The definition of this name."""
        return next((one for one in self.definitions if one.slug == slug), None)


@dataclass(frozen=True, slots=True)
class ComparedDefinition:
    """A definition that is not what it was, with the clauses where it stood and stands."""

    pair: DefinitionPair
    before: Section | None
    after: Section | None

    @property
    def old(self) -> Definition | None:
        return self.pair.old

    @property
    def new(self) -> Definition | None:
        return self.pair.new

    @property
    def outcome(self) -> DefinitionOutcome:
        return self.pair.outcome

    @property
    def old_text(self) -> str:
        return self.old.text if self.old else ""

    @property
    def new_text(self) -> str:
        return self.new.text if self.new else ""

    @property
    def section(self) -> Section | None:
        """The clause that leads."""
        return self.after or self.before


def glossary_of(reading: Reading) -> Glossary:
    """The definitions of `reading`: two queries."""
    return Glossary.of(whole_text(reading).sections)


def compared_definitions(comparison: Comparison) -> list[ComparedDefinition]:
    """The definitions that a ready comparison found changed, renamed, new or gone, in the order of the new text."""
    if comparison.old is None or comparison.new is None:
        raise ValueError("a comparison that still waits for a reading has no definitions")
    return between(whole_text(comparison.old).sections, whole_text(comparison.new).sections)


def between(old: Sequence[Section], new: Sequence[Section]) -> list[ComparedDefinition]:
    """What became of the definitions of `old` in `new`, but for those that say the same."""
    before, after = Glossary.of(old), Glossary.of(new)
    return [
        ComparedDefinition(
            pair, before.section_of(pair.old) if pair.old else None, after.section_of(pair.new) if pair.new else None
        )
        for pair in pair_definitions(before.definitions, after.definitions)
        if pair.outcome != "same"
    ]


def _clause(one: Section) -> ClauseText:
    return ClauseText(one.number, one.title, one.depth, one.kind, one.status, one.text, one.blocks)


def _is_own(use: Use, one: Definition) -> bool:
    return use.clause == one.clause and one.at[0] <= use.start < one.at[1]
