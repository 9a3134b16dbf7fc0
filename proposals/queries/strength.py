"""Sentences whose binding force a change touched, with their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.urls import reverse

from clauseline.comparing.changes import Strength, StrengthChange
from clauseline.redline.duties import duty_name
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import SideName
from proposals.models import Change, ChangeSide, Clause, Comparison
from proposals.queries.comparisons import strength_rows

Homes = Mapping[SideName, str | None]
"""By side the path of the page that shows its clauses; None if none does."""
NO_HOMES: Homes = {OLD: None, NEW: None}
LONGEST_NAME = 24
"""Hexadecimal digits of the name of a row, and of the digest of its words."""


class DutyClause(NamedTuple):
    """What a clause is called, and its own text."""

    key: str
    number: str
    title: str
    text: str


CLAUSE = DutyClause._fields
Clauses = dict[tuple[int, str], list[DutyClause]]
"""By change and side its clauses in order."""


class DutyPlace(NamedTuple):
    """A sentence at [start, end) of the own text of the clause `key`; `permalink` is None where no page shows it."""

    key: str
    number: str
    title: str
    start: int
    end: int
    sentence: str
    permalink: str | None


class DutyRow(NamedTuple):
    """A changed sentence before and after. `change` is the primary key of its change, `order` the change's place, and
    `number` that of the sentence in what the change says of force.

    `alike` are sentences that are like it on the side where it is not.
    """

    change: int
    order: int
    number: int
    row: StrengthChange
    old: DutyPlace | None
    new: DutyPlace | None
    alike: tuple[DutyPlace, ...] = ()

    @property
    def words(self) -> str:
        """A digest of the sentences and verbs of both sides: the same words have the same in every comparison."""
        verbs = (side.verb if side else "" for side in (self.row.old, self.row.new))
        return _digest(*self.sentences, *verbs)

    @property
    def sentences(self) -> tuple[str, str]:
        """That of the old and that of the new side; "" for the side where it is not."""
        return self.old.sentence if self.old else "", self.new.sentence if self.new else ""

    @property
    def keys(self) -> tuple[str, str]:
        """Those of the old and the new clause; "" for the side where it is not."""
        return self.old.key if self.old else "", self.new.key if self.new else ""

    @property
    def name(self) -> str:
        """What it is called in addresses: the same while the words and the clauses are."""
        return name_of(self.words, *self.keys)

    @property
    def spot(self) -> str:
        """What the sentence is called on the page of its comparison: the new one, or the old one that is gone."""
        if self.new:
            return duty_name(NEW, self.new.key, self.new.start)
        return duty_name(OLD, self.old.key, self.old.start) if self.old else ""

    @property
    def is_two_sided(self) -> bool:
        return bool(self.old and self.new)


def duty_rows(comparison: Comparison, changes: QuerySet[Change] | None = None) -> list[DutyRow]:
    """What `comparison` says of the force of each sentence, in its order; of all changes, or of these. Two queries."""
    found = comparison.changes.all() if changes is None else changes
    stored = found.exclude(strength=[]).order_by("order").values("pk", "order", "strength")
    return duty_rows_of(comparison, list(stored))


def duty_rows_of(comparison: Comparison, changes: Iterable[Mapping[str, Any]]) -> list[DutyRow]:
    """The same of changes that are told by `pk`, `order` and `strength`: one query."""
    stored = list(changes)
    orders = [change["order"] for change in stored]
    span = (orders[0], orders[-1]) if orders else (0, -1)
    rows = ChangeSide.objects.filter(comparison=comparison, change__order__range=(min(span), max(span)))
    clauses, homes = _clauses(rows), _homes(comparison)
    return [row for one in stored for row in rows_of(one, clauses, homes)]


def duty_rows_among(changes: QuerySet[Change]) -> dict[int, list[DutyRow]]:
    """By change, of whichever comparisons, what it says of the force of each sentence, without pages: two queries."""
    stored = list(changes.exclude(strength=[]).values("pk", "order", "strength"))
    clauses = _clauses(ChangeSide.objects.filter(change__in=[one["pk"] for one in stored]))
    return {one["pk"]: list(rows_of(one, clauses)) for one in stored}


def _clauses(sides: QuerySet[ChangeSide]) -> Clauses:
    """By change and side its clauses in order: one query."""
    found: Clauses = {}
    rows = sides.exclude(change__strength=[]).order_by("clause__order")
    for change, side, *clause in rows.values_list("change", "side", *(f"clause__{name}" for name in CLAUSE)):
        found.setdefault((change, side), []).append(DutyClause(*clause))
    return found


def rows_of(change: Mapping[str, Any], clauses: Clauses, homes: Homes = NO_HOMES) -> Iterator[DutyRow]:
    """What a change, told by `pk`, `order` and `strength`, says of the force of each sentence."""
    for number, row in enumerate(strength_rows(change["strength"])):
        old = _in_clause(row.old, clauses.get((change["pk"], OLD), ()), homes[OLD])
        new = _in_clause(row.new, clauses.get((change["pk"], NEW), ()), homes[NEW])
        yield DutyRow(change["pk"], change["order"], number, row, old, new)


def languages_of(comparison: Comparison) -> tuple[str, str]:
    """The languages of what is compared: one query."""
    old, new = Comparison.objects.values_list("old__language", "new__language").get(pk=comparison.pk)
    return old or "", new or ""


def with_alike(comparison: Comparison, rows: Sequence[DutyRow]) -> list[DutyRow]:
    """`rows` with the places of what is like them: one query if there are any."""
    asked: dict[SideName, set[int]] = {OLD: set(), NEW: set()}
    for one in rows:
        asked[_other(one.row)].update(place.clause for place in one.row.alike)
    if not any(asked.values()):
        return list(rows)
    rule = Q(reading=comparison.old_id, order__in=asked[OLD]) | Q(reading=comparison.new_id, order__in=asked[NEW])
    found = Clause.objects.filter(rule).values_list("reading", "order", *CLAUSE)
    clauses = {(reading, order): DutyClause(*clause) for reading, order, *clause in found}
    return [one._replace(alike=tuple(_alike(comparison, one.row, clauses))) for one in rows]


def _alike(
    comparison: Comparison, row: StrengthChange, clauses: Mapping[tuple[int, int], DutyClause]
) -> Iterator[DutyPlace]:
    side = _other(row)
    reading = comparison.old_id if side == OLD else comparison.new_id
    for place in row.alike:
        clause = clauses.get((reading or 0, place.clause))
        if clause:
            yield _at(clause, place.start, place.end, _homes(comparison)[side])


def _other(row: StrengthChange) -> SideName:
    """The side where the sentence is not."""
    return NEW if row.new is None else OLD


def _homes(comparison: Comparison) -> Homes:
    homes: dict[SideName, str] = {OLD: comparison.old_home, NEW: comparison.new_home}
    return {side: reverse("version", args=[home]) if home else None for side, home in homes.items()}


def _in_clause(force: Strength | None, clauses: Sequence[DutyClause], home: str | None) -> DutyPlace | None:
    """Where it stands in the own text of its clause; its offsets count where the clauses' texts are joined."""
    if force is None:
        return None
    before = 0
    for clause in clauses:
        if force.start <= before + len(clause.text):
            break
        before += len(clause.text) + 1
    return _at(clause, force.start - before, force.end - before, home)


def _at(clause: DutyClause, start: int, end: int, home: str | None) -> DutyPlace:
    key, number, title, text = clause
    permalink = home and f"{home}?at={start}-{end}#{key}"
    return DutyPlace(key, number, title, start, end, text[start:end], permalink)


def name_of(words: str, old_key: str, new_key: str) -> str:
    """The name of the row with this digest of its words, in these clauses."""
    return _digest(words, old_key, new_key)


def _digest(*words: str) -> str:
    return sha256("\0".join(words).encode()).hexdigest()[:LONGEST_NAME]
