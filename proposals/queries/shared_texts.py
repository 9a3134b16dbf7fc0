"""The texts of a version, and the texts of other proposals that share words with them, as far as a person may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple, TypeVar, cast

from django.db.models import F, Q, QuerySet

from clauseline.origins.direction import LINK_KINDS, LinkKind
from clauseline.origins.engine import ENGINE
from clauseline.origins.stretches import Stretch, length, merged, overlap
from clauseline.vocabulary import Band, OriginMethod
from proposals.access import Person, visible
from proposals.models import Link, Proposal, Reading, TextPair, TextPlace, Version

KEYS = 1000
"""So many rows one statement names."""
HALF = 0.5
"""Who has more of some words has them."""
COLUMNS = ("one", "other", "method", "band", "spans")
OF_TODAY = Q(method="words", engine=ENGINE) | Q(method="meaning")
"""What another encoder found is shown until that of today has looked."""
Item = TypeVar("Item")


class PairSpan(NamedTuple):
    """[start, end) of a text and [source_start, source_end) of another; what the words weigh that both have."""

    start: int
    end: int
    source_start: int
    source_end: int
    weight: int


@dataclass(frozen=True, slots=True)
class TextMatch:
    """What a text shares with the text `other`, by their primary keys: `here` in ours, `there` in the other one.

    `weight` is what the words weigh that both have: nothing, where only the meaning may be one.
    """

    other: int
    method: OriginMethod
    band: Band
    spans: tuple[PairSpan, ...]
    here: list[Stretch]
    there: list[Stretch]
    weight: int

    @classmethod
    def of(cls, other: int, method: OriginMethod, band: Band, spans: Iterable[PairSpan]) -> TextMatch:
        found = tuple(spans)
        here = merged((span.start, span.end) for span in found)
        there = merged((span.source_start, span.source_end) for span in found)
        return cls(other, method, band, found, here, there, sum(span.weight for span in found))


class TextStanding(NamedTuple):
    """Where a text stands: the position of the version in its proposal, the version's key and the clause's."""

    position: int
    version: int
    clause: int


Matches = Mapping[int, Mapping[int, list[TextMatch]]]
"""By text and proposal."""


@dataclass(frozen=True, slots=True)
class SharedTexts:
    """The distinct texts of a version in the order of their clauses, and what other proposals have of their words.

    `clauses` has for each clause its primary key and that of its text. `matches` has by text and proposal what shares
    words with it, `meanings` what may say the same in another language: no fact, and in no share. `standings` has by
    text and other proposal where it stands, the first version first.
    """

    version: Version
    clauses: tuple[tuple[int, int], ...]
    matches: Matches
    meanings: Matches
    standings: Mapping[int, Mapping[int, list[TextStanding]]]
    versions: Mapping[int, Version]
    proposals: Mapping[int, Proposal]

    def is_public(self, proposal: int) -> bool:
        return not self.proposals[proposal].restricted

    def of(self, method: OriginMethod) -> Matches:
        """What was found in this way."""
        return self.meanings if method == "meaning" else self.matches

    def first(self, text: int, proposal: int, here: list[Stretch]) -> TextStanding | None:
        """The earliest stored version of `proposal` that has the words at `here` of our text, or most of them."""
        return self.earliest(self.matches[text][proposal], proposal, here)

    def earliest(self, matches: Iterable[TextMatch], proposal: int, here: list[Stretch]) -> TextStanding | None:
        """The earliest stored version of `proposal` that by one of these has what stands at `here`, or most of it."""
        having = (match for match in matches if has(match.here, here))
        return min((self.standings[match.other][proposal][0] for match in having), default=None)


def has(stretches: list[Stretch], wanted: list[Stretch]) -> bool:
    """Whether what is wanted lies in these, or most of it."""
    return overlap(stretches, wanted) > HALF * length(wanted)


def shared_texts(
    version: Version, reading: Reading, person: Person, *, key: str = "", public: bool = False
) -> SharedTexts:
    """What the clauses of `reading` share with versions of other proposals that `person` may see.

    Of all clauses, or of that with this `key`; with public proposals alone, or with all.
    """
    ours = TextPlace.objects.filter(reading=reading)
    ours = ours.filter(clause__key=key) if key else ours
    clauses = tuple(ours.order_by("clause__order").values_list("clause", "text"))
    pairs = list(pairs_of(ours.values("text")))
    seen = shown_places(person).exclude(reading__version__proposal=version.proposal_id)
    seen = seen.filter(reading__version__proposal__restricted=False) if public else seen
    meant = {text for text, match in pairs if match.method == "meaning"}
    standings = standings_of(seen, {match.other for _, match in pairs} | meant)
    matches, meanings = (defaultdict[int, dict[int, list[TextMatch]]](_lists) for _ in range(2))
    for text, match in pairs:
        for proposal in standings.get(match.other, ()):
            (meanings if match.method == "meaning" else matches)[text][proposal].append(match)
    keys = {one.version for by_proposal in standings.values() for some in by_proposal.values() for one in some}
    versions = versions_of(keys)
    proposals = {one.proposal_id: one.proposal for one in versions.values()}
    return SharedTexts(version, clauses, matches, meanings, standings, versions, proposals)


def _lists() -> dict[int, list[TextMatch]]:
    return defaultdict(list)


def shown_places(person: Person) -> QuerySet[TextPlace]:
    return visible(TextPlace, person).filter(reading=F("reading__version__current_reading"))


def pairs_of(texts: QuerySet[TextPlace, Any] | Collection[int]) -> Iterator[tuple[int, TextMatch]]:
    """Each of these texts with what shares words with it, or may say the same: two queries."""
    rows = TextPair.objects.filter(OF_TODAY).order_by("pk")
    for one, other, method, band, spans in rows.filter(one__in=texts).values_list(*COLUMNS):
        yield one, TextMatch.of(other, method, band, (PairSpan(*span) for span in spans))
    turned = rows.filter(other__in=texts).exclude(one=F("other"))
    for one, other, method, band, spans in turned.values_list(*COLUMNS):
        yield other, TextMatch.of(one, method, band, sorted(_turned(*span) for span in spans))


def _turned(start: int, end: int, source_start: int, source_end: int, weight: int) -> PairSpan:
    return PairSpan(source_start, source_end, start, end, weight)


def standings_of(places: QuerySet[TextPlace], texts: Collection[int]) -> dict[int, dict[int, list[TextStanding]]]:
    found: dict[int, dict[int, list[TextStanding]]] = defaultdict(lambda: defaultdict(list))
    columns = ("text", "reading__version__proposal", "reading__version__position", "reading__version", "clause")
    for some in parts(sorted(texts)):
        for text, proposal, *standing in places.filter(text__in=some).values_list(*columns):
            found[text][proposal].append(TextStanding(*standing))
    for by_proposal in found.values():
        for standings in by_proposal.values():
            standings.sort()
    return found


def versions_of(keys: Collection[int]) -> dict[int, Version]:
    found: dict[int, Version] = {}
    for some in parts(sorted(keys)):
        rows = Version.objects.filter(pk__in=some).select_related("proposal__body")
        found |= {one.pk: one for one in rows.prefetch_related("contributors", "proposal__contributors")}
    return found


@dataclass(frozen=True, slots=True)
class OwnHistory:
    """By text of another proposal the texts of our own that share words with it, or may say the same, and where those
    stand.
    """

    proposal: int
    matches: Mapping[int, list[TextMatch]]
    standings: Mapping[int, Mapping[int, list[TextStanding]]]
    versions: Mapping[int, Version]

    def first(self, text: int, matches: Iterable[TextMatch], here: list[Stretch]) -> TextStanding:
        """The earliest version of our own that has what stands at `here` of `text`, and by these matches there: facts
        follow from facts, and what may be from what may be.
        """
        texts = {text}
        for match in matches:
            there = merged((s.source_start, s.source_end) for s in match.spans if overlap([(s.start, s.end)], here))
            same = (own for own in self.matches.get(match.other, ()) if own.method == match.method)
            texts.update(own.other for own in same if there and has(own.here, there))
        standings = (self.standings.get(one, {}).get(self.proposal) for one in texts)
        return min(found[0] for found in standings if found)


def own_history(shared: SharedTexts, person: Person, texts: Collection[int]) -> OwnHistory:
    """Since when the version's own proposal has what these of its texts share: five queries, and two more for each
    thousand texts of other proposals.
    """
    proposal = shared.version.proposal_id
    both = (found.get(text, {}) for text in texts for found in (shared.matches, shared.meanings))
    others = {match.other for by_proposal in both for some in by_proposal.values() for match in some}
    return own_histories([proposal], person, texts, others)[proposal]


def own_histories(
    proposals: Collection[int], person: Person, texts: Collection[int], others: Collection[int]
) -> dict[int, OwnHistory]:
    """By proposal since when it has what these of its `texts` share with the `others`: as many queries for all."""
    seen = shown_places(person).filter(reading__version__proposal__in=proposals)
    own: dict[int, list[TextMatch]] = defaultdict(list)
    for some in parts(sorted(others)):
        for other, match in pairs_between(some, seen.values("text")):
            own[other].append(match)
    known = {match.other for some in own.values() for match in some} | set(texts)
    standings = standings_of(seen, known)
    versions = {one.pk: one for one in Version.objects.filter(proposal__in=proposals)}
    return {proposal: OwnHistory(proposal, own, standings, versions) for proposal in proposals}


def pairs_between(others: Collection[int], own: QuerySet[TextPlace, Any]) -> Iterator[tuple[int, TextMatch]]:
    """Each of the `others` with what shares words with it, or may say the same, among `own`: two queries."""
    rows = TextPair.objects.filter(OF_TODAY)
    for one, other, method, band, spans in rows.filter(one__in=others, other__in=own).values_list(*COLUMNS):
        yield one, TextMatch.of(other, method, band, (PairSpan(*span) for span in spans))
    for one, other, method, band, spans in rows.filter(other__in=others, one__in=own).values_list(*COLUMNS):
        yield other, TextMatch.of(one, method, band, sorted(_turned(*span) for span in spans))


@dataclass(frozen=True, slots=True)
class Linked:
    """What people said of two proposals: how ours came from theirs, and theirs from ours."""

    from_them: frozenset[LinkKind] = frozenset()
    from_us: frozenset[LinkKind] = frozenset()


def links_of(proposal: int) -> dict[int, Linked]:
    """By other proposal what people said of it and this one: one query."""
    return links_between([proposal]).get(proposal, {})


def links_between(proposals: Collection[int]) -> dict[int, dict[int, Linked]]:
    """By each of these and by other proposal what people said of both: one query."""
    found: dict[int, dict[int, Linked]] = defaultdict(dict)
    rows = Link.objects.filter(Q(source__in=proposals) | Q(target__in=proposals), kind__in=LINK_KINDS)
    for source, target, kind in rows.values_list("source", "target", "kind"):
        for ours, other in ((source, target), (target, source)):
            known, said = found[ours].get(other, Linked()), cast(LinkKind, kind)
            # Who is derived comes from its target; who was adopted went into it.
            is_from_them = (kind == Link.Kind.DERIVED_FROM) == (source == ours)
            from_them = known.from_them | {said} if is_from_them else known.from_them
            from_us = known.from_us if is_from_them else known.from_us | {said}
            found[ours][other] = Linked(from_them, from_us)
    return found


def parts(items: Iterable[Item], size: int = KEYS) -> Iterator[list[Item]]:
    """Some at a time."""
    coming = iter(items)
    while some := list(islice(coming, size)):
        yield some
