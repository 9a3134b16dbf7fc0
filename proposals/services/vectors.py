"""The vectors of texts and titles, each distinct one kept once, in step with the readings that are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

import numpy as np
from django.db import transaction
from django.db.models import QuerySet

from clauseline.aligning import Encoder, Halves, Known, Vectors, key_of
from clauseline.aligning.vectors import edition_of
from proposals.models import EncodedPlace, EncodedText, Reading, TextVectors, Version
from proposals.packed.vectors import PackedVectors

PART = 250
"""So many clauses are written, or texts erased, in one transaction."""
ROWS = 8
"""So many packed rows are in memory at a time."""

Texts = Mapping[str, str]
"""Texts by the names of their vectors."""


def known_of(*readings: Reading, encoder: Encoder) -> Known:
    """The vectors that are kept of the texts and titles of these readings, whatever reading they were learned from."""
    found: Known = {}
    for reading in readings:
        for part in _parts(reading):
            found.update(_load({key_of(one, encoder) for both in part for one in both if one} - found.keys()))
    return found


def _load(keys: Collection[str]) -> Iterator[tuple[str, Halves]]:
    rows = sorted(set(EncodedText.objects.filter(key__in=keys).values_list("vectors", flat=True)))
    for first in range(0, len(rows), ROWS):
        for row in TextVectors.objects.filter(pk__in=rows[first : first + ROWS]):
            yield from ((key, vectors.copy()) for key, vectors in _read(row).each() if key in keys)


def keep(known: Known, encoder: Encoder, *readings: Reading) -> None:
    """What is `known` of the texts and titles of these readings is kept, and nothing else of their versions.

    Of a reading that is not shown any more nothing is kept. Done again it changes nothing.
    """
    for reading in readings:
        if all(_keep(known, encoder, reading, part) for part in _parts(reading)):
            older = EncodedPlace.objects.filter(reading__version=reading.version_id)
            while forget_some(older.exclude(reading=reading, text__vectors__edition=edition_of(encoder))):
                pass


def forget_some(places: QuerySet[EncodedPlace]) -> int:
    """Erase some of these places, and the vectors of what stands nowhere else; how many went."""
    with transaction.atomic():
        texts = list(places.order_by("text").values_list("text", flat=True).distinct()[:PART])
        # Who gives one of them another place waits, or is done before.
        list(EncodedText.objects.select_for_update().filter(pk__in=texts).order_by("pk").values_list("pk"))
        places.filter(text__in=texts).delete()
        _erase(EncodedText.objects.filter(pk__in=texts, places=None))
        return len(texts)


def _erase(texts: QuerySet[EncodedText]) -> None:
    by_row: dict[int, set[str]] = defaultdict(set)
    for row, key in texts.values_list("vectors", "key"):
        by_row[row].add(key)
    gone = list(texts.values_list("pk", flat=True))
    for vectors in TextVectors.objects.select_for_update().filter(pk__in=by_row).order_by("pk"):
        rest = _read(vectors).without(by_row[vectors.pk])
        if rest.keys:
            TextVectors.objects.filter(pk=vectors.pk).update(**rest.packed())
    EncodedText.objects.filter(pk__in=gone).delete()
    TextVectors.objects.filter(pk__in=by_row, texts=None).delete()


def _parts(reading: Reading) -> Iterator[list[tuple[str, str]]]:
    """The titles and texts of its clauses, some at a time."""
    rows, first = reading.clauses.order_by("order").values_list("title", "text"), 0
    while part := list(rows.filter(order__gte=first, order__lt=first + PART)):
        yield part
        first += PART


def _keep(known: Known, encoder: Encoder, reading: Reading, clauses: list[tuple[str, str]]) -> bool:
    titles, texts = ({key_of(one, encoder): one for one in side if one} for side in zip(*clauses, strict=True))
    titles = {key: title for key, title in titles.items() if key in known and key not in texts}
    texts = {key: text for key, text in texts.items() if key in known}
    with transaction.atomic():
        shown = Version.objects.select_for_update(of=("self",), no_key=True)
        if not shown.filter(pk=reading.version_id, withdrawn_at=None, current_reading=reading).exists():
            return False
        rows = [*_locked(texts, known, encoder), *_locked(titles, known, encoder, are_titles=True)]
        places = [EncodedPlace(reading=reading, text=row) for row in rows]
        EncodedPlace.objects.bulk_create(places, ignore_conflicts=True)
    return True


def _locked(texts: Texts, known: Known, encoder: Encoder, *, are_titles: bool = False) -> list[EncodedText]:
    """The rows of these, old or new, which nobody erases before the transaction ends."""
    while True:
        there = set(EncodedText.objects.filter(key__in=texts).values_list("key", flat=True))
        new = [key for key in texts if key not in there]
        if new:
            means = Vectors(encoder, known).means([] if are_titles else [texts[key] for key in new])
            packed = PackedVectors.of([(key, known[key]) for key in new], means.astype(np.float16))
            made = TextVectors.objects.create(edition=edition_of(encoder), **packed.packed())
            EncodedText.objects.bulk_create([EncodedText(key=key, vectors=made) for key in new], ignore_conflicts=True)
        rows = EncodedText.objects.select_for_update(no_key=True).filter(key__in=texts)
        found = list(rows.order_by("pk"))
        # Fewer, if somebody erased one between the two looks.
        if len(found) == len(texts):
            return found


def _read(row: TextVectors) -> PackedVectors:
    return PackedVectors.read(*(bytes(column) for column in (row.keys, row.means, row.sizes, row.pieces)))
