"""Who is told that a passage of their team turned up in another draft: once a person, passage and proposal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from annotations.models import Arrival, ToldArrival
from annotations.queries.arrivals import ARRIVED, early, listed, passages
from proposals.models import Notice, Proposal, Team, User
from proposals.services import notices

FRESH = timedelta(days=30)
"""A draft that came longer ago is listed, and nobody is told of it: a better engine is no news."""


def tell(which: Q) -> None:
    """Tell the people of each team of those arrivals that are news to them, one notice for a version."""
    _tell_all(which & Q(version__uploaded_at__gte=timezone.now() - FRESH))


def tell_opened(proposal: Proposal, before: Collection[Team]) -> None:
    """Tell those who see a proposal only now, and not by the teams that did `before`, however long ago it came."""
    _tell_all(Q(version__proposal=proposal), but=before)


@transaction.atomic
def _tell_all(which: Q, but: Collection[Team] = ()) -> None:
    teams = early(Arrival.objects.filter(which)).values("annotation__team")
    people = User.objects.filter(is_active=True, pk__in=User.objects.filter(memberships__team__in=teams).values("pk"))
    if but:
        people = people.exclude(memberships__team__in=but)
    # Of two that tell the same person one waits, and then finds it told.
    for person in people.select_for_update(of=("self",), no_key=True).order_by("pk"):
        _tell(person, list(_news(person, which)))


@transaction.atomic
def put_away(arrival: Arrival, *, by: User) -> None:
    """Whoever was told of it has seen it, in all versions of the proposal. Saying it twice changes nothing."""
    mine = ToldArrival.objects.filter(user=by, annotation=arrival.annotation_id, won=arrival.won, seen_at=None)
    for told in mine.filter(proposal=arrival.version.proposal_id).select_related("notice"):
        ToldArrival.objects.filter(pk=told.pk).update(seen_at=timezone.now())
        if told.notice and not ToldArrival.objects.filter(notice=told.notice, seen_at=None).exists():
            notices.put_away(told.notice)


@transaction.atomic
def put_away_all(notice: Notice) -> None:
    """The person has seen the notice, and what it told of."""
    notices.put_away(notice)
    ToldArrival.objects.filter(notice=notice, seen_at=None).update(seen_at=timezone.now())


def _news(person: User, which: Q) -> Iterable[Arrival]:
    """What `person` was not told of yet, of each proposal in the newest version first."""
    rows = early(listed(person)).filter(which)
    known = set(ToldArrival.objects.filter(user=person).values_list("annotation", "won", "proposal"))
    for row in rows.select_related("version").order_by("-version__position", "pk"):
        key = row.annotation_id, row.won, row.version.proposal_id
        if key not in known:
            known.add(key)
            yield row


def _tell(person: User, news: list[Arrival]) -> None:
    by_version: dict[int, list[Arrival]] = defaultdict(list)
    for row in news:
        by_version[row.version_id].append(row)
    for rows in by_version.values():
        version = rows[0].version
        notice = None
        if _are_new(person, rows):
            notice = Notice.objects.create(user=person, what=ARRIVED, facts={"version": version.slug})
        ToldArrival.objects.bulk_create(
            ToldArrival(
                user=person,
                annotation_id=row.annotation_id,
                won=row.won,
                proposal_id=version.proposal_id,
                notice=notice,
                told_at=timezone.now(),
                seen_at=None if notice else timezone.now(),
            )
            for row in rows
        )


def _are_new(person: User, rows: list[Arrival]) -> bool:
    """Whether any of these stands where no passage stands that the person was told of; they are of one version."""
    mine = ToldArrival.objects.filter(user=person, proposal=rows[0].version.proposal_id)
    known = set(mine.values_list("annotation", "won"))
    there = Arrival.objects.filter(version=rows[0].version_id)
    old = [one for one in there.filter(annotation__in=[pk for pk, _ in known]) if (one.annotation_id, one.won) in known]
    places = [(one.place_id, one.start, one.end) for one in old]
    return passages([*places, *((one.place_id, one.start, one.end) for one in rows)]) > passages(places)
