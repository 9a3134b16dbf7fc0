"""Outlines into rows and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from proposals.comparing import compare
from proposals.models import Clause, Figure, Reading, Version
from proposals.models.opaque import new_slug
from proposals.outline import Outline, packed, parents
from proposals.queries.readings import outline_of
from proposals.reading import version_of
from proposals.services import pictures, search


def store(version: Version, outline: Outline, folder: Path | None = None) -> Reading:
    """A new Reading of `version`. Clauses paired one to one with those of its current reading inherit their keys.

    Pictures that lie in `folder` under their SHA-256 are kept with it.
    """
    reading, clauses = _write(version, outline, version.options, folder, _inherited_keys(version, outline))
    search.index(version, clauses)
    return reading


def store_beside(version: Version, outline: Outline, options: Mapping[str, Any], folder: Path) -> Reading:
    """A Reading of the same file with other `options`, for a comparison alone: no page of the version shows it, search
    does not find it, and its clauses have keys of their own.
    """
    return _write(version, outline, options, folder, {})[0]


def _write(
    version: Version, outline: Outline, options: Mapping[str, Any], folder: Path | None, keys: dict[int, str]
) -> tuple[Reading, list[Clause]]:
    reading = Reading.objects.create(
        version=version,
        reader=outline.reader,
        reader_version=version_of(outline.reader),
        options=dict(options),
        language=version.language or outline.language,
        facts=dict(outline.facts),
        report=asdict(outline.report),
    )
    clauses = _store_clauses(reading, outline, keys)
    figures = [
        Figure(reading=reading, clause=clause, place=figure.block, sha256=figure.sha256, alt=figure.alt)
        for clause, read in zip(clauses, outline.clauses, strict=True)
        for figure in read.figures
    ]
    if folder is not None:
        pictures.keep(version, figures, folder)
    Figure.objects.bulk_create(figures)
    return reading, clauses


def _store_clauses(reading: Reading, outline: Outline, keys: dict[int, str]) -> list[Clause]:
    clauses: list[Clause] = []
    for order, read in enumerate(outline.clauses):
        clauses.append(
            Clause(
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
            )
        )
    Clause.objects.bulk_create(clauses)
    for clause, parent in zip(clauses, parents(read.level for read in outline.clauses), strict=True):
        clause.parent = None if parent is None else clauses[parent]
    Clause.objects.bulk_update(clauses, ["parent"], batch_size=200)
    return clauses


def _inherited_keys(version: Version, outline: Outline) -> dict[int, str]:
    """Keys by place, for the clauses that the comparer pairs one to one with those of the current reading."""
    if version.current_reading is None:
        return {}
    keys = list(version.current_reading.clauses.order_by("order").values_list("key", flat=True))
    changes = compare(outline_of(version.current_reading), outline).changes
    return {c.new[0]: keys[c.old[0]] for c in changes if len(c.old) == 1 and len(c.new) == 1}
