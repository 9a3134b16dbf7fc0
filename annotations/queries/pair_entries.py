"""The pairs of a comparison of two languages as a page shows them: with texts, marks and translations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from annotations.models import PairDecision
from annotations.queries.aligned import ListedPair, PairList, PairRow, pair_rows
from annotations.queries.translations import TranslatedClause, translations_of
from clauseline.vocabulary import SideName
from proposals.access import Person
from proposals.models import Clause, Comparison, Version

BANDS = ("likely", "possible", "none")
OPEN, CONFIRMED = PairDecision.State.OPEN, PairDecision.State.CONFIRMED
FOUND = 8
"""So many clauses are shown of those that a search finds."""


@dataclass(frozen=True, slots=True)
class PairChoice:
    """Which clauses are asked for, "" and False for all: of one band, in one state, those with a verdict."""

    band: str = ""
    state: str = ""
    verdict: bool = False

    @property
    def is_made(self) -> bool:
        return bool(self.band or self.state or self.verdict)

    def has(self, row: ListedPair, told: frozenset[int]) -> bool:
        """Whether `row` is asked for; `told` are the primary keys of those with a verdict."""
        return self.band in ("", row.band) and self.state in ("", row.state) and (not self.verdict or row.pk in told)


@dataclass(frozen=True, slots=True)
class PairSide:
    """A clause as it stands on one side of a page, and what people translated it to."""

    name: SideName
    version: Version
    language: str
    clause: Clause
    translated: Sequence[TranslatedClause]


@dataclass(frozen=True, slots=True)
class PairEntry:
    """A row with both of its sides: `old` is the confirmed clause, or the one that is proposed while it is open."""

    row: PairRow
    old: PairSide | None
    new: PairSide

    @property
    def is_open(self) -> bool:
        return self.row.state == OPEN


def pair_entries(listed: PairList, page: Sequence[ListedPair], person: Person) -> list[PairEntry]:
    """Some of the clauses of a comparison: two queries more than `pair_rows`."""
    rows = pair_rows(listed, page)
    beside = [row.proposed if row.state == OPEN else row.confirmed for row in rows]
    old = _side(listed.comparison, "old", [one for one in beside if one], person)
    new = _side(listed.comparison, "new", [row.clause for row in rows], person)
    return [PairEntry(row, old[one.key] if one else None, new[row.key]) for row, one in zip(rows, beside, strict=True)]


def _side(comparison: Comparison, name: SideName, clauses: Sequence[Clause], person: Person) -> dict[str, PairSide]:
    """By key: one query."""
    version: Version = getattr(comparison, f"{name}_version")
    language: str = getattr(comparison, name).language
    found = translations_of(version, person, {one.key: one.text for one in clauses})
    return {one.key: PairSide(name, version, language, one, found.get(one.key, ())) for one in clauses}


def told(listed: PairList) -> frozenset[int]:
    """The primary keys of the confirmed rows of which something is said: one query."""
    confirmed = {row.pk: listed.said[row.key].old_key for row in listed.all if row.state == CONFIRMED}
    if not confirmed:
        return frozenset()
    side = Clause.objects.filter(reading=listed.comparison.old_id)
    orders = dict(side.filter(key__in=confirmed.values()).values_list("key", "order"))
    rows = listed.comparison.aligned.filter(pk__in=confirmed).values_list("pk", "candidates")
    return frozenset(pk for pk, candidates in rows if _has_verdict(candidates, orders.get(confirmed[pk])))


def _has_verdict(candidates: Sequence[Mapping[str, object]], order: int | None) -> bool:
    """Whether a stored candidate says more than which sentence is which."""
    return any(one["old"] == order and one.keys() & {"strength", "amounts", "brackets"} for one in candidates)


def counts(listed: PairList) -> dict[str, int]:
    """How many clauses there are of each band, how many open, and how many decided."""
    bands = {band: sum(row.band == band for row in listed.all) for band in BANDS}
    return {**bands, "open": listed.states[OPEN], "decided": len(listed.all) - listed.states[OPEN]}


def old_clauses(comparison: Comparison, words: str) -> list[Clause]:
    """The first clauses of the old text that have these words in number, title or text: one query."""
    words = words.strip()
    if not words:
        return []
    found = Q(number__istartswith=words) | Q(title__icontains=words) | Q(text__icontains=words)
    return list(Clause.objects.filter(found, reading=comparison.old_id).order_by("order").defer("packed")[:FOUND])
