"""Passages that teams marked and that turn up in other drafts: found when a text comes or a passage is marked, told
once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from hashlib import sha256

from django.db import transaction
from django.db.models import Q

from annotations.models import Annotation, Arrival
from annotations.queries.arriving import Arriving, arriving_from, arriving_in
from annotations.queries.marked import marked_in
from annotations.services import telling
from proposals.models import Reading, TextPlace, Version
from proposals.queries.shared_texts import parts

NAME = 24
"""Hexadecimal digits of the slug of an arrival."""
AT_ONCE = 500
"""So many rows are written by one statement."""
KEPT = ("slug", "found_at", "id", "annotation", "won", "version")
"""What an arrival that is found again keeps."""


def renew(reading: Reading) -> None:
    """What turns up in the texts of `reading`, and where what is marked in them turns up: found, and told to whom it
    concerns. Done again it changes nothing.
    """
    version = reading.version
    keys = TextPlace.objects.filter(reading=reading).values_list("clause__key", flat=True)
    marked = marked_in((version.pk, key) for key in keys)
    _store(arriving_in(reading), Q(version=version))
    follow(marked)


def follow(annotations: Collection[int]) -> None:
    """Where the passages of these, by their primary keys, turn up in other drafts."""
    if annotations:
        _store(arriving_from(annotations), Q(annotation__in=annotations))


@transaction.atomic
def _store(found: Iterable[Arriving], which: Q) -> None:
    """These are the arrivals of which that holds, and no others."""
    rows = {row.slug: row for row in _lasting(list(map(_row, found)))}
    stale = [pk for pk, slug in Arrival.objects.filter(which).values_list("pk", "slug") if slug not in rows]
    for some in parts(stale):
        Arrival.objects.filter(pk__in=some).delete()
    Arrival.objects.bulk_create(
        rows.values(),
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=[field.name for field in Arrival._meta.concrete_fields if field.name not in KEPT],
    )
    if rows:
        telling.tell(which)


def _lasting(rows: list[Arrival]) -> Iterable[Arrival]:
    """Those whose texts and annotation are there until the transaction ends."""
    marks = {row.annotation_id: row for row in rows}
    there = Annotation.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=marks).order_by("pk")
    slugs = dict(there.values_list("pk", "slug"))
    keys = {key for row in rows for key in (row.source_id, row.place_id)}
    places = TextPlace.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys).order_by("pk")
    standing = set(places.values_list("pk", flat=True))
    versions = dict(Version.objects.filter(pk__in={row.version_id for row in rows}).values_list("pk", "slug"))
    for row in rows:
        if row.annotation_id in slugs and {row.source_id, row.place_id} <= standing:
            names = slugs[row.annotation_id], str(row.won), versions[row.version_id]
            row.slug = sha256("\0".join(names).encode()).hexdigest()[:NAME]
            yield row


def _row(found: Arriving) -> Arrival:
    marked = found.marked
    return Arrival(
        annotation_id=marked.mark.annotation,
        won=marked.mark.won,
        version_id=found.place.version,
        source_id=marked.place.clause,
        source_start=marked.start,
        source_end=marked.end,
        place_id=found.place.clause,
        start=found.start,
        end=found.end,
        method=found.match.method,
        band=found.match.band,
        is_same=found.is_same,
        marked_at=marked.marked_at,
    )
