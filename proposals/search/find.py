"""The texts that have all of a query, in rows of packed words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from clauseline.tokens import Query
from proposals.models import SearchRow
from proposals.search.concordance import PhraseWord, Search, Share, phrase_words, shares_of

AT_ONCE = 6
"""Words whose shares are read together; further ones are looked for in what has these."""
READINGS = 1000
"""Readings that one statement names."""

Found = dict[int, Search]
"""What was found in some texts, by the number of the first of them."""


def in_readings(readings: Collection[int], query: Query) -> dict[int, Found]:
    """By reading the clauses that have all of the query; a text's number is the order of its clause."""
    keys, found = list(readings), defaultdict[int, Found](dict)
    for start in range(0, len(keys), READINGS):
        for (reading, first), search in _look(keys[start : start + READINGS], query).items():
            found[reading or 0][first] = search
    return found


def elsewhere(query: Query) -> Found:
    """What other rooms had indexed and has all of the query."""
    return {first: search for (_, first), search in _look(None, query).items()}


Key = tuple[int | None, int]


def _look(readings: Collection[int] | None, query: Query) -> dict[Key, Search]:
    plan = [(step, shares_of(step.word)) for step in phrase_words(query)]
    searches: dict[Key, Search] = {}
    for start in range(0, len(plan), AT_ONCE):
        some = plan[start : start + AT_ONCE]
        packed = _packed(readings, {share for _, shares in some for share in shares} | {0})
        if not start:
            searches = {key: Search(shares[0]) for key, shares in packed.items()}
        searches = {key: one for key, one in searches.items() if _has(one, some, packed[key])}
        readings = readings and {reading for reading, _ in searches if reading}
    return searches


def _packed(readings: Collection[int] | None, shares: Collection[int]) -> Mapping[Key, Mapping[int, bytes]]:
    rows = SearchRow.objects.filter(share__in=shares)
    rows = rows.filter(reading=None) if readings is None else rows.filter(reading__in=readings)
    packed: dict[Key, dict[int, bytes]] = defaultdict(dict)
    for reading, first, share, words in rows.values_list("reading", "first", "share", "words"):
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
