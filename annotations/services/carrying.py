"""Annotations follow their clause to another version of the same proposal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_noop

from annotations.access import visible
from annotations.exporting.taking import NOT
from annotations.models import Annotation, Placement
from annotations.queries.placements import (
    UNSETTLED,
    StandingPlacement,
    carriers,
    doubted,
    found_by_home,
    settled_before,
    stood,
    texts_at_home,
)
from annotations.services import arrivals, uptakes
from clauseline.anchoring import NOWHERE, Anchor, Known, Pair, Placed, follow, place, place_clause, trimmed
from proposals.models import Comparison, Job, Proposal, User, Version
from proposals.queries.comparisons import words_of
from proposals.queries.versions import step_from, step_to
from proposals.services import comparisons, jobs


def carry_over(job: Job) -> None:
    """Carry on what stands in the job's old version, as far as it is not carried on from there already, and look what
    became of the wordings that were sent.

    Annotations go from each version to the next one. Where a place that was found so is none, or is unlike the words
    at home, the comparison with the version in which it is settled is asked for, if it can tell more; that one answers
    questions, and changes nothing else. What a person decided stays. How much there is to carry the job does not tell:
    it may be other people's.
    """
    comparison = carriers().select_related("old_version", "new_version", "old", "new").filter(pk=job.target).first()
    if comparison is None:
        jobs.finish(job)  # One of its versions was withdrawn, or compared anew.
        return
    settled = settled_before(comparison.new_version)
    is_step = step_to(comparison.new_version) == comparison.old_version
    doubts = {} if is_step else doubted(settled, comparison)
    own = [StandingPlacement.settled(one) for one in settled if one.annotation.pk in doubts]
    due = stood(settled, comparison) if is_step else own
    jobs.report(job, gettext_noop("placing the remarks"))
    found = _found(due, comparison)
    placements = [one.row for one in found if is_step or _tells_more(one.row, doubts[one.row.annotation_id])]
    taken = uptakes.found(comparison) if is_step else []
    with transaction.atomic():
        jobs.finish(job)
        _store(placements)
        uptakes.store(comparison.new_version, taken)
        won = {one.comment.annotation_id for one in taken if one.comment.annotation_id and one.extent != NOT.extent}
        arrivals.follow({one.annotation_id for one in placements} | won)
        for version in {one.ask for one in found if one.ask and is_step}:
            _bring(version, comparison.new_version, by=None, queue=job.queue)
        if placements or taken or (is_step and settled):
            by = job.submitted_by if _sees_some(job.submitted_by, comparison.new_version) else None
            _lead_on(comparison.new_version, by=by, queue=job.queue)


def carry_from(version: Version, *, by: User) -> None:
    """Have what is settled in `version` carried to wherever it can be: something new is."""
    _lead_on(version, by=by, queue=Job.Queue.PEOPLE)


def carry_anew(proposal: Proposal, *, first: int) -> None:
    """Have all versions from position `first` on placed anew: they stand in another order now.

    Places in versions that are earlier than the annotation now go, but for those that a person decided.
    """
    stale = Placement.objects.filter(version__proposal=proposal, decided_at=None)
    stale.filter(annotation__version__position__gt=F("version__position")).delete()
    uptakes.forget_earlier(proposal)
    for version in Version.objects.filter(proposal=proposal, position__gte=first).order_by("position"):
        if (before := step_to(version)) and version.current_reading_id and not version.withdrawn_at:
            _bring(before, version, by=None, queue=Job.Queue.LATER)


def carry_on(placement: Placement, *, by: User) -> None:
    """Have later versions placed anew: where the annotation stands there follows from the last settled place."""
    _lead_on(placement.version, by=by, queue=Job.Queue.PEOPLE)


def _lead_on(version: Version, *, by: User | None, queue: str) -> None:
    """Have what stands in `version` carried to the next one."""
    after = step_from(version)
    if after is not None:
        _bring(version, after, by=by, queue=queue)


def _bring(old: Version, new: Version, *, by: User | None, queue: str) -> None:
    """Have what `old` has carried to `new`: now, or when they are compared, which carrying alone can wait for. Who set
    it off has a job of their own only where the comparison is there for all: whether it is hangs on nobody's remarks.
    """
    comparison = carriers().filter(old_version=old, new_version=new).first()
    if comparison is None:
        comparisons.request(old=old, new=new, queue=Job.Queue.LATER, aside=True)
    else:
        jobs.submit("carrying", comparison.pk, by=None if comparison.aside else by, queue=queue)


def _sees_some(person: User | None, version: Version) -> bool:
    """Whether `person` sees an annotation on an earlier text: what goes on without is not theirs to be told of."""
    earlier = {"version__proposal": version.proposal_id, "version__position__lt": version.position}
    return person is not None and visible(Annotation, person).filter(**earlier, version__withdrawn_at=None).exists()


@dataclass(frozen=True, slots=True)
class _Found:
    """A place, and the version in which the annotation is settled if a comparison with that one may tell more."""

    row: Placement
    ask: Version | None


def _tells_more(row: Placement, there: Placement) -> bool:
    """Whether a place that was found from home is better than the question that stands there."""
    if row.state in UNSETTLED:
        return there.state == Placement.State.GONE and row.state == Placement.State.TO_CONFIRM
    return True


def _found(due: list[StandingPlacement], comparison: Comparison) -> list[_Found]:
    """Nothing to place, nothing to load. What stands on a clause that the comparison does not know is left alone."""
    if not due:
        return []
    texts = words_of(comparison, {one.key for one in due})
    pair = Pair(texts.old, texts.new, texts)
    places = {key: place for place, key in enumerate(texts.old_keys)}
    homes, last = texts_at_home(one.home for one in due), found_by_home(due, comparison.old_version)
    found = []
    for one in due:
        if one.key and one.key not in places:
            continue
        step = _step(one, places.get(one.key), pair)
        asks_home = False
        if one.changed_at is not None and one.home.key:
            pk = one.home.annotation.pk
            home = one.home.anchor.quote if one.home.anchor else homes.get(pk, "")
            step, asks_home = follow(step, Known(one.state, one.score, home, last.get(pk, home)), pair)
        row = _placement(one, step, comparison, texts.new_keys)
        row.asks_home = asks_home
        found.append(_Found(row, one.home.version if asks_home else None))
    return found


def _step(standing: StandingPlacement, clause: int | None, pair: Pair) -> Placed:
    if not standing.home.key:
        return Placed("same", None, None, 1.0)  # The whole document.
    if clause is None:
        return NOWHERE
    return place_clause(clause, pair) if standing.anchor is None else place(standing.anchor, clause, pair)


def _placement(standing: StandingPlacement, placed: Placed, comparison: Comparison, keys: list[str]) -> Placement:
    anchor = trimmed(placed.anchor or Anchor(quote=""))
    return Placement(
        annotation=standing.home.annotation,
        version=comparison.new_version,
        comparison=comparison,
        state=placed.state,
        key="" if placed.clause is None else keys[placed.clause],
        score=placed.score,
        quote=anchor.quote,
        before=anchor.before,
        after=anchor.after,
        start=anchor.start,
        settled_at=standing.home.decided_at,
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
