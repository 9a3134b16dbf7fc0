"""What to read first over the newest texts of all drafts."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists

from annotations.queries.confirmations import looking
from annotations.queries.first import left, to_read, worded
from annotations.queries.first_rows import FirstRow
from annotations.queries.marks import reviewed
from proposals.access import Person, visible
from proposals.models import Comparison, Version
from proposals.queries.library import latest_steps
from proposals.queries.versions import later_texts

DRAFTS = 4
"""So many drafts are looked through: those whose newest text came last."""


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A change to read, and the comparison that tells it."""

    comparison: Comparison
    row: FirstRow


def first_of_drafts(person: Person, *, most: int, hints: bool = True) -> list[DeskRow]:
    """The heaviest changes that the newest texts brought, but for clauses that `person` has reviewed since.

    Of each draft some twenty queries.
    """
    newest = visible(Version, person).filter(~Exists(later_texts("")), withdrawn_at=None)
    versions = list(newest.order_by("-uploaded_at", "-pk")[:DRAFTS])
    steps = [one.pk for one in latest_steps(versions).values()]
    related = ("old", "new", "old_version__proposal", "new_version__proposal")
    found = [
        DeskRow(one, row)
        for one in Comparison.objects.filter(pk__in=steps).select_related(*related).order_by("pk")
        for row in _unread(one, person, hints=hints)
    ]
    first = sorted(found, key=lambda one: -one.row.weight)[:most]
    return [DeskRow(one.comparison, worded(one.comparison, [one.row])[0]) for one in first]


def _unread(comparison: Comparison, person: Person, *, hints: bool) -> list[FirstRow]:
    teams, read = looking(comparison, person), reviewed(comparison, person)
    rows = to_read(comparison, teams[0] if teams else None, person, hints=hints)
    return [row for row in left(rows) if row.key not in read]
