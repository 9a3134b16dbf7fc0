"""How much of what a comparison says: phrases that count, and the switches that choose by them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext_lazy

from clauseline.vocabulary import ChangeKind
from proposals.drawing.choices import Choice

register = template.Library()

GROUPS: tuple[tuple[tuple[str, Promise, str], ...], ...] = (
    (
        ("weakened", ngettext_lazy("%(n)d clause weakened", "%(n)d clauses weakened", "n"), "weakened"),
        (
            "strengthened",
            ngettext_lazy("%(n)d clause strengthened", "%(n)d clauses strengthened", "n"),
            "strengthened",
        ),
        ("to-check", ngettext_lazy("force to check: %(n)d", "force to check: %(n)d", "n"), "check"),
        ("inside", ngettext_lazy("%(n)d changed inside", "%(n)d changed inside", "n"), "inside"),
        ("status", ngettext_lazy("%(n)d status changed", "%(n)d statuses changed", "n"), "status"),
    ),
    (
        ("reworded", ngettext_lazy("%(n)d reworded", "%(n)d reworded", "n"), ""),
        ("moved", ngettext_lazy("%(n)d moved", "%(n)d moved", "n"), "moved"),
        ("inserted", ngettext_lazy("%(n)d new", "%(n)d new", "n"), "added"),
        ("deleted", ngettext_lazy("%(n)d deleted", "%(n)d deleted", "n"), "removed"),
        ("split", ngettext_lazy("%(n)d split", "%(n)d split", "n"), "moved"),
        ("merged", ngettext_lazy("%(n)d merged", "%(n)d merged", "n"), "moved"),
        ("retitled", ngettext_lazy("%(n)d retitled", "%(n)d retitled", "n"), ""),
        ("renumbered", ngettext_lazy("%(n)d renumbered", "%(n)d renumbered", "n"), ""),
        ("editorial", ngettext_lazy("%(n)d editorial", "%(n)d editorial", "n"), ""),
    ),
    (
        ("definition", ngettext_lazy("%(n)d definition", "%(n)d definitions", "n"), ""),
        ("dangling", ngettext_lazy("%(n)d with a lost reference", "%(n)d with lost references", "n"), ""),
        ("number", ngettext_lazy("%(n)d with other numbers", "%(n)d with other numbers", "n"), ""),
        ("list", ngettext_lazy("%(n)d with another list", "%(n)d with other lists", "n"), ""),
        ("brackets", ngettext_lazy("%(n)d with square brackets", "%(n)d with square brackets", "n"), ""),
        ("editor", ngettext_lazy("%(n)d with an editor’s note", "%(n)d with editors’ notes", "n"), ""),
        ("reference", ngettext_lazy("%(n)d with other sources", "%(n)d with other sources", "n"), ""),
        ("table", ngettext_lazy("%(n)d with another table", "%(n)d with other tables", "n"), ""),
        ("figure", ngettext_lazy("%(n)d with another picture", "%(n)d with other pictures", "n"), ""),
    ),
)
"""What is told of kinds and flags, what matters most first: force and status, then words and places, then
what changed in the text in particular."""


FORCE: dict[str, Promise] = {
    "weakened": gettext_lazy("weakened"),
    "strengthened": gettext_lazy("strengthened"),
    "to-check": gettext_lazy("force to check"),
}
"""What is said of force without a sum."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One phrase; `key` is the kind or flag it counts, `style` the class of its chip."""

    key: str
    count: int
    words: str
    style: str


@dataclass(frozen=True, slots=True)
class Switch:
    """A fact that chooses the changes of its kind or flag: `then` is what is chosen once it is switched."""

    fact: Fact
    is_on: bool
    then: tuple[str, ...] | None


@register.simple_tag
def summary(counts: Mapping[str, int]) -> list[Fact]:
    """The phrases of a summary, what matters most first; none for what did not happen."""
    return [fact for group in _groups(counts) for fact in group]


@register.simple_tag
def switches(counts: Mapping[str, int], choice: Choice, *, duties_apart: object = False) -> list[list[Switch]]:
    """In groups, one for each fact. `duties_apart`: beside them stands how many duties became what, so those of force
    say no second sum.
    """
    groups = [[_switch(fact, choice) for fact in group] for group in _groups(counts) if group]
    return [[_without_sum(one) for one in group] for group in groups] if duties_apart else groups


def _without_sum(switch: Switch) -> Switch:
    words = FORCE.get(switch.fact.key)
    return replace(switch, fact=replace(switch.fact, words=str(words))) if words else switch


def _groups(counts: Mapping[str, int]) -> list[list[Fact]]:
    return [[_fact(counts[key], key, words, style) for key, words, style in g if counts.get(key)] for g in GROUPS]


def _fact(count: int, key: str, words: Promise, style: str) -> Fact:
    return Fact(key, count, str(words % {"n": count}), style)


def _switch(fact: Fact, choice: Choice) -> Switch:
    is_on = fact.key in choice.only
    then = tuple(key for key in choice.only if key != fact.key) if is_on else (*choice.only, fact.key)
    return Switch(fact, is_on, then or None)


SHARES: dict[ChangeKind, str] = {
    "modified": "changed", "moved": "moved", "split": "moved", "merged": "moved", "inserted": "added",
    "deleted": "removed",
}  # fmt: skip
"""How the kinds that are stretches of the bar look, in its order."""


@dataclass(frozen=True, slots=True)
class FactShare:
    """A stretch of a bar, in hundredths of it."""

    style: str
    start: float
    width: float


@register.simple_tag
def shares(kinds: Mapping[str, int]) -> list[FactShare]:
    """How many of all changes are of which kind, as stretches of one bar; what has its words and place stays empty."""
    total = max(sum(kinds.values()), 1)
    found, start = [], 0.0
    for kind, style in SHARES.items():
        width = 100 * kinds.get(kind, 0) / total
        if width:
            found.append(FactShare(style, start, width))
            start += width
    return found
