"""What a team says of clauses in two languages, as far as a lineage goes by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotations.access import visible
from annotations.models import PairDecision
from annotations.queries.aligned import words_of
from clauseline.comparing.changes import StrengthChange
from proposals.access import Person
from proposals.models import AlignedClause, Clause, Team, TextPlace, Version
from proposals.queries.comparisons import strength_rows
from proposals.queries.lineage_steps import LineageWay
from proposals.queries.lineage_walk import TextPairing
from proposals.queries.shared_texts import pairs_of, parts, shown_places


@dataclass(frozen=True, slots=True)
class ConfirmedPair:
    """A decision whose two texts are what they were, with their lengths in code points; `clauses` are the primary keys
    of the old one and the new one.
    """

    decision: PairDecision
    pairing: TextPairing
    lengths: Mapping[int, int]
    clauses: tuple[int, int]


@dataclass(frozen=True, slots=True)
class PairsSaid:
    """What a team says of pairs, the latest last. `denied` are texts that a machine holds for a pair, though the team
    said of one of them that no clause of the version where the other one stands says the same.
    """

    confirmed: Sequence[ConfirmedPair] = ()
    denied: Mapping[TextPairing, PairDecision] = field(default_factory=dict)


def pairs_said(team: Team | None, person: Person) -> PairsSaid:
    """What `team` says in texts that `person` may see: two queries, three more where it said "none of them" of texts
    that are what they were. None without a team.
    """
    if team is None:
        return PairsSaid()
    rows = visible(PairDecision, person).filter(team=team).exclude(state=PairDecision.State.OPEN)
    related = ("team", "decided_by", "old_version", "new_version")
    said = list(rows.select_related(*related).order_by("decided_at", "pk"))
    standing = _Standing(said, person)
    return PairsSaid(list(_confirmed(said, standing)), dict(_denied(said, standing, person)))


class _Standing:
    """Where the clauses stand that decisions speak of."""

    def __init__(self, said: Sequence[PairDecision], person: Person) -> None:
        self.places: dict[tuple[str, int], TextPlace] = {}
        readings = {of.current_reading_id for one in said for of in (one.old_version, one.new_version)}
        there = shown_places(person).filter(reading__in=readings).select_related("clause").defer("clause__packed")
        for some in parts(sorted({key for one in said for key in (one.key, one.old_key) if key})):
            rows = there.filter(clause__key__in=some)
            self.places |= {(place.clause.key, place.reading_id): place for place in rows}

    def new(self, one: PairDecision) -> TextPlace | None:
        """The clause of which it was said, if its words are what they were."""
        return self._at(one.key, one.new_version, one.words)

    def old(self, one: PairDecision) -> TextPlace | None:
        """The clause that it is said to be, if its words are what they were."""
        return self._at(one.old_key, one.old_version, one.old_words)

    def _at(self, key: str, version: Version, words: str) -> TextPlace | None:
        place = self.places.get((key, version.current_reading_id or 0))
        return place if place and words_of(place.clause) == words else None


def _confirmed(said: Iterable[PairDecision], standing: _Standing) -> Iterator[ConfirmedPair]:
    for one in said:
        if one.state == PairDecision.State.CONFIRMED and (old := standing.old(one)) and (new := standing.new(one)):
            lengths = {place.text_id: len(place.clause.text) for place in (old, new)}
            yield ConfirmedPair(one, _pairing(one, old.text_id, new.text_id), lengths, (old.clause_id, new.clause_id))


def _denied(
    said: Iterable[PairDecision], standing: _Standing, person: Person
) -> Iterator[tuple[TextPairing, PairDecision]]:
    nones = [one for one in said if one.state == PairDecision.State.NONE]
    texts = {one.pk: place.text_id for one in nones if (place := standing.new(one))}
    held: dict[int, set[int]] = defaultdict(set)
    for some in parts(sorted(set(texts.values()))):
        for text, match in pairs_of(some):
            if match.method == "meaning":
                held[text].add(match.other)
    readings = {one.old_version.current_reading_id for one in nones if one.pk in texts}
    there: dict[int, set[int]] = defaultdict(set)
    for some in parts(sorted({other for others in held.values() for other in others})):
        rows = shown_places(person).filter(text__in=some, reading__in=readings)
        for text, reading in rows.values_list("text", "reading"):
            there[reading].add(text)
    for one in nones:
        text = texts.get(one.pk, 0)
        for other in held[text] & there[one.old_version.current_reading_id or 0]:
            yield _pairing(one, other, text), one


def _pairing(one: PairDecision, old: int, new: int) -> TextPairing:
    """Two texts in the proposals of which it speaks."""
    return frozenset(((one.old_version.proposal_id, old), (one.new_version.proposal_id, new)))


def forces_across(ways: Iterable[LineageWay], pairs: Iterable[ConfirmedPair]) -> dict[str, list[StrengthChange]]:
    """By the name of the way what was found of the force of sentences in both of its texts, of which a person said that
    they are a pair: two queries, none without such a way.
    """
    confirmed = {one.clauses for one in pairs}
    asked = {way.clauses: way.name for way in ways if way.clauses in confirmed}
    if not asked:
        return {}
    old_places = Clause.objects.filter(pk__in=[old for old, _new in asked]).values_list("pk", "reading", "order")
    places = {pk: place for pk, *place in old_places}
    names = {(new, *places[old]): name for (old, new), name in asked.items()}
    rows = AlignedClause.objects.filter(clause__in=[new for _old, new in asked]).order_by("comparison")
    found: dict[str, list[StrengthChange]] = {}
    for new, reading, candidates in rows.values_list("clause", "comparison__old", "candidates"):
        for one in candidates:
            if name := names.get((new, reading, one["old"])):
                found[name] = [row for row in strength_rows(one.get("strength", ())) if row.is_told]
    return found
