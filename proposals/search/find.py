"""The texts that have all of a query, in rows of packed words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.db.models import Q

from clauseline.tokens import Query
from proposals.models import SearchRow
from proposals.search.concordance import PhraseWord, Search, Share, phrase_words, shares_of
from proposals.search.index import TOGETHER

AT_ONCE = 6
"""Words whose shares are read together; further ones are looked for in what has these."""
READINGS = 1000
"""Readings that one statement names."""
KEYS = 10_000
"""Texts of another room whose rows one statement names: so many are shown, however many others lie between them."""

Found = dict[int, Search]
"""What was found in some texts, by the number of the first of them."""


def in_readings(readings: Collection[int], query: Query) -> dict[int, Found]:
    """By reading the clauses that have all of the query; a text's number is the order of its clause."""
    keys, found = list(readings), defaultdict[int, Found](dict)
    for start in range(0, len(keys), READINGS):
        for (reading, first), search in _look(Q(reading__in=keys[start : start + READINGS]), query).items():
            found[reading or 0][first] = search
    return found


def elsewhere(query: Query, keys: Sequence[int]) -> dict[int, bool]:
    """Of what another room had indexed with these keys the ones that have all of the query, each with whether the words
    are near one another.

    Which statements are made, and what is compared, hangs on these keys alone: what lies packed beside them and is not
    among them changes nothing.
    """
    found: dict[int, bool] = {}
    for start in range(0, len(keys), KEYS):
        shown: dict[int, set[int]] = defaultdict(set)
        for key in keys[start : start + KEYS]:
            shown[key - key % TOGETHER].add(key % TOGETHER)
        for (_, first), search in _look(Q(reading=None, first__in=shown), query, shown).items():
            near = search.near
            found |= {first + number: bool(end & near) for number, end in search.each(search.found)}
    return found


Key = tuple[int | None, int]


def _look(rows: Q, query: Query, shown: Mapping[int, Collection[int]] | None = None) -> dict[Key, Search]:
    """What has all of the query in these rows; `shown` are by its first key the numbers of the texts to look into."""
    plan = [(step, shares_of(step.word)) for step in phrase_words(query)]
    searches: dict[Key, Search] = {}
    for start in range(0, len(plan), AT_ONCE):
        some = plan[start : start + AT_ONCE]
        packed = _packed(rows, {share for _, shares in some for share in shares} | {0})
        if not start:
            searches = {key: Search(shares[0], shown and shown[key[1]]) for key, shares in packed.items()}
        searches = {key: one for key, one in searches.items() if _has(one, some, packed[key])}
        rows = _rows_of(searches)
    return searches


def _rows_of(keys: Collection[Key]) -> Q:
    readings = {reading for reading, _ in keys if reading}
    return Q(reading__in=readings) if readings else Q(reading=None, first__in={first for _, first in keys})


def _packed(rows: Q, shares: Collection[int]) -> Mapping[Key, Mapping[int, bytes]]:
    asked = SearchRow.objects.filter(rows, share__in=shares)
    packed: dict[Key, dict[int, bytes]] = defaultdict(dict)
    for reading, first, share, words in asked.values_list("reading", "first", "share", "words"):
        packed[reading, first][share] = bytes(words)
    return packed


def _has(search: Search, plan: list[tuple[PhraseWord, tuple[int, ...]]], packed: Mapping[int, bytes]) -> bool:
    """Whether any text has these words too."""
    opened: dict[int, Share] = {}
    for one, shares in plan:
        share = next((share for share in shares if share in packed), None)
        if share is not None and share not in opened:
            opened[share] = Share(packed[share])
        search.take(one, opened[share].places(one.word) if share is not None else 0)
        if not search.goes_on:
            return False
    return True
