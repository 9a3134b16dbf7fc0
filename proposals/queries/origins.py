"""Where the words of a version's clauses stand in other proposals, as far as a person may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from clauseline.origins.choosing import NAMED
from clauseline.origins.direction import Direction, direction
from clauseline.origins.stretches import Stretch, merged
from clauseline.origins.ubiquity import COMMON, TEMPLATE, ubiquity
from clauseline.vocabulary import BANDS, Ubiquity
from proposals.access import Person
from proposals.models import Reading, Version
from proposals.queries.shared_texts import (
    Linked,
    OwnHistory,
    PairSpan,
    SharedTexts,
    TextMatch,
    TextStanding,
    has,
    links_of,
    own_history,
    shared_texts,
)


@dataclass(frozen=True, slots=True)
class OriginSpan:
    """A passage; `ubiquity` is not "" where so many public proposals have most of it that it comes from none."""

    place: PairSpan
    ubiquity: Ubiquity


@dataclass(frozen=True, slots=True)
class FoundOrigin:
    """Passages of the text `text` that stand in a text of another proposal, by their primary keys; or all of it, where
    that may say the same in another language.

    `standing` is the earliest version there that has that text, `first` the earliest that has these words, or may say
    the same.
    """

    text: int
    proposal: int
    match: TextMatch
    spans: tuple[OriginSpan, ...]
    standing: TextStanding
    first: TextStanding

    @property
    def weight(self) -> int:
        """What the words weigh that both have."""
        return sum(span.place.weight for span in self.spans)

    @property
    def here(self) -> list[Stretch]:
        return merged((span.place.start, span.place.end) for span in self.spans)

    @property
    def ubiquity(self) -> Ubiquity:
        """ "" if one of its passages does not stand everywhere."""
        kinds: list[Ubiquity] = [span.ubiquity for span in self.spans]
        return "" if "" in kinds else max(kinds)


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where words stood first: in `ours`, the earliest version of the proposal that has them, or in `theirs`."""

    ours: Version
    theirs: Version
    direction: Direction


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of the texts of a version, found as they are asked for; `history` knows these texts."""

    shared: SharedTexts
    links: Mapping[int, Linked]
    found: dict[int, list[FoundOrigin]] = field(default_factory=dict)

    def of(self, text: int) -> list[FoundOrigin]:
        """The closest first; then words that stand everywhere, named of a few sources alone; last what may say the
        same, likewise, the surest first.
        """
        if text not in self.found:
            words = _named(self.all_of(text))
            known = {one.match.other for one in words}
            self.found[text] = [*words, *_named(one for one in self._meant(text) if one.match.other not in known)]
        return self.found[text]

    def all_of(self, text: int) -> list[FoundOrigin]:
        """What shares words, of all sources."""
        return sorted(self._all(text), key=lambda one: (bool(one.ubiquity), -one.weight, one.standing.version))

    def beginning(self, one: FoundOrigin, history: OwnHistory) -> Beginning:
        """Where the words of `one` stood first; two dates say so, or a person."""
        matches = self.shared.of(one.match.method)[one.text][one.proposal]
        ours = history.versions[history.first(one.text, matches, one.here).version]
        theirs = self.shared.versions[one.first.version]
        linked = self.links.get(one.proposal, Linked())
        way = direction(ours=ours.date, theirs=theirs.date, from_them=linked.from_them, from_us=linked.from_us)
        return Beginning(ours, theirs, way)

    def older(self, one: FoundOrigin, beginning: Beginning) -> TextStanding | None:
        """The earliest version of a third, public proposal that had the words before both, as dates tell; of meaning
        that is not told.
        """
        if one.match.method == "meaning":
            return None
        days = [version.date for version in (beginning.ours, beginning.theirs) if version.date]
        if not days:
            return None
        here, before = one.here, list[tuple[date, TextStanding]]()
        for proposal in self.shared.matches[one.text]:
            if proposal != one.proposal and self.shared.is_public(proposal):
                at = self.shared.first(one.text, proposal, here)
                day = self.shared.versions[at.version].date if at else None
                if at and day and day < min(days):
                    before.append((day, at))
        return min(before)[1] if before else None

    def _all(self, text: int) -> Iterator[FoundOrigin]:
        everywhere = self._everywhere(text)
        for proposal, some in self.shared.matches.get(text, {}).items():
            for match, spans in fresh(self._closest(some, proposal)):
                marked = tuple(OriginSpan(span, everywhere.ubiquity(span)) for span in spans)
                standing = self.shared.standings[match.other][proposal][0]
                here = merged((span.start, span.end) for span in spans)
                first = self.shared.first(text, proposal, here) or standing
                yield FoundOrigin(text, proposal, match, marked, standing, first)

    def _everywhere(self, text: int) -> Everywhere:
        by_proposal = self.shared.matches.get(text, {})
        public = {key: some for key, some in by_proposal.items() if self.shared.is_public(key)}
        return Everywhere(public, self._bodies(public))

    def _bodies(self, proposals: Iterable[int]) -> dict[str, str]:
        """The bodies of those that everybody may see."""
        known = self.shared.proposals
        return {str(key): str(known[key].body_id) for key in proposals if self.shared.is_public(key)}

    def _meant(self, text: int) -> list[FoundOrigin]:
        """Of each proposal the surest, in the earliest version."""
        return sorted(self._surest(text), key=lambda one: (BANDS.index(one.match.band), one.standing.version))

    def _surest(self, text: int) -> Iterator[FoundOrigin]:
        standings, everywhere = self.shared.standings, self._everywhere(text)
        ours = verbatim(self._bodies(standings.get(text, ())))
        for proposal, some in self.shared.meanings.get(text, {}).items():
            match = min(some, key=lambda one: (BANDS.index(one.band), standings[one.other][proposal][0]))
            standing = standings[match.other][proposal][0]
            theirs = verbatim(self._bodies(standings[match.other]))
            spans = tuple(OriginSpan(span, ours or theirs or everywhere.ubiquity(span)) for span in match.spans)
            first = self.shared.earliest(some, proposal, match.here) or standing
            yield FoundOrigin(text, proposal, match, spans, standing, first)

    def _closest(self, matches: Iterable[TextMatch], proposal: int) -> list[TextMatch]:
        standings = self.shared.standings
        return sorted(matches, key=lambda match: (-match.weight, standings[match.other][proposal][0]))


def origins_of(version: Version, reading: Reading, person: Person, *, key: str = "", public: bool = False) -> Origins:
    """The origins of the clauses of `reading`, or of that with this `key`, in what `person` may see.

    `public` leaves out what not everybody may see. Some ten queries, and more where there are many texts.
    """
    shared = shared_texts(version, reading, person, key=key, public=public)
    return Origins(shared, links_of(version.proposal_id))


def beginnings(origins: Origins, some: Collection[FoundOrigin], person: Person) -> list[Beginning]:
    """For each of them where the words stood first."""
    history = own_history(origins.shared, person, {one.text for one in some})
    return [origins.beginning(one, history) for one in some]


def _named(rows: Iterable[FoundOrigin]) -> list[FoundOrigin]:
    """Those that come from somewhere, then a few of those that stand everywhere."""
    some = list(rows)
    return [*(one for one in some if not one.ubiquity), *[one for one in some if one.ubiquity][:NAMED]]


def verbatim(bodies: Mapping[str, str]) -> Ubiquity:
    """What a text is that stands word for word in these proposals, which everybody may see, of these bodies."""
    return ubiquity(dict.fromkeys(bodies, 1), 1, bodies)


def fresh(matches: Iterable[TextMatch]) -> Iterator[tuple[TextMatch, list[PairSpan]]]:
    """Each with the passages that those before it have not, of one proposal."""
    known: list[Stretch] = []
    for match in matches:
        spans = [span for span in match.spans if not has(known, [(span.start, span.end)])]
        if spans:
            yield match, spans
            known = merged([*known, *((span.start, span.end) for span in spans)])


class Everywhere:
    """Of a text, which of some proposals have how much of a stretch."""

    def __init__(self, by_proposal: Mapping[int, list[TextMatch]], bodies: Mapping[str, str]) -> None:
        self.names, self.bodies = list(map(str, by_proposal)), bodies
        longest = max((match.here[-1][1] for some in by_proposal.values() for match in some), default=0)
        has = np.zeros((len(by_proposal), longest + 1), np.int32)
        for row, some in zip(has, by_proposal.values(), strict=True):
            for start, end in (stretch for match in some for stretch in match.here):
                row[start + 1 : end + 1] = 1
        self.before = np.cumsum(has, axis=1)

    def ubiquity(self, span: PairSpan) -> Ubiquity:
        """What the words of a passage are; of one that is only meant, by the words that it shares."""
        if len(self.names) < min(TEMPLATE, COMMON):
            return ""
        last = self.before.shape[1] - 1
        often = self.before[:, min(span.end, last)] - self.before[:, min(span.start, last)]
        return ubiquity(dict(zip(self.names, often.tolist(), strict=True)), span.end - span.start, self.bodies)
