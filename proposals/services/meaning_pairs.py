"""Pairs of texts in two languages that may say the same: those of one version with those of other proposals."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from django.db import transaction
from django.db.models import F, Q
from numpy.typing import NDArray

from clauseline.aligning import Encoder, Known, Vectors
from clauseline.aligning.bands import LIKELY
from clauseline.aligning.vectors import edition_of
from clauseline.origins.meaning import Nearby, chosen, engine_of, meant_pairs, raise_best, weight
from clauseline.outline import Outline
from clauseline.vocabulary import Band
from proposals.models import DistinctText, EncodedPlace, MeaningRun, Reading, TextPair, TextPlace, TextVectors, Version
from proposals.packed.vectors import read_keys, read_rows
from proposals.queries.readings import plain_outline
from proposals.queries.shared_texts import parts
from proposals.queries.versions import in_two_languages
from proposals.services import vectors

Floats = NDArray[np.float32]
Pairs = dict[tuple[int, int], TextPair]
"""By the primary keys of two texts, the lower first."""

ROWS = 8
"""So many packed rows are in memory at a time."""


@dataclass(frozen=True, slots=True)
class SoughtReading:
    """A text that is sought in others: `best` has for each of these `versions` and each clause how like the clause is
    to the likest there.
    """

    version: Version
    outline: Outline
    texts: Mapping[int, int]
    versions: Sequence[Version]
    best: Floats


def pair(version: Version, reading: Reading, encoder: Encoder, known: Known) -> None:
    """Write down which texts of other proposals, in other languages, may say what the texts of `reading` say.

    Texts that another version of its proposal has were looked at then, and whatever came since looked at them.
    """
    texts = _texts_of(reading)
    _forget_older(texts.values(), engine_of(encoder.name))
    versions = _foreign(version)
    if not versions or not _has_fresh(version, reading, engine_of(encoder.name)):
        return
    outline = plain_outline(reading)
    ours = Vectors(encoder, known).means([clause.text for clause in outline.clauses])
    asked = SoughtReading(version, outline, texts, versions, _best(ours, versions, encoder))
    # What is restricted takes the place of nothing that is public.
    for restricted in (False, True):
        found = _found(asked, encoder, known, restricted=restricted)
        if restricted or version.proposal.restricted:
            _leave_public(found)
        for some in parts(sorted(found)):
            _write([found[keys] for keys in some])


def _foreign(version: Version) -> list[Version]:
    """The versions of other proposals in other languages that are shown, in their order."""
    shown = Version.objects.filter(withdrawn_at=None).exclude(current_reading=None)
    shown = shown.exclude(proposal=version.proposal_id).select_related("proposal", "current_reading")
    return [one for one in shown.order_by("proposal", "position") if in_two_languages(version, one)]


def _has_fresh(version: Version, reading: Reading, engine: str) -> bool:
    """Whether `reading` has a text that no version of its proposal has that was looked at."""
    looked = MeaningRun.objects.filter(version__proposal=version.proposal_id, engine=engine)
    looked = looked.exclude(version=version).filter(reading=F("version__current_reading"))
    old = TextPlace.objects.filter(reading__in=looked.values("reading")).values("text")
    return TextPlace.objects.filter(reading=reading).exclude(text__in=old).exists()


def _best(ours: Floats, versions: Sequence[Version], encoder: Encoder) -> Floats:
    """For each of these versions, and each of our clauses, how like it is to the likest clause there, by the means."""
    number = {one.current_reading_id: k for k, one in enumerate(versions)}
    places = EncodedPlace.objects.filter(text__vectors__edition=edition_of(encoder)).exclude(text__vectors__means=b"")
    owners: dict[int, dict[str, list[int]]] = {}
    for some in parts(sorted(filter(None, number))):
        rows = places.filter(reading__in=some).values_list("text__vectors", "text__key", "reading")
        for row, key, reading in rows.iterator():
            owners.setdefault(row, {}).setdefault(key, []).append(number[reading])
    best = np.zeros((len(versions), len(ours)), np.float32)
    for pks in parts(sorted(owners), ROWS):
        for pk, keys, means in TextVectors.objects.filter(pk__in=pks).values_list("pk", "keys", "means"):
            own = [owners[pk].get(key, []) for key in read_keys(bytes(keys))]
            theirs = read_rows(bytes(means)).astype(np.float32)
            raise_best(best, ours, np.repeat(theirs, [len(one) for one in own], axis=0), [*chain.from_iterable(own)])
    return best


def _found(asked: SoughtReading, encoder: Encoder, known: Known, *, restricted: bool) -> Pairs:
    """The pairs with the texts of public proposals, or with those of restricted ones."""
    group = [k for k, one in enumerate(asked.versions) if one.proposal.restricted == restricted]
    nearby = (Nearby(str(asked.versions[k].proposal_id), k, weight(asked.best[k])) for k in group)
    rows = asked.best if restricted else asked.best[group]
    nearest = rows.max(axis=0, initial=0)
    found: Pairs = {}
    for one in chosen(nearby):
        reading = asked.versions[one.given].current_reading
        if reading is None:
            continue
        source, texts = plain_outline(reading), _texts_of(reading)
        both = {**known, **vectors.known_of(reading, encoder=encoder)}
        for pair in meant_pairs(source, asked.outline, nearest, encoder, both):
            ours, theirs = asked.texts.get(pair.new), texts.get(pair.old)
            # Texts too short for a gram are known to nobody; one that stands in both shares its words.
            if ours and theirs and ours != theirs:
                lengths = {ours: len(asked.outline.clauses[pair.new].text), theirs: len(source.clauses[pair.old].text)}
                made = _row(lengths, pair.band, engine_of(encoder.name))
                keys = made.one_id, made.other_id
                if keys not in found or pair.band == LIKELY:
                    found[keys] = made
    return found


def _row(lengths: Mapping[int, int], band: Band, engine: str) -> TextPair:
    """Two texts of these lengths, by their primary keys, as a whole."""
    (one, length), (other, other_length) = sorted(lengths.items())
    spans = [[0, length, 0, other_length, 0]]
    return TextPair(one_id=one, other_id=other, method="meaning", band=band, engine=engine, spans=spans)


def _texts_of(reading: Reading) -> dict[int, int]:
    """By the place of a clause in the outline its distinct text."""
    return dict(TextPlace.objects.filter(reading=reading).values_list("clause__order", "text"))


def _leave_public(found: Pairs) -> None:
    """Without pairs that stand in public drafts as well: what is said of those comes from them alone."""
    public: set[int] = set()
    for some in parts(sorted({key for keys in found for key in keys})):
        shown = TextPlace.objects.filter(text__in=some, reading__version__withdrawn_at=None)
        public.update(shown.filter(reading__version__proposal__restricted=False).values_list("text", flat=True))
    for keys in [keys for keys in found if public.issuperset(keys)]:
        del found[keys]


def _forget_older(texts: Collection[int], engine: str) -> None:
    """What another encoder said of these texts is not true any more."""
    for some in parts(sorted(set(texts))):
        rows = TextPair.objects.filter(Q(one__in=some) | Q(other__in=some), method="meaning")
        rows.exclude(engine=engine).delete()


@transaction.atomic
def _write(rows: list[TextPair]) -> None:
    """Those whose texts are both still there; what was likely beside another version stays so."""
    keys = {key for row in rows for key in (row.one_id, row.other_id)}
    texts = DistinctText.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    there = set(texts.values_list("pk", flat=True))
    likely = TextPair.objects.filter(one__in=keys, other__in=keys, method="meaning", band=LIKELY)
    kept = set(likely.values_list("one", "other", "engine"))
    TextPair.objects.bulk_create(
        [
            row
            for row in rows
            if {row.one_id, row.other_id} <= there and (row.one_id, row.other_id, row.engine) not in kept
        ],
        update_conflicts=True,
        unique_fields=["one", "other", "method"],
        update_fields=["band", "spans", "engine"],
    )
