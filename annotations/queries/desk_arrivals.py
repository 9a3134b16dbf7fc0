"""The newest of one's passages that stand elsewhere, by the notice that tells of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Subquery

from annotations.models import Arrival
from annotations.queries.arrival_entries import ArrivalEntry, arrival_entries, with_marks
from annotations.queries.arrivals import ARRIVED, listed, told
from annotations.queries.notices import ShownNotice
from proposals.access import Person

FEW = 3
"""Passages of a notice that are shown."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A notice of arrivals, and its first passages that were not put away."""

    notice: ShownNotice
    entries: list[ArrivalEntry]


def arrived(person: Person, notices: Iterable[ShownNotice]) -> list[Arrived]:
    """Those of these notices that tell of arrivals, in their order: some ten queries, or none."""
    ours = {one.notice.pk: one for one in notices if one.notice.what == ARRIVED}
    if not ours:
        return []
    by = Subquery(told(person).filter(seen_at=None).values("notice")[:1])
    rows = listed(person).filter(version__in=[one.version.pk for one in ours.values()]).annotate(by=by)
    found: dict[int, list[int]] = defaultdict(list)
    places = rows.filter(by__in=ours).order_by("place__clause__order", "start", "pk")
    for pk, notice, version in places.values_list("pk", "by", "version"):
        if version == ours[notice].version.pk:
            found[notice].append(pk)
    first = [pk for some in found.values() for pk in some[:FEW]]
    drawn = {one.arrival.pk: one for one in arrival_entries(with_marks(Arrival.objects.filter(pk__in=first)), person)}
    return [Arrived(one, [drawn[pk] for pk in found[key][:FEW]]) for key, one in ours.items()]
