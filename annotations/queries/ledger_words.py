"""Where the words of marks on a proposal stand in the drafts that are linked with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Length

from annotations.queries.ledger_columns import LedgerColumn
from annotations.queries.ledger_places import LedgerAnnotation, MarkPlace, MarkPlaces
from clauseline.origins.engine import ENGINE
from clauseline.origins.stretches import Stretch, merged
from proposals.models import TextPair, TextPlace
from proposals.queries.shared_texts import has, parts

Pair = tuple[int, int, list[list[int]]]
"""Our text, another one, and the passages that both have, ours first."""


@dataclass(frozen=True, slots=True)
class SharedWords:
    """Words at `here` of a text of ours that stand on the clause `key` of `version`; `spans` has both places."""

    here: list[Stretch]
    spans: list[list[int]]
    version: int
    key: str

    @property
    def weight(self) -> int:
        return sum(span[4] for span in self.spans)

    def there(self, passage: Stretch) -> Stretch:
        """Where that begins and ends there which shares words with our `passage`."""
        some = [span for span in self.spans if span[0] < passage[1] and passage[0] < span[1]]
        return min(span[2] for span in some), max(span[3] for span in some)


def words_elsewhere(places: MarkPlaces, columns: Collection[LedgerColumn]) -> Iterator[MarkPlace]:
    """The marks on the proposal of the first columns whose words stand in a sibling, word for word or nearly.

    Four queries, more only for thousands of texts; none without siblings.
    """
    readings = {one.version.current_reading_id: one.version.pk for one in columns if one.is_sibling}
    if not readings:
        return
    ours = _ours(places, {one.version.pk for one in columns if not one.is_sibling})
    homes = ours.values_list("reading__version", "clause__key", "text", Length("clause__text"))
    texts = {(version, key): (text, long) for version, key, text, long in homes}
    shared = _shared(ours.values("text"), readings)
    for mark in places.marks.values():
        text, long = texts.get((mark.version, mark.key), (0, 0))
        passage, told = _passage(mark, long), set[int]()
        for one in shared.get(text, ()):
            if one.version not in told and has(one.here, [passage]):
                told.add(one.version)
                start, end = one.there(passage)
                yield MarkPlace(mark.pk, one.version, "words", one.key, "", start, end=end)


def _ours(places: MarkPlaces, own: Collection[int]) -> QuerySet[TextPlace]:
    """The texts of the clauses that were marked at home."""
    marked = places.chosen.order_by().filter(version__in=own).exclude(key="")
    shown = TextPlace.objects.filter(reading__version__in=own, reading=F("reading__version__current_reading"))
    return shown.filter(clause__key__in=marked.values("key"))


def _shared(ours: QuerySet[TextPlace, Any], readings: Mapping[int | None, int]) -> Mapping[int, list[SharedWords]]:
    """By our text what siblings share with it, what weighs most first."""
    there = TextPlace.objects.filter(reading__in=list(readings))
    pairs = list(_pairs(ours, there))
    standing: dict[int, list[tuple[int, str]]] = {}
    for some in parts(sorted({other for _, other, _ in pairs})):
        asked = there.filter(text__in=some).order_by("clause__order")
        for text, reading, key in asked.values_list("text", "reading", "clause__key"):
            standing.setdefault(text, []).append((readings[reading], key))
    found: dict[int, list[SharedWords]] = {}
    for text, other, spans in pairs:
        here = merged((start, end) for start, end, *_ in spans)
        for version, key in standing.get(other, ()):
            found.setdefault(text, []).append(SharedWords(here, spans, version, key))
    return {text: sorted(some, key=lambda one: -one.weight) for text, some in found.items()}


def _pairs(ours: QuerySet[TextPlace, Any], there: QuerySet[TextPlace]) -> Iterator[Pair]:
    """Each of our texts with a text of a sibling that shares words with it: two queries."""
    rows = TextPair.objects.filter(engine=ENGINE, method="words").order_by("pk")
    found = rows.filter(Exists(there.filter(text=OuterRef("other"))), one__in=ours)
    yield from found.values_list("one", "other", "spans")
    turned = rows.filter(Exists(there.filter(text=OuterRef("one"))), other__in=ours).exclude(one=F("other"))
    for one, other, spans in turned.values_list("one", "other", "spans"):
        yield other, one, sorted([*span[2:4], *span[:2], span[4]] for span in spans)


def _passage(mark: LedgerAnnotation, long: int) -> Stretch:
    """Where the mark stands in the text of its clause, which is so `long`: on its words, or on all of it."""
    return (mark.start, mark.start + len(mark.quote)) if mark.quote else (0, long)
