"""Asking for comparisons, and computing them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from clauseline.comparing import changes as values
from clauseline.comparing import compare
from clauseline.comparing.packed_spans import packed
from clauseline.outline import Outline
from clauseline.vocabulary import Genre
from proposals.models import Change, ChangeSide, Comparison, Job, Proposal, Reading, User, Version
from proposals.queries.comparisons import texts_of
from proposals.queries.genres import engine_of, genre_in
from proposals.queries.readings import length_of, outline_of, pks_of
from proposals.queries.versions import in_two_languages, step_from, step_to
from proposals.refusals import NotYetComparable, Withdrawn
from proposals.services import aligning, jobs, rows, storing, tracked_readings

Side = tuple[int, int, str, int]
"""A `ChangeSide`: the primary keys of its comparison and its change, the side, and the primary key of its clause."""


@transaction.atomic
def request(
    *, old: Version, new: Version, by: User | None = None, queue: str = Job.Queue.PEOPLE, aside: bool = False
) -> Comparison:
    """The comparison of `old` with `new`: the stored one, or a new one being computed.

    While one of them is still being read, the comparison waits for it. What people wait for overtakes what can wait,
    and is made although it was cancelled before. Of two languages the pairs are looked for, where the encoder is.
    One of another genre than a person says now is another comparison.
    `aside`: only a remark or a tick needs it, so where there is none yet it is made so that nobody is told of it.
    """
    _check(old, new)
    across = in_two_languages(old, new)
    asked = {
        "old_version": old,
        "new_version": new,
        "old": old.current_reading,
        "new": new.current_reading,
        "engine": (aligning.engine_of_today if across else engine_of)(old, new),
    }
    if aside and (known := Comparison.objects.for_all().filter(**asked).first()):
        return known
    comparison, is_new = Comparison.objects.get_or_create(**asked, aside=aside, defaults={"across": across})
    if not is_new and _is_overtaken(comparison):
        comparison.delete()
        comparison, is_new = Comparison.objects.create(**asked, across=across, slug=comparison.slug), True
    if is_new and comparison.old and comparison.new:
        submit(comparison, by=by, queue=queue)
    elif queue == Job.Queue.PEOPLE and comparison.ready_at is None:
        _hasten(comparison, by)
    return comparison


def submit(comparison: Comparison, *, by: User | None, queue: str = Job.Queue.PEOPLE) -> None:
    """Have it made: in `queue`, or where the encoder is if it needs that. What is kept aside nobody asked for."""
    by = None if comparison.aside else by
    jobs.submit("comparison", comparison.pk, by=by, queue=Job.Queue.MEANING if comparison.across else queue)


def _is_overtaken(comparison: Comparison) -> bool:
    """Whether one of the same texts came later, when they were said to be of another genre: pages show that one."""
    later = Comparison.objects.for_all().filter(old=comparison.old, new=comparison.new, pk__gt=comparison.pk)
    return not comparison.aside and comparison.ready_at is not None and later.exists()


def _hasten(comparison: Comparison, by: User | None) -> None:
    jobs.prefer("comparison", comparison.pk)
    last = Job.objects.filter(kind="comparison", target=comparison.pk).order_by("-pk").first()
    if last is not None and last.state == Job.State.CANCELLED:
        submit(comparison, by=by)


def request_for(version: Version, *, by: User | None = None) -> None:
    """What becomes possible when `version` is ready: with the nearest texts of its language, and what was asked for
    while it was read.
    """
    if before := step_to(version):
        request(old=before, new=version, by=by, queue=Job.Queue.LATER)
    if after := step_from(version):
        request(old=version, new=after, by=by, queue=Job.Queue.LATER)
    waiting = Comparison.objects.filter(Q(old=None, old_version=version) | Q(new=None, new_version=version))
    for comparison in waiting.select_related("old_version", "new_version"):
        _start(comparison, by=by)


def request_steps(proposal: Proposal, *, by: User) -> None:
    """Those of each text of `proposal` with the nearest one before it, by what is said of it now."""
    texts = Version.objects.filter(proposal=proposal, withdrawn_at=None, current_reading__isnull=False)
    for version in texts.select_related("proposal").order_by("position"):
        if before := step_to(version):
            request(old=before, new=version, by=by, queue=Job.Queue.LATER)


def run(job: Job) -> None:
    """Compute and store the job's comparison."""
    there = Comparison.objects.filter(old_version__withdrawn_at=None, new_version__withdrawn_at=None)
    comparison = there.select_related("old", "new", "new_version").filter(pk=job.target).first()
    if comparison is None:
        jobs.finish(job)
        return
    if comparison.is_tracked:
        comparison.old, comparison.new = tracked_readings.both(comparison.new_version, job)
    if comparison.old is None or comparison.new is None:
        raise NotYetComparable(_("One of the versions is not read yet."))
    _refuse_long(comparison.old, comparison.new)
    if comparison.across:
        aligning.run(job, comparison, comparison.old, comparison.new)
        return
    texts = outline_of(comparison.old), outline_of(comparison.new)
    result = _computed(texts, genre_in(comparison.engine), job)
    jobs.report(job, gettext_noop("storing the changes"), total=len(result.changes))
    keys = pks_of(comparison.old), pks_of(comparison.new)
    sides = _write(job, comparison, result.changes, texts, keys)
    storing.finish(
        job,
        comparison,
        partial(rows.insert, ChangeSide, ("comparison", "change", "side", "clause"), sides),
        counts=_counts(result.changes),
        kinds=dict(Counter(change.kind for change in result.changes)),
        editorial_sentences=sum(len(change.editorial) for change in result.changes),
        warnings=list(result.warnings),
    )


