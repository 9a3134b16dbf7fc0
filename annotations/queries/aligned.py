"""The clauses of a comparison of two languages, each with what it may be, and what a team says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotations.access import visible
from annotations.models import PairDecision
from annotations.queries.unproposed import Unproposed
from proposals.access import Person
from proposals.models import AlignedClause, Clause, Comparison, Team
from proposals.packed.digests import digest
from proposals.queries.aligned import PairVerdicts, TermPair, terms_of, unpacked

NONE = "none"
"""The band of a clause that is in no pair, as it is asked for."""
State = PairDecision.State


@dataclass(frozen=True, slots=True)
class PairDecided:
    """What a team says of a clause. `is_changed`: a text that it spoke of is not what it was then, or is gone."""

    decision: PairDecision
    is_changed: bool

    @property
    def state(self) -> str:
        return self.decision.state

    @property
    def credit(self) -> str:
        """Who said it, as they want to be named; "" if nobody knows any more."""
        person = self.decision.decided_by
        return str(person.credit or person) if person else ""

    @property
    def day(self) -> str:
        """When, as an ISO 8601 date."""
        return self.decision.decided_at.date().isoformat()


@dataclass(frozen=True, slots=True)
class ListedPair:
    """A clause of the new text: the primary key of its `AlignedClause`, and in a few words what is known of it.

    `old_key` is that of the clause proposed for it. `band` is likely, possible or none.
    """

    pk: int
    key: str
    band: str
    old_key: str
    state: str


@dataclass(frozen=True, slots=True)
class PairList:
    """The clauses of the new text in order, all of them and those asked for; `said` is what the team says, by key."""

    comparison: Comparison
    all: Sequence[ListedPair]
    rows: Sequence[ListedPair]
    said: Mapping[str, PairDecision]

    @property
    def states(self) -> Mapping[str, int]:
        """How many clauses of all are confirmed, none of them, or open."""
        counted = Counter(dict.fromkeys(State.values, 0))
        counted.update(row.state for row in self.all)
        return counted


@dataclass(frozen=True, slots=True)
class PairRow:
    """A clause of the new text. `proposed` is the clause of the old text that it is `band` (likely or possible; none)
    a pair with, `candidates` are up to three that it may be, the likest first.

    `confirmed` is the one that the team says it is, of these or another one; only then there are `verdicts`.
    """

    clause: Clause
    band: str
    proposed: Clause | None
    candidates: tuple[Clause, ...]
    state: str
    decided: PairDecided | None
    confirmed: Clause | None
    verdicts: PairVerdicts | None

    @property
    def key(self) -> str:
        return self.clause.key


def words_of(clause: Clause) -> str:
    """The digest by which a decision knows the words of a clause."""
    return digest(f"{clause.title}\n{clause.text}")


def pair_list(
    comparison: Comparison, team: Team | None, person: Person, *, band: str = "", state: str = ""
) -> PairList:
    """The clauses of the new side of `comparison`, which is ready: all, or of one band and state. Three queries."""
    said = _said(comparison, team, person)
    old_keys = set(Clause.objects.filter(reading=comparison.old_id).values_list("key", flat=True))
    rows = comparison.aligned.order_by("order").values_list("pk", "clause__key", "band", "old__key")
    listed = [
        ListedPair(pk, key, found or NONE, old or "", _state(said.get(key), old_keys)) for pk, key, found, old in rows
    ]
    asked = [row for row in listed if band in ("", row.band) and state in ("", row.state)]
    return PairList(comparison, listed, asked, said)


def pair_rows(listed: PairList, page: Iterable[ListedPair]) -> list[PairRow]:
    """Some of them, with all there is to say: three queries, and those of `Unproposed` if it is needed."""
    comparison, some = listed.comparison, list(page)
    aligned = AlignedClause.objects.filter(pk__in=[row.pk for row in some]).select_related("clause").in_bulk()
    confirmed = {row.key: listed.said[row.key].old_key for row in some if row.state == State.CONFIRMED}
    places = {one["old"] for row in aligned.values() for one in row.candidates}
    side = Clause.objects.filter(reading=comparison.old_id)
    old = {clause.order: clause for clause in side.filter(order__in=places)}
    by_key = {clause.key: clause for clause in (*old.values(), *side.filter(key__in=confirmed.values()))}
    reader = _Reader(comparison, terms_of(comparison), Unproposed(comparison))
    return [
        reader.row(aligned[row.pk], row, old, by_key.get(confirmed.get(row.key, "")), listed.said.get(row.key))
        for row in some
    ]


def unpaired(listed: PairList) -> list[Clause]:
    """The clauses of the old text that are proposed for none that is open, and confirmed for none; in their order."""
    taken = {row.old_key for row in listed.all if row.state == State.OPEN}
    taken |= {listed.said[row.key].old_key for row in listed.all if row.state == State.CONFIRMED}
    rows = Clause.objects.filter(reading=listed.comparison.old_id).exclude(title="", text="").order_by("order")
    return [clause for clause in rows.defer("packed") if clause.key not in taken]


@dataclass(frozen=True, slots=True)
class _Reader:
    comparison: Comparison
    terms: Sequence[TermPair]
    unproposed: Unproposed

    def row(
        self,
        aligned: AlignedClause,
        listed: ListedPair,
        old: Mapping[int, Clause],
        confirmed: Clause | None,
        said: PairDecision | None,
    ) -> PairRow:
        candidates = tuple(old[one["old"]] for one in aligned.candidates)
        return PairRow(
            clause=aligned.clause,
            band=listed.band,
            proposed=next((one for one in candidates if one.key == listed.old_key), None),
            candidates=candidates,
            state=listed.state,
            decided=_decided(said, aligned.clause, confirmed),
            confirmed=confirmed,
            verdicts=self._verdicts(aligned, confirmed) if confirmed else None,
        )

    def _verdicts(self, aligned: AlignedClause, old: Clause) -> PairVerdicts:
        terms = [one for one in self.terms if (one.old_clause, one.new_clause) == (old.order, aligned.order)]
        stored = next((one for one in aligned.candidates if one["old"] == old.order), None)
        if stored is None:
            return unpacked(self.unproposed.judged(old, aligned.clause), None, terms)
        return unpacked(stored, self.comparison.encoder, terms)


def _said(comparison: Comparison, team: Team | None, person: Person) -> dict[str, PairDecision]:
    if team is None:
        return {}
    rows = visible(PairDecision, person).filter(
        team=team, old_version=comparison.old_version_id, new_version=comparison.new_version_id
    )
    return {one.key: one for one in rows.select_related("team", "decided_by")}


def _state(said: PairDecision | None, old_keys: set[str]) -> str:
    """What holds now: a clause whose pair is gone is open again."""
    if said is None or (said.state == State.CONFIRMED and said.old_key not in old_keys):
        return State.OPEN
    return said.state


def _decided(said: PairDecision | None, clause: Clause, old: Clause | None) -> PairDecided | None:
    if said is None or said.state == State.OPEN:
        return None
    old_words = words_of(old) if old else ""
    return PairDecided(said, (said.words, said.old_words) != (words_of(clause), old_words))
