"""Where the words that a contributor brought stand now: in the newest versions of other proposals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F, QuerySet

from clauseline.origins.engine import ENGINE
from proposals.access import Person, visible
from proposals.models import Clause, Contributor, Proposal, Reading, TextPair, TextPlace, Version
from proposals.queries.contributions import Contribution, bringers
from proposals.queries.origin_shares import Source, count_words
from proposals.queries.origins import Origins
from proposals.queries.shared_texts import (
    SharedTexts,
    TextMatch,
    links_between,
    own_histories,
    pairs_of,
    parts,
    shown_places,
    standings_of,
    versions_of,
)

TEXTS = 1500
"""So many distinct texts of newest versions are looked through, those of the oldest clauses first."""
CLAUSES = 3
"""So many clauses of each proposal are named, those with most words."""


class ClauseWords(NamedTuple):
    """So many words of a clause."""

    clause: Clause
    words: int


@dataclass(frozen=True, slots=True)
class WordsThere:
    """`words` of the newest version of a proposal come from what the contributor brought; of so many, `earlier`, it is
    known that they stood there before. `clauses` are those with most of them, each with how many.
    """

    version: Version
    words: int
    earlier: int
    clauses: tuple[ClauseWords, ...]

    @property
    def unknown(self) -> int:
        """Of so many nobody said where they stood first."""
        return self.words - self.earlier

    @property
    def is_restricted(self) -> bool:
        return self.version.proposal.restricted


@dataclass(frozen=True, slots=True)
class WordsNow:
    """By proposal, most words first. `public` are all words in public ones: the same for everybody; rows of restricted
    ones are beside it. `is_cut`: there are more texts than were looked through.
    """

    rows: tuple[WordsThere, ...]
    public: int
    is_cut: bool


def words_now(contributor: Contributor, contributions: Iterable[Contribution], person: Person) -> WordsNow:
    """Where its words stand now, as the shares of these versions count them: with the proposal that has them first.

    What it brought to public proposals counts, wherever else it brought something, too; words that a proposal has from
    its own earlier versions do not, and words that stand everywhere belong to nobody. Some twenty queries.
    """
    own = [one for one in contributions if not one.proposal.restricted]
    sources = TextPlace.objects.filter(
        reading__in=[
            version.current_reading_id for one in own for version in one.versions if version.current_reading_id
        ]
    )
    newest = _newest(person)
    texts = _shared(sources, newest)
    chosen = sorted(texts)[:TEXTS]
    rows = _Counting(contributor, newest, chosen, person).rows() if chosen else []
    public = sum(row.words for row in rows if not row.is_restricted)
    return WordsNow(tuple(sorted(rows, key=lambda row: (-row.words, row.version.pk))), public, len(texts) > TEXTS)


def _newest(person: Person) -> dict[int, int]:
    """By proposal the shown reading of its last version with a text."""
    rows = visible(Reading, person).filter(pk=F("version__current_reading"))
    ordered = rows.order_by("version__proposal", "version__position")
    return dict(ordered.values_list("version__proposal", "pk"))


def _shared(sources: QuerySet[TextPlace], newest: Mapping[int, int]) -> set[int]:
    """The texts of newest readings that share words with these sources: two queries for each thousand proposals."""
    found: set[int] = set()
    for some in parts(newest.values()):
        places = TextPlace.objects.filter(reading__in=some).values("text")
        rows = TextPair.objects.filter(engine=ENGINE, method="words")
        ours = sources.values("text")
        found.update(rows.filter(one__in=ours, other__in=places).values_list("other", flat=True))
        found.update(rows.filter(other__in=ours, one__in=places).values_list("one", flat=True))
    return found


class _Counting:
    def __init__(self, contributor: Contributor, newest: Mapping[int, int], texts: list[int], person: Person) -> None:
        self.contributor, self.person = contributor, person
        self.clauses: dict[int, list[Clause]] = defaultdict(list)
        for some in parts(texts):
            rows = Clause.objects.filter(reading__in=newest.values(), place__text__in=some).order_by("order")
            named = rows.annotate(distinct=F("place__text"), of=F("reading__version__proposal"))
            for clause in named.only("key", "number", "title", "text"):
                self.clauses[clause.of].append(clause)
        versions = dict(Reading.objects.filter(pk__in=newest.values()).values_list("version__proposal", "version"))
        self.matches: dict[int, dict[int, list[TextMatch]]] = defaultdict(lambda: defaultdict(list))
        pairs = [pair for some in parts(texts) for pair in pairs_of(some) if pair[1].method == "words"]
        public = shown_places(person).filter(reading__version__proposal__restricted=False)
        self.standings = standings_of(public, {match.other for _, match in pairs})
        for text, match in pairs:
            for proposal in self.standings.get(match.other, ()):
                self.matches[text][proposal].append(match)
        keys = {one.version for some in self.standings.values() for all_ in some.values() for one in all_}
        self.versions = versions_of(keys | {versions[proposal] for proposal in self.clauses})
        self.newest = {proposal: self.versions[versions[proposal]] for proposal in self.clauses}
        others = {match.other for _, match in pairs}
        self.histories = own_histories(list(self.clauses), person, texts, others)
        self.links = links_between(list(self.clauses))

    def rows(self) -> list[WordsThere]:
        found = (self._there(proposal, clauses) for proposal, clauses in self.clauses.items())
        return [row for row in found if row.words]

    def _there(self, proposal: int, clauses: Iterable[Clause]) -> WordsThere:
        origins = self._origins(proposal)
        words, earlier, by_clause = 0, 0, list[ClauseWords]()
        counted: dict[int, tuple[int, int]] = {}
        for clause in clauses:
            text: int = clause.distinct  # type: ignore[attr-defined]
            if text not in counted:
                rows = origins.all_of(text)
                history = self.histories[proposal]
                total = count_words(clause.text, [(one, origins.beginning(one, history)) for one in rows])
                counted[text] = self._own(total)
            words, earlier = words + counted[text][0], earlier + counted[text][1]
            by_clause.append(ClauseWords(clause, counted[text][0]))
        most = sorted((one for one in by_clause if one.words), key=lambda one: -one.words)[:CLAUSES]
        return WordsThere(self.newest[proposal], words, earlier, tuple(most))

    def _origins(self, proposal: int) -> Origins:
        matches = {
            text: {other: some for other, some in by_proposal.items() if other != proposal}
            for text, by_proposal in self.matches.items()
        }
        proposals: dict[int, Proposal] = {one.proposal_id: one.proposal for one in self.versions.values()}
        shared = SharedTexts(self.newest[proposal], (), matches, {}, self.standings, self.versions, proposals)
        return Origins(shared, self.links.get(proposal, {}))

    def _own(self, total: Counter[Source | str]) -> tuple[int, int]:
        """How many of these words come from what the contributor brought, and how many of them earlier."""
        own = {
            key: words
            for key, words in total.items()
            if isinstance(key, tuple) and self.contributor in bringers(self.versions[key[1]])
        }
        return sum(own.values()), sum(words for key, words in own.items() if key[2])
