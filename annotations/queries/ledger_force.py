"""What became of the force of the sentences that marks stand on, and of the status of their clauses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Q

from annotations.queries.confirmations import Confirmations, confirmations_among
from annotations.queries.duties import DutyEntry
from annotations.queries.ledger_places import MarkPlace, MarkPlaces
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import SideName
from proposals.access import Person
from proposals.models import ChangeSide, Comparison, Team
from proposals.queries.strength import CLAUSE, Clauses, DutyClause, DutyPlace, DutyRow, rows_of


class ClauseFate(NamedTuple):
    """What a comparison says of an old clause: by which change, of which kind, and its status."""

    change: int
    kind: str
    status: str


@dataclass(frozen=True, slots=True)
class MarkForce:
    """What is said of the clauses of marks, by comparison and key of the old clause, and of their sentences by change;
    the `statuses` are those of new clauses, by change and key.
    """

    fates: Mapping[tuple[int, str], ClauseFate] = field(default_factory=dict)
    statuses: Mapping[tuple[int, str], str] = field(default_factory=dict)
    rows: Mapping[int, list[DutyRow]] = field(default_factory=dict)
    said: Mapping[int, Confirmations] = field(default_factory=dict)

    def fate(self, at: MarkPlace, old_key: str) -> ClauseFate | None:
        """What became of the clause that the mark stood on before; None where it is unchanged or nothing is known."""
        return self.fates.get((at.comparison, old_key)) if at.comparison else None

    def is_deleted(self, at: MarkPlace, old_key: str) -> bool:
        """Whether the whole clause that the mark stood on before is gone."""
        fate = self.fate(at, old_key)
        return fate is not None and fate.kind == "deleted"

    def status(self, at: MarkPlace, fate: ClauseFate) -> str:
        """What its clause became: "normative", "informative", or "" where it stayed."""
        after = self.statuses.get((fate.change, at.key), "")
        return after if after != fate.status else ""

    def entries(self, at: MarkPlace, before: MarkPlace, fate: ClauseFate) -> Iterator[DutyEntry]:
        """The binding sentences it stood on in the clause before, as they stand for the team."""
        said = self.said.get(at.comparison or 0)
        for row in self.rows.get(fate.change, ()):
            is_here = row.new is None or not at.key or row.new.key == at.key
            if row.old and is_here and row.row.is_told and _meets(row.old, before):
                yield DutyEntry(row, said.of(row) if said else None)


def mark_force(places: MarkPlaces, person: Person, team: Team | None) -> MarkForce:
    """What is known of all marks that a comparison carried: at most four queries."""
    pks = {one.comparison for one in places.of.values() if one.comparison}
    if not pks:
        return MarkForce()
    standing = Q(clause__key__in=places.chosen.order_by().exclude(key="").values("key"))
    standing |= Q(clause__key__in=places.placed.order_by().exclude(key="").values("key"))
    sides = ChangeSide.objects.filter(standing, side=OLD, comparison__in=pks).exclude(change__kind="unchanged")
    fates: dict[tuple[int, str], ClauseFate] = {}
    stored: dict[int, dict[str, Any]] = {}
    told: set[int] = set()
    columns = ("comparison", "clause__key", "change", "change__kind", "clause__status")
    for comparison, key, *fate, order, strength in sides.values_list(*columns, "change__order", "change__strength"):
        fates[comparison, key] = one = ClauseFate(*fate)
        if strength:
            stored[one.change] = {"pk": one.change, "order": order, "strength": strength}
            told.add(comparison)
    clauses, statuses = _clauses({one.change for one in fates.values()})
    rows = {pk: list(rows_of(change, clauses)) for pk, change in stored.items()}
    return MarkForce(fates, statuses, rows, _said(told, team, person) if team and told else {})


def _said(comparisons: Collection[int], team: Team, person: Person) -> Mapping[int, Confirmations]:
    found = list(Comparison.objects.filter(pk__in=comparisons).select_related("old_version", "new_version"))
    said = confirmations_among([(one.old_version, one.new_version) for one in found], team, person)
    return {one.pk: said[one.old_version_id, one.new_version_id] for one in found}


def _clauses(changes: Iterable[int]) -> tuple[Clauses, Mapping[tuple[int, str], str]]:
    """The clauses of these changes; by change and key of each new one its status. One query."""
    found: dict[tuple[int, SideName], list[tuple[int, DutyClause]]] = {}
    statuses: dict[tuple[int, str], str] = {}
    rows = ChangeSide.objects.filter(change__in=list(changes)).order_by()
    names = (f"clause__{name}" for name in ("order", "status", *CLAUSE))
    for change, side, order, status, *clause in rows.values_list("change", "side", *names):
        one = DutyClause(*clause)
        found.setdefault((change, side), []).append((order, one))
        if side == NEW:
            statuses[change, one.key] = status
    # Few changes have several clauses on a side: those alone are sorted, not all by the database.
    return {where: [one for _order, one in sorted(some)] for where, some in found.items()}, statuses


def _meets(sentence: DutyPlace, mark: MarkPlace) -> bool:
    """Whether a mark on the clause, or on words of it, stands on the sentence: the very words, where both overlap."""
    if not mark.quote:
        return True
    end = mark.start + len(mark.quote)
    first, last = max(sentence.start, mark.start), min(sentence.end, end)
    ours = mark.quote[first - mark.start : last - mark.start]
    return first < last and sentence.sentence[first - sentence.start : last - sentence.start] == ours
