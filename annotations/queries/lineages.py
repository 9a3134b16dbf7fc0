"""The lineage of a clause with what a team says of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from annotations.access import visible
from annotations.models import OriginDecision, PairDecision
from annotations.queries.confirmations import confirmations_among
from annotations.queries.duties import TO_CHECK, DutyEntry
from annotations.queries.lineage_pairs import forces_across, pairs_said
from clauseline.comparing.changes import StrengthChange
from clauseline.vocabulary import Status
from proposals.access import Person
from proposals.models import Clause, DistinctText, Team, Version
from proposals.queries.lineage_force import duties_of, forces_of, statuses_of
from proposals.queries.lineage_steps import Lineage, LineageStep, LineageWay, RejectedWay
from proposals.queries.lineage_walk import TextPairing
from proposals.queries.lineages import lineage_of
from proposals.queries.shared_texts import parts


@dataclass(frozen=True, slots=True)
class WayForce:
    """How many sentences a way weakened and strengthened, firmly said or confirmed; how many a person has to check; and
    the `status` that its clause has since, "" where that stayed.
    """

    weakened: int = 0
    strengthened: int = 0
    to_check: int = 0
    status: Status | Literal[""] = ""

    @classmethod
    def of(cls, standings: Iterable[str], status: Status | Literal[""] = "") -> WayForce:
        counted = Counter(standings)
        return cls(counted["weakened"], counted["strengthened"], counted[TO_CHECK], status)

    @property
    def is_less(self) -> bool:
        """Whether anything there binds less than before."""
        return bool(self.weakened) or self.status == "informative"

    @property
    def is_more(self) -> bool:
        """Whether anything there binds more than before."""
        return bool(self.strengthened) or self.status == "normative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What the team decided of two texts: as an origin, or as a pair of clauses in two languages."""

    decision: OriginDecision | None
    pair: PairDecision | None

    @property
    def said(self) -> OriginDecision | PairDecision | None:
        """The one that is told where there is room for one."""
        return self.decision or self.pair


@dataclass(frozen=True, slots=True)
class WayEntry(Decided):
    """A way, what it did to force, and what was decided of its texts."""

    way: LineageWay
    force: WayForce


@dataclass(frozen=True, slots=True)
class RejectedEntry(Decided):
    """A way that the team rejected, or of which it said that no clause there says the same."""

    way: RejectedWay


@dataclass(frozen=True, slots=True)
class ClauseLineage:
    """The lineage of a clause as a team sees it: steps in the order of time, each way with what is said of it."""

    lineage: Lineage
    entries: tuple[WayEntry, ...]
    rejected: tuple[RejectedEntry, ...]

    def to(self, step: LineageStep) -> list[WayEntry]:
        """What led to `step`, the closest first; from elsewhere also what nobody said the direction of."""
        return [one for one in self.entries if one.way.new is step]


def clause_lineage(version: Version, clause: Clause, person: Person, team: Team | None) -> ClauseLineage:
    """The lineage of a clause of the shown reading, with what `team` said.

    Eleven queries more than `lineage_of`, two where it confirmed a pair that is told, three where it said "none".
    """
    decisions = _decisions(team, person)
    states = {pair: some[-1].state for pair, some in decisions.items() if len({one.state for one in some}) == 1}
    said = pairs_said(team, person)
    pairs = {one.pairing: one for one in said.confirmed}
    meant = {pairing: one.lengths for pairing, one in pairs.items()}
    decided = dict.fromkeys(said.denied, "rejected") | dict.fromkeys(pairs, "confirmed") | states
    found = lineage_of(clause, version.proposal_id, person, decided, meant)
    standings = dict(_standings(found.ways, team, person, forces_across(found.ways, pairs.values())))
    by_pair = {**said.denied, **{pairing: one.decision for pairing, one in pairs.items()}}

    def of_origin(pairs: Iterable[TextPairing]) -> OriginDecision | None:
        made = [decisions[pair][-1] for pair in pairs if pair in states]
        return max(made, key=lambda one: one.decided_at, default=None)

    def of_pair(pairs: Iterable[TextPairing]) -> PairDecision | None:
        made = [by_pair[pair] for pair in pairs if pair in by_pair]
        return max(made, key=lambda one: one.decided_at, default=None)

    statuses = statuses_of(found.ways)
    entries = (
        WayEntry(
            way,
            WayForce.of(standings[way.name], statuses.get(way.name, "")),
            decision=of_origin(way.pairs),
            pair=of_pair(way.pairs),
        )
        for way in found.ways
    )
    rejected = (RejectedEntry(way, decision=of_origin(way.pairs), pair=of_pair(way.pairs)) for way in found.rejected)
    return ClauseLineage(found, tuple(entries), tuple(rejected))


def _decisions(team: Team | None, person: Person) -> dict[TextPairing, list[OriginDecision]]:
    """By both texts what the team said of them, the latest last: two queries, none without a team."""
    rows = visible(OriginDecision, person).filter(team=team).exclude(state=OriginDecision.State.OPEN)
    related = ("team", "decided_by", "version", "source_version")
    said = list(rows.select_related(*related).order_by("decided_at", "pk")) if team else []
    digests = {digest for one in said for digest in (one.words, one.source_words)}
    texts: dict[str, int] = {}
    for some in parts(sorted(digests)):
        texts |= dict(DistinctText.objects.filter(digest__in=some).values_list("digest", "pk"))
    found: dict[TextPairing, list[OriginDecision]] = defaultdict(list)
    for one in said:
        ours, theirs = texts.get(one.words), texts.get(one.source_words)
        if ours and theirs:
            both = (one.version.proposal_id, ours), (one.source_version.proposal_id, theirs)
            found[frozenset(both)].append(one)
    return found


def _standings(
    ways: Sequence[LineageWay], team: Team | None, person: Person, across: Mapping[str, list[StrengthChange]]
) -> Iterator[tuple[str, list[str]]]:
    """By the name of each way how the sentences stand whose force it touched; `across` two languages as given."""
    duties, forces = duties_of(ways), {**forces_of(ways), **across}
    compared = {way.name: (way.old_place.version, way.new_place.version) for way in ways if way.link}
    said = confirmations_among(compared.values(), team, person) if team and compared else {}
    for way in ways:
        if way.link:
            confirmed = said.get((way.old_place.version.pk, way.new_place.version.pk))
            rows = duties.get(way.name, ())
            yield way.name, [DutyEntry(row, confirmed.of(row) if confirmed else None).standing for row in rows]
        else:
            rows_between = forces.get(way.name, ())
            yield way.name, [TO_CHECK if row.is_to_check else row.verdict for row in rows_between]
