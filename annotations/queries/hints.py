"""The hints beside a text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from django.db.models import OuterRef, QuerySet, Subquery

from annotations.access import visible
from annotations.models import Annotation, Hint, HintsOff
from proposals.access import Person
from proposals.models import ChangeSide, Clause, Comparison, Version


@dataclass(frozen=True, slots=True)
class Pointed:
    """The hints of one clause to one concern, in the order of its text."""

    concern: str
    hints: list[Hint]


@dataclass(frozen=True, slots=True)
class Hinted:
    """A clause with its open hints, concern by concern, and those that were dismissed."""

    clause: Clause
    pointed: list[Pointed]
    dismissed: list[Hint]

    @property
    def count(self) -> int:
        return len(self.in_order)

    @property
    def in_order(self) -> list[Hint]:
        """The open ones as they stand in the text."""
        return sorted((hint for group in self.pointed for hint in group.hints), key=lambda hint: hint.start)


@dataclass(frozen=True, slots=True)
class Arising:
    """Concerns that hints point to in clauses of the new version whose old ones had no such hint; or the reverse."""

    new: list[str]
    gone: list[str]


@dataclass(frozen=True, slots=True)
class Pointers:
    """Where the hints of a text stand: by clause, in the order of the text, each open one as [slug, start, end]."""

    by_clause: dict[str, list[tuple[str, int, int]]]
    dismissed: int

    @property
    def open(self) -> int:
        return sum(map(len, self.by_clause.values()))


def pointers(version: Version, person: Person) -> Pointers:
    """Where the hints of `version` stand that nobody has accepted: two queries, however many there are."""
    rows = _undecided(version, person)
    clauses = Clause.objects.filter(reading=version.current_reading_id, key__in=rows.values("key")).order_by("order")
    found: dict[str, list[tuple[str, int, int]]] = {key: [] for key in clauses.values_list("key", flat=True)}
    dismissed = 0
    for slug, key, start, end, state in rows.order_by("start").values_list("slug", "key", "start", "end", "state"):
        if key in found and state == Hint.State.OPEN:
            found[key].append((slug, start, end))
        dismissed += key in found and state == Hint.State.DISMISSED
    return Pointers(found, dismissed)


def by_clause(version: Version, person: Person, keys: Collection[str]) -> list[Hinted]:
    """The hints of these clauses of `version` that nobody has accepted, in the order of its text: two queries."""
    rows = _undecided(version, person).filter(key__in=keys)
    found: dict[str, list[Hint]] = {}
    for hint in rows.select_related("decided_by").order_by("concern", "start"):
        found.setdefault(hint.key, []).append(hint)
    clauses = Clause.objects.filter(reading=version.current_reading_id, key__in=found).order_by("order")
    return [_hinted(clause, found[clause.key]) for clause in clauses]


def _undecided(version: Version, person: Person) -> QuerySet[Hint]:
    return visible(Hint, person).filter(version=version).exclude(state=Hint.State.ACCEPTED)


def are_off(person: Person) -> bool:
    """Whether this person, if there is an account, wants to see no hints."""
    return bool(person.pk) and HintsOff.objects.filter(user=person.pk).exists()


def arising(comparison: Comparison, person: Person) -> Arising:
    """What hints say of the changes: three queries. Dismissed hints do not count."""
    new, old = (
        _concerns(getattr(comparison, f"{side}_version"), person) for side in (ChangeSide.Side.NEW, ChangeSide.Side.OLD)
    )
    sides = ChangeSide.objects.filter(comparison=comparison).values_list("change_id", "side", "clause__key")
    before: dict[int, set[str]] = {}
    after: dict[int, set[str]] = {}
    for change, side, key in sides:
        told, concerns = (after, new) if side == ChangeSide.Side.NEW else (before, old)
        told.setdefault(change, set()).update(concerns.get(key, ()))
    changes = before.keys() | after.keys()
    arisen = {concern for one in changes for concern in after.get(one, set()) - before.get(one, set())}
    gone = {concern for one in changes for concern in before.get(one, set()) - after.get(one, set())}
    return Arising(sorted(arisen - gone), sorted(gone - arisen))


def _concerns(version: Version, person: Person) -> dict[str, set[str]]:
    rows = visible(Hint, person).filter(version=version).exclude(state=Hint.State.DISMISSED)
    found: dict[str, set[str]] = {}
    for key, concern in rows.values_list("key", "concern"):
        found.setdefault(key, set()).add(concern)
    return found


def _hinted(clause: Clause, hints: list[Hint]) -> Hinted:
    still = [hint for hint in hints if hint.state == Hint.State.OPEN]
    pointed = [Pointed(concern, list(group)) for concern, group in groupby(still, key=lambda hint: hint.concern)]
    return Hinted(clause, pointed, [hint for hint in hints if hint.state == Hint.State.DISMISSED])


def with_annotation(hints: QuerySet[Hint], person: Person) -> QuerySet[Hint]:
    """Each with `seen_annotation`: the slug of what was made of it, if `person` may see that."""
    made = visible(Annotation, person).filter(pk=OuterRef("annotation")).values("slug")
    return hints.annotate(seen_annotation=Subquery(made))
