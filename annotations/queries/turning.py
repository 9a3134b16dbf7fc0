"""Sentences of a comparison that a person should look at for their concerns: safeguards that went, duties that came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from annotations.access import visible
from annotations.models import Hint
from annotations.queries.hints import with_state
from clauseline.concerns.turning import safeguards, turned
from clauseline.vocabulary import SideName
from proposals.access import Person
from proposals.models import Change, ChangeSide, Clause, Comparison
from proposals.queries.comparisons import strength_of

Sides = dict[str, list[Clause]]


@dataclass(frozen=True, slots=True)
class Turned:
    """A sentence that came or went, the clause it stands in, and the concerns that it touches.

    `key` is that of the clause under which the page of the comparison shows it.
    """

    key: str
    clause: str
    sentence: str
    concerns: list[str]


@dataclass(frozen=True, slots=True)
class Turning:
    """Binding sentences that went and read like safeguards; those that came and to which a hint points."""

    gone: list[Turned]
    come: list[Turned]


def turning(comparison: Comparison, person: Person) -> Turning:
    """What of the changes touches concerns, in their order: four queries. Dismissed hints do not count."""
    if comparison.old is None:
        return Turning([], [])
    changes = comparison.changes.exclude(strength=[])
    sides: dict[int, Sides] = {}
    stored = ChangeSide.objects.filter(change__in=changes).select_related("clause").order_by("clause__order")
    for one in stored.defer("clause__packed"):
        sides.setdefault(one.change_id, {"old": [], "new": []})[one.side].append(one.clause)
    rows = [(row, sides[row.pk]) for row in changes.order_by("order").only("comparison", "strength")]
    return Turning(list(_gone(rows, comparison.old.language)), list(_come(rows, _hints(comparison, person))))


def _gone(rows: Sequence[tuple[Change, Sides]], language: str) -> Iterator[Turned]:
    for lead, clause, start, end in _one_sided(rows, "old"):
        words = clause.text[start:end]
        if concerns := safeguards(words, language):
            yield Turned(lead, _name(clause), words, concerns)


def _come(rows: Sequence[tuple[Change, Sides]], hints: dict[str, list[tuple[str, int]]]) -> Iterator[Turned]:
    for lead, clause, start, end in _one_sided(rows, "new"):
        if concerns := {concern for concern, place in hints.get(clause.key, ()) if start <= place < end}:
            yield Turned(lead, _name(clause), clause.text[start:end], sorted(concerns))


def _one_sided(rows: Sequence[tuple[Change, Sides]], side: SideName) -> Iterator[tuple[str, Clause, int, int]]:
    """The binding sentences that only one side has: the key that leads, the clause, and the place in its text."""
    for row, sides in rows:
        lead = (sides["new"] or sides["old"])[0].key
        if own := sides[side]:
            for k, start, end in turned(strength_of(row), side, [clause.text for clause in own]):
                yield lead, own[k], start, end


def _hints(comparison: Comparison, person: Person) -> dict[str, list[tuple[str, int]]]:
    """By the key of a clause the concerns of the new text to which hints point there, and where."""
    rows = with_state(visible(Hint, person), person).filter(version=comparison.new_version)
    found: dict[str, list[tuple[str, int]]] = {}
    for key, concern, start in rows.exclude(Q(state=Hint.State.DISMISSED)).values_list("key", "concern", "start"):
        found.setdefault(key, []).append((concern, start))
    return found


def _name(clause: Clause) -> str:
    return f"{clause.number} {clause.title}".strip() or clause.text[:60]
