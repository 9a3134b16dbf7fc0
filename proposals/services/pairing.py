"""Pairs of texts that share words: those of one version with those of other proposals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import TypeVar

import numpy as np
from django.db import transaction
from django.db.models import F, Min, Q

from clauseline.origins import GRAMS
from clauseline.origins.engine import ENGINE
from clauseline.origins.seeds import SoughtText
from clauseline.origins.shared import find
from clauseline.origins.ubiquity import COMMON
from proposals.models import Clause, DistinctText, OriginRun, Proposal, Reading, TextGrams, TextPair, TextPlace, Version
from proposals.packed.grams import Asked, Grams, PackedGrams, Sharer

ROWS = 16
"""So many packed rows are in memory at a time."""
KEYS = 500
"""So many rows one statement names."""
CLOSEST = 3
"""So many texts of a proposal are compared with a text, and the oldest."""
MOST = 24
"""So many texts in all."""
MISSES = 3
"""After so many in a row that share no passage, or only what is common, those that share less are not looked at."""
TEXTS = 20
"""The texts of so many are in memory at a time, with those they are compared with."""
READY = 256
"""So many of them are ready to be compared: versions of one clause are asked for again and again."""
HALF = 0.5
"""The oldest text that shares so much of what the closest does has these words; who has more of a passage has it."""

Holders = dict[int, dict[int, int]]
"""By text, in which proposals it stands, and the position of the first version there."""
Keys = tuple[int, int]
Item = TypeVar("Item")


def pair(version: Version, reading: Reading) -> None:
    """Write down which texts of other proposals share words with the texts of `reading`.

    A text that another version of its proposal has was looked at then, and whatever came since looked at it.
    """
    fresh = _fresh(version, reading)
    if not fresh:
        return
    sharing = list(zip((pk for pk, _ in fresh), _ask([grams for _, grams in fresh]).sharing(), strict=True))
    holders = _holders({sharer.text for _, some in sharing for sharer in some})
    others = Proposal.objects.exclude(pk=version.proposal_id).values_list("pk", flat=True)
    # What is restricted takes the place of nothing that is public.
    groups = [set(others.filter(restricted=restricted)) for restricted in (False, True)]
    chosen = [(text, _chosen(some, holders, group)) for text, some in sharing for group in groups]
    known = _known(text for text, _ in fresh)
    for some in _parts(chosen, TEXTS):
        _write(list(_compared(some, known)))


def _fresh(version: Version, reading: Reading) -> list[tuple[int, Grams]]:
    """The texts of `reading` that no version of its proposal has that was looked at, with their grams."""
    looked = OriginRun.objects.filter(version__proposal=version.proposal_id, engine=ENGINE)
    looked = looked.exclude(version=version).filter(reading=F("version__current_reading"))
    old = TextPlace.objects.filter(reading__in=looked.values("reading")).values("text")
    texts = set(TextPlace.objects.filter(reading=reading).exclude(text__in=old).values_list("text", flat=True))
    rows = TextGrams.objects.filter(edition=GRAMS, texts__places__reading=reading).distinct().order_by("pk")
    return [
        (pk, grams) for packed in _rows(rows.values_list("pk", flat=True)) for pk, grams in packed.each() if pk in texts
    ]


def _ask(grams: list[Grams]) -> Asked:
    asked = Asked(grams)
    for packed in _rows(TextGrams.objects.filter(edition=GRAMS).order_by("pk").values_list("pk", flat=True)):
        asked.look(packed)
    return asked


def _rows(keys: Iterable[int]) -> Iterator[PackedGrams]:
    for some in _parts(keys, ROWS):
        for packed in TextGrams.objects.filter(pk__in=some).order_by("pk").values_list("packed", flat=True):
            yield PackedGrams.read(bytes(packed))


def _holders(texts: Collection[int]) -> Holders:
    found: Holders = defaultdict(dict)
    for some in _parts(texts, KEYS):
        places = TextPlace.objects.filter(text__in=some, reading__version__withdrawn_at=None)
        rows = places.values_list("text", "reading__version__proposal").annotate(
            first=Min("reading__version__position")
        )
        for text, proposal, first in rows.order_by():
            found[text][proposal] = first
    return found


def _chosen(sharers: list[Sharer], holders: Holders, among: set[int]) -> list[int]:
    """The texts to be compared with one, what shares most first: of each of these proposals those that share most, and
    the oldest that shares half as much.
    """
    of_proposal: dict[int, list[Sharer]] = {}
    for sharer in sharers:
        for proposal in holders.get(sharer.text, {}):
            if proposal in among:
                of_proposal.setdefault(proposal, []).append(sharer)
    chosen: set[Sharer] = set()
    for proposal, some in of_proposal.items():
        close = (one for one in some if one.weight >= HALF * some[0].weight)
        chosen.update(some[:CLOSEST], [min(close, key=lambda one: holders[one.text][proposal])])
    return [one.text for one in sharers if one in chosen][:MOST]


def _known(texts: Iterable[int]) -> set[Keys]:
    found: set[Keys] = set()
    for some in _parts(texts, KEYS):
        rows = TextPair.objects.filter(Q(one__in=some) | Q(other__in=some), method="words", engine=ENGINE)
        found.update(rows.values_list("one", "other"))
    return found


def _compared(some: list[tuple[int, list[int]]], known: set[Keys]) -> Iterator[TextPair]:
    """The pairs of these texts with those chosen for each."""
    words = _texts({key for text, others in some for key in (text, *others)})
    ready = lru_cache(maxsize=READY)(lambda key: SoughtText.of(words[key]))
    for text, others in some:
        often, misses = np.zeros(len(words.get(text, "")), np.int64), 0
        for other in others:
            keys = (text, other) if text <= other else (other, text)
            if misses == MISSES or keys in known or not words.keys() >= set(keys):
                continue
            known.add(keys)
            found = find(*map(ready, keys))
            places = [span[:2] if keys[0] == text else span[2:] for span in found.passages]
            is_telling = any(np.count_nonzero(often[a:b] < COMMON) > HALF * (b - a) for a, b in places)
            misses = 0 if is_telling else misses + 1
            for start, end in places:
                often[start:end] += 1
            if places:
                spans = [[*span, weight] for span, weight in zip(*found, strict=True)]
                yield TextPair(one_id=keys[0], other_id=keys[1], method="words", engine=ENGINE, spans=spans)


def _texts(keys: Collection[int]) -> Mapping[int, str]:
    found: dict[int, str] = {}
    for some in _parts(keys, KEYS):
        first = TextPlace.objects.filter(text__in=some).order_by().values_list("text").annotate(clause=Min("clause"))
        clauses = {clause: text for text, clause in first}
        for pk, words in Clause.objects.filter(pk__in=clauses).values_list("pk", "text"):
            found[clauses[pk]] = words
    return found


@transaction.atomic
def _write(rows: list[TextPair]) -> None:
    """Those whose texts are both still there."""
    keys = {key for row in rows for key in (row.one_id, row.other_id)}
    texts = DistinctText.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    there = set(texts.values_list("pk", flat=True))
    TextPair.objects.bulk_create(
        [row for row in rows if {row.one_id, row.other_id} <= there],
        update_conflicts=True,
        unique_fields=["one", "other", "method"],
        update_fields=["spans", "engine"],
    )


def _parts(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    coming = iter(items)
    while some := list(islice(coming, size)):
        yield some