def _computed(texts: tuple[Outline, Outline], genre: Genre | None, job: Job) -> values.Compared:
    """What became of the clauses of the old text in the new one."""
    jobs.report(job, gettext_noop("aligning the clauses"), total=sum(len(text.clauses) for text in texts))
    return compare(*texts, genre=genre)


def _refuse_long(*readings: Reading) -> None:
    """Refuse texts whose comparison would take too much memory."""
    limit = settings.COMPARING_CHARACTERS
    for reading in readings:
        if length_of(reading) > limit:
            raise NotYetComparable(
                _("Version %(version)s has more than %(limit)s characters, the most that this site compares.")
                % {"version": reading.version, "limit": f"{limit:,}"}
            )


def _check(old: Version, new: Version) -> None:
    for version in (old, new):
        if version.withdrawn_at:
            raise Withdrawn(
                _("Version %(version)s was withdrawn, so nothing is left to compare.") % {"version": version}
            )
    if old.pk == new.pk:
        raise NotYetComparable(_("These are one and the same version. Please choose two different ones."))


def _start(comparison: Comparison, *, by: User | None) -> None:
    """Give a waiting comparison its readings, unless one is still missing."""
    old, new = comparison.old_version, comparison.new_version
    if old.current_reading is None or new.current_reading is None:
        return
    if comparison.is_tracked:
        if not Job.objects.filter(kind="comparison", target=comparison.pk).exists():
            jobs.submit("comparison", comparison.pk, by=by)
        return
    comparison.delete()
    again = request(old=old, new=new, by=by)
    Comparison.objects.filter(pk=again.pk).update(slug=comparison.slug)


def _write(
    job: Job,
    comparison: Comparison,
    changes: Sequence[values.Change],
    texts: tuple[Outline, Outline],
    keys: tuple[list[int], list[int]],
) -> list[Side]:
    """The changes as rows, some at a time; nobody looks at them before their sides, which come back, are there too.

    `keys` are the primary keys of the clauses of both texts.
    """
    old, new = keys
    sides: list[Side] = []
    with storing.held(job, comparison):
        comparison.changes.all().delete()  # What a worker left that died.
    for first in range(0, len(changes), storing.PART):
        part = changes[first : first + storing.PART]
        made = [_row(comparison, order, change, texts) for order, change in enumerate(part, first)]
        with storing.held(job, comparison):
            Change.objects.bulk_create(made)
        for row, change in zip(made, part, strict=True):
            sides += [(comparison.pk, row.pk, "old", old[k]) for k in change.old]
            sides += [(comparison.pk, row.pk, "new", new[k]) for k in change.new]
    return sides


def _row(comparison: Comparison, order: int, change: values.Change, texts: tuple[Outline, Outline]) -> Change:
    return Change(
        comparison=comparison,
        order=order,
        kind=change.kind,
        flags=list(change.flags),
        packed=packed(change.spans, *texts_of(texts, change.old, change.new)),
        strength=[asdict(s) for s in change.strength],
        passages=[asdict(passage) for passage in change.passages],
        details=[asdict(detail) for detail in change.details],
        editorial=[asdict(sentence) for sentence in change.editorial],
        edits=[asdict(edit) for edit in change.edits],
        proofs=[asdict(sentence) for sentence in change.proofs],
        confidence=change.confidence,
    )


def _counts(changes: Sequence[values.Change]) -> dict[str, int]:
    """How many changes there are of each kind and each flag."""
    return dict(Counter([change.kind for change in changes] + [f for change in changes for f in change.flags]))
