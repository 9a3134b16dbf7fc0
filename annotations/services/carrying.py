"""Annotations follow their clause to another version of the same proposal."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext_noop

from annotations.models import Annotation, Placement
from annotations.queries.placements import SettledPlacement, carriers, settled_before, unplaced
from annotations.services import arrivals
from clauseline.anchoring import Anchor, Pair, Placed, place, place_clause
from proposals.models import Comparison, Job, Proposal, User, Version
from proposals.queries.comparisons import words_of
from proposals.services import comparisons, jobs


def carry_over(job: Job) -> None:
    """Place what is settled in the job's old version in its new one, as far as it does not stand there already.

    What is settled in another version is placed by the comparison with that one, which is asked for here, so that no
    place rests on a chain of guesses. What a person decided stays.
    """
    comparison = carriers().select_related("old_version", "new_version", "old", "new").filter(pk=job.target).first()
    if comparison is None:
        jobs.finish(job)  # One of its versions was withdrawn, or compared anew.
        return
    settled = settled_before(comparison.new_version)
    due = unplaced(settled, comparison)
    jobs.report(job, gettext_noop("placing the annotations"), total=len(due))
    placements = _placements(due, comparison)
    with transaction.atomic():
        jobs.finish(job)
        _store(placements)
        arrivals.follow({one.annotation_id for one in placements})
        for version in {s.version for s in settled} - {comparison.old_version}:
            if version.language == comparison.new_version.language:
                comparisons.request(old=version, new=comparison.new_version, by=job.submitted_by, queue=job.queue)


def carry_from(version: Version, *, by: User) -> None:
    """Have what is settled in `version` carried to wherever it can be: something new is."""
    _submit(carriers().filter(old_version=version), by)


def carry_anew(proposal: Proposal, *, first: int, by: User) -> None:
    """Have all versions from position `first` on placed anew: they stand in another order now.

    Places in versions that are earlier than the annotation now go, but for those that a person decided.
    """
    stale = Placement.objects.filter(version__proposal=proposal, decided_at=None)
    stale.filter(annotation__version__position__gt=F("version__position")).delete()
    _submit(carriers().filter(new_version__proposal=proposal, new_version__position__gte=first), by)


def carry_on(placement: Placement, *, by: User) -> None:
    """Have later versions placed anew: where the annotation stands there follows from the last settled place."""
    here = placement.version
    annotation = placement.annotation
    settled = {
        annotation.version_id,
        here.pk,
        *annotation.placements.exclude(decided_at=None).values_list("version", flat=True),
    }
    later = _later(here)
    for version in later if placement.key else []:
        comparisons.request(old=here, new=version, by=by, queue=Job.Queue.LATER)
    _submit(carriers().filter(old_version__in=settled, new_version__in=later), by)


def _submit(found: QuerySet[Comparison], by: User) -> None:
    """One after the other in an order that all keep, so that two that do this never wait for each other."""
    for comparison in found.order_by("pk").values_list("pk", flat=True):
        jobs.submit("carrying", comparison, by=by)


def _later(version: Version) -> list[Version]:
    """The versions of the same proposal after this one that it can be compared with."""
    return list(
        Version.objects.filter(
            position__gt=version.position,
            proposal=version.proposal_id,
            language=version.language,
            withdrawn_at=None,
            current_reading__isnull=False,
        )
    )


def _placements(due: list[SettledPlacement], comparison: Comparison) -> list[Placement]:
    """Nothing to place, nothing to load. What stands on a clause that the comparison does not know is left alone."""
    if not due:
        return []
    texts = words_of(comparison, {one.key for one in due})
    pair = Pair(texts.old, texts.new, texts)
    places = {key: place for place, key in enumerate(texts.old_keys)}
    return [
        _placement(one, _place(one, places.get(one.key), pair), comparison, texts.new_keys)
        for one in due
        if one.key in places or not one.key
    ]


def _place(settled: SettledPlacement, clause: int | None, pair: Pair) -> Placed:
    if clause is None:
        return Placed("same", None, None, 1.0)
    return place_clause(clause, pair) if settled.anchor is None else place(settled.anchor, clause, pair)


def _placement(settled: SettledPlacement, placed: Placed, comparison: Comparison, keys: list[str]) -> Placement:
    anchor = placed.anchor or Anchor(quote="")
    return Placement(
        annotation=settled.annotation,
        version=comparison.new_version,
        comparison=comparison,
        state=placed.state,
        key="" if placed.clause is None else keys[placed.clause],
        score=placed.score,
        quote=anchor.quote,
        before=anchor.before,
        after=anchor.after,
        start=anchor.start,
        settled_at=settled.decided_at,
    )


def _store(placements: Iterable[Placement]) -> None:
    """One row an annotation and version; a decided one stays as it is."""
    rows = list(placements)
    # A person who decides locks the annotation too: either sees what the other stored.
    carried = Annotation.objects.select_for_update().filter(pk__in=[p.annotation_id for p in rows]).order_by("pk")
    mine = Placement.objects.filter(version__in={p.version_id for p in rows}, annotation__in=list(carried))
    decided = set(mine.exclude(decided_at=None).values_list("annotation_id", flat=True))
    mine.filter(decided_at=None).delete()
    Placement.objects.bulk_create(row for row in rows if row.annotation_id not in decided)
