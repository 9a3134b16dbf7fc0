"""Whether a text is about people: without them its children are those of trees, and its profiles of formats."""

from __future__ import annotations

from dataclasses import dataclass

from clauseline.concerns.signs import Pattern

LEAST = 2.5
"""So many people are named in a thousand words of a draft about them; technical ones stay below 2.3."""
ROLES_FOR_ONE = 5
"""A user or a customer stands in technical texts as well, and counts for a fifth."""
BESIDE = 40
"""Code points within which somebody stands beside a word."""


@dataclass(frozen=True, slots=True)
class Named:
    """How often a text names people beyond doubt, and in roles that a technical text names too."""

    people: int = 0
    roles: int = 0

    def __add__(self, other: Named) -> Named:
        return Named(self.people + other.people, self.roles + other.roles)

    def __sub__(self, other: Named) -> Named:
        return Named(self.people - other.people, self.roles - other.roles)


@dataclass(frozen=True, slots=True)
class Population:
    """The words for people, for roles, those that only sound like them, those that speak outright of what is done to
    people, and names that say nothing; so many characters are a word.
    """

    per_word: float
    human: Pattern
    role: Pattern
    inhuman: Pattern
    outright: Pattern
    names: Pattern

    def named_in(self, text: str) -> Named:
        """The people in a text."""
        rest = self.inhuman.sub(" ", text)
        return Named(len(self.human.findall(rest)), len(self.role.findall(rest)))

    def is_beside(self, text: str, start: int, end: int) -> bool:
        """Whether somebody stands right beside `text[start:end]`."""
        named = self.named_in(text[max(0, start - BESIDE) : end + BESIDE])
        return named.people + named.roles > 0

    def is_outright_in(self, paragraph: str) -> bool:
        """Whether a paragraph speaks of people's privacy by itself, whatever its draft is about."""
        return self.outright.search(self.inhuman.sub(" ", paragraph)) is not None

    def is_in(self, named: Named, length: int) -> bool:
        """Whether texts that name so many are about people; `length` is of all of them together, in code points."""
        return (named.people + named.roles / ROLES_FOR_ONE) * 1000 * self.per_word >= LEAST * max(length, 1)


def speaks(named: Named, *, in_peopled: bool | None) -> bool:
    """Whether more is said of a clause than the unmistakable, by whom it names.

    `in_peopled` tells whether its draft is about people; None that only the clause is known.
    """
    return in_peopled is not False or named.people > 1
