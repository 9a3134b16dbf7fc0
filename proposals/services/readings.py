"""Outlines into rows, some clauses at a time: a long draft takes neither memory nor the database for itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q

from clauseline.outline import ClauseText, Outline
from clauseline.packing import packed
from clauseline.reading import version_of
from clauseline.reading.structure.reasons import row_of
from proposals.models import Clause, Figure, Job, Reading, Version
from proposals.models.opaque import new_slug
from proposals.queries.readings import clauses_of
from proposals.sandbox.piecemeal import AnyOutline
from proposals.search.index import index
from proposals.services import hearts, inheriting, jobs, pictures

CLAUSES, CHARACTERS = 250, 200_000
"""About as much is written at a time."""


def store(version: Version, outline: Outline) -> Reading:
    """A whole Reading of `version` that search finds, for an outline that is in memory."""
    reading = write(version, outline, version.options, keys=inheriting.keys(version, outline))
    finish(reading, version.language or outline.language)
    index(version, clauses_of(reading))
    return reading


def write(
    version: Version,
    outline: AnyOutline,
    options: Mapping[str, Any],
    *,
    keys: Mapping[int, str] | None = None,
    folder: Path | None = None,
    job: Job | None = None,
) -> Reading:
    """A Reading of `version` that nobody sees before it is made whole by `finish`.

    `keys` are those of clauses by their place; the others get new ones. Pictures that lie in `folder` under their
    SHA-256 are kept with it. What an earlier worker left of the same `job` goes. Raises `Superseded` when the job went
    to another worker, or the version was erased.
    """
    reading = _begin(version, outline, options, job)
    above: list[Clause] = []
    order = 0
    for part in _parts(outline.clauses):
        clauses = [_clause(reading, place, read, keys or {}) for place, read in enumerate(part, order)]
        _lead(clauses, above)
        figures = _figures(reading, clauses, part)
        if folder is not None:
            pictures.keep(version, figures, folder)
        _write(reading, clauses, figures)
        order += len(part)
    return reading


def finish(reading: Reading, language: str) -> None:
    """From now on it can be shown, as a text in `language`."""
    reading.is_whole, reading.language = True, language
    reading.save(update_fields=["is_whole", "language"])


def sweep() -> None:
    """Erase what workers left that died for good before their reading was whole."""
    with transaction.atomic():
        _erase(~Q(job=None) & ~Q(job__state__in=(Job.State.QUEUED, Job.State.RUNNING)))


def discard(version: Version) -> None:
    """Erase what workers have written of `version` that is not whole; they find it gone. Belongs in a transaction."""
    _erase(Q(version=version))


def _begin(version: Version, outline: AnyOutline, options: Mapping[str, Any], job: Job | None) -> Reading:
    with transaction.atomic():
        if job is not None:
            jobs.hold(job)
            _erase(Q(job=job))
        return Reading.objects.create(
            version=version,
            reader=outline.reader,
            reader_version=version_of(outline.reader),
            options=dict(options),
            language=version.language or outline.language,
            facts=dict(outline.facts),
            report=asdict(outline.report),
            job=job,
        )


def _erase(which: Q) -> None:
    """The rows are locked first: who is writing to one of them then finds it gone."""
    for reading in Reading.objects.select_for_update().filter(which, is_whole=False):
        reading.delete()


def _parts(clauses: Iterable[ClauseText]) -> Iterator[list[ClauseText]]:
    part: list[ClauseText] = []
    characters = 0
    for clause in clauses:
        part.append(clause)
        characters += len(clause.text)
        if len(part) == CLAUSES or characters >= CHARACTERS:
            yield part
            part, characters = [], 0
    if part:
        yield part


def _clause(reading: Reading, order: int, read: ClauseText, keys: Mapping[int, str]) -> Clause:
    return Clause(
        reading=reading,
        order=order,
        key=keys.get(order) or new_slug(),
        number=read.number,
        title=read.title,
        level=read.level,
        kind=read.kind,
        status=read.status,
        text=read.text,
        packed=packed(read.blocks),
        why=row_of(read.why),
    )


def _lead(clauses: Iterable[Clause], above: list[Clause]) -> None:
    """Give each its parent; `above` are those that the next one may belong to, from the top down."""
    for clause in clauses:
        while above and above[-1].level >= clause.level:
            above.pop()
        clause.parent = above[-1] if above else None
        above.append(clause)


def _figures(reading: Reading, clauses: Iterable[Clause], part: Iterable[ClauseText]) -> list[Figure]:
    return [
        Figure(reading=reading, clause=clause, place=figure.block, sha256=figure.sha256, alt=figure.alt)
        for clause, read in zip(clauses, part, strict=True)
        for figure in read.figures
    ]


@transaction.atomic
def _write(reading: Reading, clauses: list[Clause], figures: list[Figure]) -> None:
    """Parents are of a higher level than what stands under them, and have to be there first."""
    if not Reading.objects.select_for_update().filter(pk=reading.pk).exists():
        if Version.objects.exclude(erased_at=None).filter(pk=reading.version_id).exists():
            pictures.forget(reading.version)
        raise hearts.Superseded(f"reading {reading.pk}")
    for level in sorted({clause.level for clause in clauses}):
        Clause.objects.bulk_create(clause for clause in clauses if clause.level == level)
    Figure.objects.bulk_create(figures)
