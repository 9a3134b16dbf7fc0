"""The distinct texts of clauses and their grams, kept in step with the readings that are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from django.db import transaction
from django.db.models import QuerySet

from clauseline.origins import GRAMS, grams_of
from proposals.models import Clause, DistinctText, Reading, TextGrams, TextPlace, Version
from proposals.packed.digests import digest as digest
from proposals.packed.grams import Grams, PackedGrams
from proposals.queries.readings import clauses_of

PART = 250
"""So many texts are written, or erased, in one transaction."""


def learn(version: Version, reading: Reading) -> bool:
    """From now on the texts of `reading` are known, and those of no other reading of `version`.

    False if it is not shown any more: whoever shows another one has that learned. Done again it changes nothing.
    """
    if not all(_keep(version, reading, part) for part in _parts(clauses_of(reading))):
        return False
    older = TextPlace.objects.filter(reading__version=version).exclude(reading=reading)
    while forget_some(older):
        pass
    return True


def forget_some(places: QuerySet[TextPlace]) -> int:
    """Erase some of these places, and what is known of texts that stand nowhere else; how many went."""
    with transaction.atomic():
        texts = list(places.order_by("text").values_list("text", flat=True).distinct()[:PART])
        # Who gives one of them another place waits, or is done before.
        list(DistinctText.objects.select_for_update().filter(pk__in=texts).order_by("pk").values_list("pk"))
        places.filter(text__in=texts).delete()
        _erase(DistinctText.objects.filter(pk__in=texts, places=None))
        return len(texts)


def _erase(texts: QuerySet[DistinctText]) -> None:
    by_row: dict[int, set[int]] = defaultdict(set)
    for pk, grams in texts.exclude(grams=None).values_list("pk", "grams"):
        by_row[grams].add(pk)
    gone = list(texts.values_list("pk", flat=True))
    for row in TextGrams.objects.select_for_update().filter(pk__in=by_row).order_by("pk"):
        rest = PackedGrams.read(bytes(row.packed)).without(by_row[row.pk])
        if rest.texts.size:
            row.packed = rest.packed()
            row.save(update_fields=["packed"])
    DistinctText.objects.filter(pk__in=gone).delete()
    TextGrams.objects.filter(pk__in=by_row, texts=None).delete()


def _parts(clauses: Iterable[Clause]) -> Iterator[list[Clause]]:
    part: list[Clause] = []
    for clause in clauses:
        part.append(clause)
        if len(part) == PART:
            yield part
            part = []
    if part:
        yield part


def _keep(version: Version, reading: Reading, clauses: list[Clause]) -> bool:
    by_digest = {digest(clause.text): clause.text for clause in clauses if clause.text}
    known = DistinctText.objects.filter(digest__in=by_digest, grams__edition=GRAMS).values_list("digest", flat=True)
    fresh = {name: _grams(by_digest[name]) for name in by_digest.keys() - set(known)}
    long = sorted(name for name in by_digest if name not in fresh or fresh[name].size)
    with transaction.atomic():
        shown = Version.objects.select_for_update(of=("self",), no_key=True)
        if not shown.filter(pk=version.pk, withdrawn_at=None, current_reading=reading).exists():
            return False
        texts = _locked(long)
        _write_grams({one.pk: by_digest[one.digest] for one in texts}, fresh)
        keys = {one.digest: one.pk for one in texts}
        named = [(clause, keys.get(digest(clause.text))) for clause in clauses]
        places = [TextPlace(clause=clause, text_id=key, reading=reading) for clause, key in named if key]
        TextPlace.objects.bulk_create(places, ignore_conflicts=True)
    return True


def _locked(digests: list[str]) -> list[DistinctText]:
    """The rows of these, old or new, which nobody erases before the transaction ends."""
    while True:
        known = set(DistinctText.objects.filter(digest__in=digests).values_list("digest", flat=True))
        new = [DistinctText(digest=name) for name in digests if name not in known]
        DistinctText.objects.bulk_create(new, ignore_conflicts=True)
        rows = DistinctText.objects.select_for_update(no_key=True).filter(digest__in=digests)
        found = list(rows.order_by("pk"))
        # Fewer, if somebody erased one between the two looks.
        if len(found) == len(digests):
            return found


def _write_grams(texts: Mapping[int, str], fresh: Mapping[str, Grams]) -> None:
    """Give those of these texts a row that have none, or one of an older edition."""
    lacking = DistinctText.objects.filter(pk__in=texts).exclude(grams__edition=GRAMS).order_by("pk")
    rows = [
        (pk, fresh[name] if name in fresh else _grams(texts[pk])) for pk, name in lacking.values_list("pk", "digest")
    ]
    if rows:
        made = TextGrams.objects.create(edition=GRAMS, packed=PackedGrams.of(rows).packed())
        DistinctText.objects.filter(pk__in=[pk for pk, _ in rows]).update(grams=made)
    TextGrams.objects.exclude(edition=GRAMS).filter(texts=None).delete()


def _grams(text: str) -> Grams:
    """Half of each number is kept: of some million grams few share that half by chance, and pairs are looked at."""
    return np.unique(grams_of(text).astype(np.uint32))
