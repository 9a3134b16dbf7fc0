"""What became of the force of the sentences that marks stand on, and of the status of their clauses."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from annotations.queries.confirmations import Confirmations, confirmations_among
from annotations.queries.duties import DutyEntry
from annotations.queries.ledger_places import MarkPlace, MarkPlaces
from clauseline.redline.values import NEW, OLD
from proposals.access import Person
from proposals.models import Change, ChangeSide, Comparison, Team
from proposals.queries.strength import DutyPlace, DutyRow, duty_rows_among


class ClauseFate(NamedTuple):
    """What a comparison says of an old clause: by which change, of which kind, and its status."""

    change: int
    kind: str
    status: str


@dataclass(frozen=True, slots=True)
class MarkForce:
    """What is said of the clauses of marks, by comparison and key of the old clause, and of their sentences."""

    fates: Mapping[tuple[int, str], ClauseFate] = field(default_factory=dict)
    statuses: Mapping[tuple[int, str], str] = field(default_factory=dict)
    rows: Mapping[int, list[DutyRow]] = field(default_factory=dict)
    said: Mapping[int, Confirmations] = field(default_factory=dict)

    def fate(self, at: MarkPlace, old_key: str) -> ClauseFate | None:
        """What became of the clause that the mark stood on before; None where it is unchanged or nothing is known."""
        return self.fates.get((at.comparison, old_key)) if at.comparison else None

    def status(self, at: MarkPlace, fate: ClauseFate | None) -> str:
        """What its clause became: "normative", "informative", or "" where it stayed."""
        after = self.statuses.get((fate.change, at.key), "") if fate else ""
        return after if fate and after != fate.status else ""

    def entries(self, at: MarkPlace, before: MarkPlace, fate: ClauseFate) -> Iterator[DutyEntry]:
        """The binding sentences it stood on in the clause before, as they stand for the team."""
        said = self.said.get(at.comparison or 0)
        for row in self.rows.get(fate.change, ()):
            is_here = row.new is None or not at.key or row.new.key == at.key
            if row.old and is_here and row.row.is_told and _meets(row.old, before):
                yield DutyEntry(row, said.of(row) if said else None)


def mark_force(places: MarkPlaces, person: Person, team: Team | None) -> MarkForce:
    """What is known of all marks that a comparison carried: at most seven queries."""
    pks = {one.comparison for one in places.of.values() if one.comparison}
    if not pks:
        return MarkForce()
    standing = Q(clause__key__in=places.chosen.order_by().exclude(key="").values("key"))
    standing |= Q(clause__key__in=places.placed.order_by().exclude(key="").values("key"))
    sides = ChangeSide.objects.filter(standing, side=OLD, comparison__in=pks).exclude(change__kind="unchanged")
    fates: dict[tuple[int, str], ClauseFate] = {}
    columns = ("comparison", "clause__key", "change", "change__kind", "clause__status")
    for comparison, key, *fate in sides.values_list(*columns):
        fates[comparison, key] = ClauseFate(*fate)
    rows = duty_rows_among(Change.objects.filter(pk__in=sides.values("change")))
    told = {comparison for (comparison, _), fate in fates.items() if fate.change in rows}
    return MarkForce(fates, _statuses(sides), rows, _said(told, team, person) if team and told else {})


def _said(comparisons: Collection[int], team: Team, person: Person) -> Mapping[int, Confirmations]:
    found = list(Comparison.objects.filter(pk__in=comparisons).select_related("old_version", "new_version"))
    said = confirmations_among([(one.old_version, one.new_version) for one in found], team, person)
    return {one.pk: said[one.old_version_id, one.new_version_id] for one in found}


def _statuses(sides: QuerySet[ChangeSide]) -> Mapping[tuple[int, str], str]:
    """By change and key of its new clause the status of that, where it is another one than before."""
    other = ChangeSide.objects.filter(side=OLD, change=OuterRef("change"))
    other = other.exclude(clause__status=OuterRef("clause__status"))
    rows = ChangeSide.objects.filter(Exists(other), side=NEW, change__in=sides.values("change"))
    return {
        (change, key): status for change, key, status in rows.values_list("change", "clause__key", "clause__status")
    }


def _meets(sentence: DutyPlace, mark: MarkPlace) -> bool:
    """Whether a mark on the clause, or on words of it, stands on the sentence: the very words, where both overlap."""
    if not mark.quote:
        return True
    end = mark.start + len(mark.quote)
    first, last = max(sentence.start, mark.start), min(sentence.end, end)
    ours = mark.quote[first - mark.start : last - mark.start]
    return first < last and sentence.sentence[first - sentence.start : last - sentence.start] == ours
