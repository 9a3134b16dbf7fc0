"""The clauses of other versions of their proposals that a clause became, or was before: the path of changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from django.db import connection
from django.db.models import F
from django.db.models.functions import Length

from clauseline.vocabulary import ChangeKind
from proposals.access import Person, visible
from proposals.models import ChangeSide, Clause, Comparison, Reading

MOST = 3000
"""So many clauses are followed, of all proposals together."""
PATH = """
WITH RECURSIVE path(clause_id) AS (
  SELECT id FROM {clauses} WHERE id IN ({starts})
  UNION
  SELECT theirs.clause_id FROM path
  JOIN {sides} ours ON ours.clause_id = path.clause_id AND ours.comparison_id IN ({comparisons})
  JOIN {sides} theirs ON theirs.change_id = ours.change_id
)
SELECT clause_id FROM path LIMIT {most}
"""


class ChainClause(NamedTuple):
    """A clause by its primary key, with its labels, the length of its text in code points, and its place: the primary
    keys of its version and proposal, the version's position, and its own order. `text` is that of its distinct text.
    """

    pk: int
    key: str
    number: str
    title: str
    length: int
    order: int
    version: int
    position: int
    proposal: int
    text: int | None

    @property
    def at(self) -> tuple[int, int, int]:
        return self.proposal, self.position, self.order


class ChainLink(NamedTuple):
    """That the clause `old` became `new`, by their primary keys, in a change of a comparison."""

    change: int
    kind: ChangeKind
    comparison: int
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Chains:
    """Clauses by primary key, and how they became one another."""

    clauses: dict[int, ChainClause]
    links: tuple[ChainLink, ...]


def chains_of(starts: Collection[int], proposals: Collection[int], person: Person) -> Chains:
    """What the clauses `starts` of the shown readings of these proposals were and became, through all versions of
    which `person` may see the text, each compared with the next: five queries, four where nothing is compared.
    """
    shown = visible(Reading, person).filter(pk=F("version__current_reading"), version__proposal__in=proposals)
    rows = shown.order_by("version__proposal", "version__position").values_list("version__proposal", "pk")
    comparisons = _between_neighbours(list(rows))
    pks = _path(starts, comparisons) if comparisons else set(starts)
    clauses = {one.pk: one for one in _clauses(pks)}
    return Chains(clauses, tuple(_links(clauses, comparisons)))


def _between_neighbours(readings: list[tuple[int, int]]) -> list[int]:
    """The newest comparison of each of these with the next one of its proposal."""
    wanted = {(old, new) for (ours, old), (theirs, new) in pairwise(readings) if ours == theirs}
    rows = Comparison.objects.for_all().filter(old__in=[old for old, _ in wanted], new__in=[new for _, new in wanted])
    ready = rows.exclude(ready_at=None).order_by("pk").values_list("old", "new", "pk")
    newest = {(old, new): pk for old, new, pk in ready if (old, new) in wanted}
    return sorted(newest.values())


def _path(starts: Collection[int], comparisons: Collection[int]) -> set[int]:
    """All clauses that one reaches from these by changes of these comparisons."""
    sql = PATH.format(
        clauses=connection.ops.quote_name(Clause._meta.db_table),
        sides=connection.ops.quote_name(ChangeSide._meta.db_table),
        starts=", ".join(["%s"] * len(starts)),
        comparisons=", ".join(["%s"] * len(comparisons)),
        most=MOST,
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*starts, *comparisons])
        return {pk for (pk,) in cursor.fetchall()}


def _clauses(pks: Collection[int]) -> Iterator[ChainClause]:
    at = ("reading__version", "reading__version__position", "reading__version__proposal", "place__text")
    rows = Clause.objects.filter(pk__in=pks).annotate(length=Length("text")).order_by()
    for row in rows.values_list("pk", "key", "number", "title", "length", "order", *at):
        yield ChainClause(*row)


def _links(clauses: Collection[int], comparisons: Collection[int]) -> Iterator[ChainLink]:
    """Between each old and each new clause of a change that are both there."""
    rows = ChangeSide.objects.filter(comparison__in=comparisons, clause__in=clauses).order_by("change", "clause")
    changes: dict[tuple[int, ChangeKind, int], dict[str, list[int]]] = defaultdict(lambda: {"old": [], "new": []})
    for change, kind, comparison, side, clause in rows.values_list(
        "change", "change__kind", "comparison", "side", "clause"
    ):
        changes[change, kind, comparison][side].append(clause)
    for (change, kind, comparison), sides in changes.items():
        for old in sides["old"]:
            for new in sides["new"]:
                yield ChainLink(change, kind, comparison, old, new)
