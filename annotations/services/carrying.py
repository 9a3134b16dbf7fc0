"""Annotations follow their clause to another version of the same proposal."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from annotations.anchoring import Anchor, Placed, place, place_clause
from annotations.models import Annotation, Placement
from annotations.queries.placements import Settled, settled_before
from proposals.models import Comparison, Job, User, Version
from proposals.queries.comparisons import Stored, stored
from proposals.services import comparisons, jobs


def carry_over(job: Job) -> None:
    """Place what is settled in the job's old version in its new one.

    What is settled in another version is placed by the comparison with that one, which is asked for here, so that no
    place rests on a chain of guesses. What a person decided stays.
    """
    comparison = Comparison.objects.select_related("old_version", "new_version", "old", "new").get(pk=job.target)
    settled = settled_before(comparison.new_version)
    here = [s for s in settled if s.version == comparison.old_version]
    jobs.report(job, gettext_noop("placing the annotations"), total=len(here))
    placements = _placements(here, comparison)
    with transaction.atomic():
        jobs.finish(job)
        _store(placements)
        for version in {s.version for s in settled} - {comparison.old_version}:
            if version.language == comparison.new_version.language:
                comparisons.request(old=version, new=comparison.new_version, by=job.submitted_by)


def carry_on(placement: Placement, *, by: User) -> None:
    """Have later versions placed anew: where the annotation stands there follows from the last settled place."""
    here = placement.version
    annotation = placement.annotation
    settled = {
        annotation.version_id,
        here.pk,
        *annotation.placements.exclude(decided_at=None).values_list("version", flat=True),
    }
    for later in _later(here):
        if placement.key:
            comparisons.request(old=here, new=later, by=by)
        ready = Comparison.objects.between_versions().filter(
            old_version__in=settled, new_version=later, ready_at__isnull=False
        )
        for comparison in ready:
            jobs.submit("carrying", comparison.pk, by=by)


def _later(version: Version) -> list[Version]:
    """The versions of the same proposal after this one that it can be compared with."""
    after = Q(date__gt=version.date) | Q(date=version.date, position__gt=version.position)
    return list(
        Version.objects.filter(
            after,
            proposal=version.proposal_id,
            language=version.language,
            withdrawn_at=None,
            current_reading__isnull=False,
        )
    )


def _placements(settled: list[Settled], comparison: Comparison) -> list[Placement]:
    """Nothing to place, nothing to load."""
    if not settled:
        return []
    texts = stored(comparison)
    return [_placement(s, comparison, texts) for s in settled if s.key in texts.old_keys or not s.key]


def _placement(settled: Settled, comparison: Comparison, texts: Stored) -> Placement:
    placed = _place(settled, texts)
    anchor = placed.anchor or Anchor(quote="")
    return Placement(
        annotation=settled.annotation,
        version=comparison.new_version,
        comparison=comparison,
        state=placed.state,
        key="" if placed.clause is None else texts.new_keys[placed.clause],
        score=placed.score,
        quote=anchor.quote,
        before=anchor.before,
        after=anchor.after,
        start=anchor.start,
    )


def _place(settled: Settled, texts: Stored) -> Placed:
    if settled.annotation.scope == Annotation.Scope.DOCUMENT:
        return Placed("same", None, None, 1.0)
    clause = texts.old_keys.index(settled.key)
    if settled.anchor is None:
        return place_clause(clause, texts.old, texts.new, texts)
    return place(settled.anchor, clause, texts.old, texts.new, texts)


def _store(placements: Iterable[Placement]) -> None:
    """One row an annotation and version; a decided one stays as it is."""
    rows = list(placements)
    # A person who decides locks the annotation too: either sees what the other stored.
    carried = Annotation.objects.select_for_update().filter(pk__in=[p.annotation_id for p in rows]).order_by("pk")
    mine = Placement.objects.filter(version__in={p.version_id for p in rows}, annotation__in=list(carried))
    decided = set(mine.exclude(decided_at=None).values_list("annotation_id", flat=True))
    mine.filter(decided_at=None).delete()
    Placement.objects.bulk_create(row for row in rows if row.annotation_id not in decided)
