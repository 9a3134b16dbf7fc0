"""Who confirmed or denied what became of marks, by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from annotations.models import Annotation, Judgement, Placement
from annotations.queries.credits import credit_of, day_of
from annotations.queries.ledger import LedgerMark
from annotations.queries.ledger_judged import MarkSaid
from proposals.models import Team


@dataclass(frozen=True, slots=True)
class MarkCredit:
    """For which team it was confirmed, or denied if it is not so (`is_so`), and on which `day`, an ISO 8601 date; by
    whom, as they want to be named, where that team is one's own, else "". `judgement` is the id of the row that says
    so, "" where another act does; `why` is the reason that it gives.
    """

    team: Team
    day: str
    person: str = ""
    judgement: str = ""
    why: str = ""
    is_so: bool = True


Credits = Mapping[tuple[int, int], MarkCredit]
"""By annotation and version."""


def credits_of(marks: Sequence[LedgerMark], annotations: Mapping[int, Annotation], team: Team | None) -> Credits:
    """Those of what is confirmed or denied, as `team` may read them: two queries."""
    known = {mark: mark.said for mark in marks if mark.said}
    judged = _judged({one.pk for one in known.values() if one.by == "judgement"})
    settled = _settled((mark.annotation.pk, one.pk) for mark, one in known.items() if one.by == "place")
    found: dict[tuple[int, int], MarkCredit] = {}
    for mark, one in known.items():
        of = annotations[mark.annotation.pk].team
        if credit := _credit(mark, one, of, team, judged, settled):
            found[mark.annotation.pk, mark.at.version] = credit
    return found


def _credit(
    mark: LedgerMark,
    one: MarkSaid,
    of: Team,
    team: Team | None,
    judged: Mapping[int, Judgement],
    settled: Mapping[tuple[int, int], Placement],
) -> MarkCredit | None:
    if one.by == "judgement" and (said := judged.get(one.pk)):
        who = day_of(said.decided_at), credit_of(said.decided_by)
        return MarkCredit(said.team, *who, said.slug, said.why, one.is_so)
    if one.by == "place" and (place := settled.get((mark.annotation.pk, one.pk))):
        # What another team published names that team, and nobody in it but the author.
        return MarkCredit(of, day_of(place.decided_at), credit_of(place.decided_by) if of == team else "")
    entry = mark.step.confirmed(mark.reason)
    if one.by == "force" and entry and entry.confirmed:
        return MarkCredit(entry.confirmed.confirmation.team, entry.confirmed.day, entry.confirmed.credit)
    return None


def _judged(pks: set[int]) -> Mapping[int, Judgement]:
    return Judgement.objects.select_related("team", "decided_by").in_bulk(pks)


def _settled(places: Iterable[tuple[int, int]]) -> Mapping[tuple[int, int], Placement]:
    wanted = set(places)
    rows = Placement.objects.filter(
        Q(annotation__in={one for one, _ in wanted}, version__in={one for _, one in wanted})
    )
    return {
        (row.annotation_id, row.version_id): row
        for row in rows.exclude(decided_at=None).select_related("decided_by")
        if (row.annotation_id, row.version_id) in wanted
    }
