"""Asking for comparisons, and computing them."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from proposals.comparing import ENGINE, compare
from proposals.comparing import changes as values
from proposals.models import Change, ChangeSide, Comparison, Job, User, Version
from proposals.queries import versions as version_queries
from proposals.queries.readings import outline_of
from proposals.refusals import NotYetComparable, Withdrawn
from proposals.services import jobs, ways
from proposals.signals import comparison_ready


@transaction.atomic
def request(*, old: Version, new: Version, by: User | None = None, queue: str = Job.Queue.PEOPLE) -> Comparison:
    """The comparison of `old` with `new`: the stored one, or a new one being computed.

    While one of them is still being read, the comparison waits for it. What people wait for overtakes what can wait,
    and is made although it was cancelled before.
    """
    _check(old, new)
    comparison, is_new = Comparison.objects.get_or_create(
        old_version=old, new_version=new, old=old.current_reading, new=new.current_reading, engine=ENGINE
    )
    if is_new and comparison.old and comparison.new:
        jobs.submit("comparison", comparison.pk, by=by, queue=queue)
    elif queue == Job.Queue.PEOPLE and comparison.ready_at is None:
        _hasten(comparison, by)
    return comparison


def _hasten(comparison: Comparison, by: User | None) -> None:
    jobs.prefer("comparison", comparison.pk)
    last = Job.objects.filter(kind="comparison", target=comparison.pk).order_by("-pk").first()
    if last is not None and last.state == Job.State.CANCELLED:
        jobs.submit("comparison", comparison.pk, by=by)


def request_for(version: Version, *, by: User | None = None) -> None:
    """What becomes possible when `version` is ready: with its neighbours, and what was asked for while it was read."""
    before, after = version_queries.neighbours(version)
    if before is not None and before.language == version.language:
        request(old=before, new=version, by=by)
    if after is not None and after.language == version.language:
        request(old=version, new=after, by=by)
    waiting = Comparison.objects.filter(Q(old=None, old_version=version) | Q(new=None, new_version=version))
    for comparison in waiting.select_related("old_version", "new_version"):
        _start(comparison, by=by)


def run(job: Job) -> None:
    """Compute and store the job's comparison."""
    comparison = Comparison.objects.select_related("old", "new", "new_version").filter(pk=job.target).first()
    if comparison is None:
        jobs.finish(job)  # One of its versions was withdrawn.
        return
    if comparison.is_tracked:
        comparison.old, comparison.new = ways.both(comparison.new_version, job)
    if comparison.old is None or comparison.new is None:
        raise NotYetComparable(_("One of the versions is not read yet."))
    old, new = outline_of(comparison.old), outline_of(comparison.new)
    jobs.report(job, gettext_noop("aligning the clauses"), total=len(old.clauses) + len(new.clauses))
    result = compare(old, new)
    jobs.report(job, gettext_noop("storing the changes"), total=len(result.changes))
    with transaction.atomic():
        jobs.finish(job)
        if Comparison.objects.select_for_update().filter(pk=comparison.pk).first() is None:
            return
        _store(comparison, result.changes)
        comparison.counts = _counts(result.changes)
        comparison.kinds = dict(Counter(change.kind for change in result.changes))
        comparison.warnings = list(result.warnings)
        comparison.ready_at = timezone.now()
        comparison.save(update_fields=["old", "new", "counts", "kinds", "warnings", "ready_at"])
        comparison_ready.send(Comparison, comparison=comparison)


def _check(old: Version, new: Version) -> None:
    for version in (old, new):
        if version.withdrawn_at:
            raise Withdrawn(
                _("Version %(version)s was withdrawn, so nothing is left to compare.") % {"version": version}
            )
    if old.pk == new.pk:
        raise NotYetComparable(_("These are one and the same version. Please choose two different ones."))
    if old.language and new.language and old.language != new.language:
        raise NotYetComparable(_("These versions are in different languages. Clauseline cannot align them yet."))


def _start(comparison: Comparison, *, by: User | None) -> None:
    """Give a waiting comparison its readings, unless one is still missing; one that cannot be made is dropped."""
    old, new = comparison.old_version, comparison.new_version
    if old.current_reading is None or new.current_reading is None:
        return
    if comparison.is_tracked:
        if not Job.objects.filter(kind="comparison", target=comparison.pk).exists():
            jobs.submit("comparison", comparison.pk, by=by)
        return
    comparison.delete()
    if old.language == new.language:
        again = request(old=old, new=new, by=by)
        Comparison.objects.filter(pk=again.pk).update(slug=comparison.slug)


def _store(comparison: Comparison, changes: tuple[values.Change, ...]) -> None:
    rows = Change.objects.bulk_create(
        Change(
            comparison=comparison,
            order=order,
            kind=change.kind,
            flags=list(change.flags),
            spans=[span._asdict() for span in change.spans],
            strength=[asdict(s) for s in change.strength],
            passages=[asdict(passage) for passage in change.passages],
            details=[asdict(detail) for detail in change.details],
            confidence=change.confidence,
        )
        for order, change in enumerate(changes)
    )
    sides: list[ChangeSide] = []
    for side, reading in (("old", comparison.old), ("new", comparison.new)):
        ids = list(reading.clauses.order_by("order").values_list("pk", flat=True)) if reading else []
        for row, change in zip(rows, changes, strict=True):
            places = change.old if side == "old" else change.new
            sides += [ChangeSide(change=row, comparison=comparison, side=side, clause_id=ids[i]) for i in places]
    ChangeSide.objects.bulk_create(sides)


def _counts(changes: tuple[values.Change, ...]) -> dict[str, int]:
    """How many changes there are of each kind and each flag."""
    return dict(Counter([change.kind for change in changes] + [f for change in changes for f in change.flags]))
