"""From a clause to those of other proposals that share its words, and on from there: as far as a person may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models.functions import Length

from clauseline.origins.stretches import Stretch, length, merged, overlap
from clauseline.vocabulary import Band, Ubiquity
from proposals.access import Person
from proposals.models import Clause, Proposal
from proposals.queries.chains import ChainClause, ChainLink, Chains, chains_of
from proposals.queries.origins import Everywhere, fresh, verbatim
from proposals.queries.shared_texts import (
    PairSpan,
    TextMatch,
    TextStanding,
    has,
    pairs_of,
    shown_places,
    standings_of,
)

HOPS = 4
"""So many times in a row one proposal leads to others."""
PROPOSALS = 12
"""So many proposals are in a lineage: those that share most."""
TEXTS = 60
"""So many distinct texts are looked from at a time: of one clause the earliest and the latest."""
SHARE = 1 / 3
"""So much of the words that came along goes on, or so much of a shorter clause consists of them; else it is a shared
passage, and no lineage of the clause."""
HALF = 0.5
FOLLOWED: tuple[Band, ...] = ("fact", "likely")
"""What is only possible is shown, and leads nowhere unless a person confirmed it."""

TextInProposal = tuple[int, int]
"""The primary keys of a proposal and of a distinct text."""
TextPairing = frozenset[TextInProposal]
Decided = Mapping[TextPairing, str]
"""What a team decided of two texts, "confirmed" or "rejected"."""
Meant = Mapping[TextPairing, Mapping[int, int]]
"""Texts in two languages of which a team says that they say the same, with the length of each in code points."""


@dataclass(frozen=True, slots=True)
class WordTie:
    """Words of the text `text`, which stands in the chain `chain`, that stand in a text of another `proposal`.

    `here` and `there` are the passages that do not stand everywhere. `standing` is the earliest version there that has
    that text, `first` the earliest that has these words; `matches` are all texts of that proposal that share some.
    With a `ubiquity` they stand everywhere, and lead nowhere.
    """

    chain: int
    text: int
    proposal: int
    match: TextMatch
    here: list[Stretch]
    there: list[Stretch]
    weight: int
    standing: TextStanding
    first: TextStanding
    matches: Sequence[TextMatch] = ()
    ubiquity: Ubiquity = ""


@dataclass(slots=True)
class Reached:
    """What was reached: clauses by primary key, the chain of each, the clauses of each chain in order, how they became
    one another, and by both chains what ties them; `rejected` are the pairs that a team does not hold with.

    A chain is named by the least primary key of its clauses.
    """

    decided: Decided
    meant: Meant
    clauses: dict[int, ChainClause] = field(default_factory=dict)
    links: dict[tuple[int, int, int], ChainLink] = field(default_factory=dict)
    chain_of: dict[int, int] = field(default_factory=dict)
    chains: dict[int, list[ChainClause]] = field(default_factory=dict)
    ties: dict[tuple[int, int], list[WordTie]] = field(default_factory=lambda: defaultdict(list))
    rejected: dict[tuple[int, int], list[WordTie]] = field(default_factory=lambda: defaultdict(list))
    reached: list[int] = field(default_factory=list)
    """The chains that are in the lineage, the asked one first."""
    ends: list[WordTie] = field(default_factory=list)
    """What would be followed, but stands everywhere."""
    is_cut: bool = False
    """Whether more was there than is followed."""

    def grow(self, chains: Chains) -> None:
        self.clauses |= chains.clauses
        self.links |= {(one.change, one.old, one.new): one for one in chains.links}
        self.chain_of |= (chain_of := _components(chains))
        for one in sorted(chains.clauses.values(), key=lambda one: one.at):
            self.chains.setdefault(chain_of[one.pk], []).append(one)

    def pairing(self, tie: WordTie) -> TextPairing:
        return frozenset([(self.clauses[tie.chain].proposal, tie.text), (tie.proposal, tie.match.other)])

    def proposals(self) -> set[int]:
        return {self.clauses[chain].proposal for chain in self.reached}


Interest = dict[int, list[Stretch]]
"""By text the words in it that came along."""


def walk(start: int, proposal: int, person: Person, decided: Decided, meant: Meant) -> Reached:
    """All that the clause `start` leads to: some twenty queries for each of at most `HOPS` rounds."""
    found = Reached(decided, meant)
    found.grow(chains_of({start}, {proposal}, person))
    first = found.chain_of[start]
    found.reached.append(first)
    interests = {first: {one.text: [(0, one.length)] for one in found.chains[first] if one.text}}
    for _hop in range(HOPS):
        ties = _Looking(found, interests, person).ties()
        starts = {tie.standing.clause for tie in ties} - found.clauses.keys()
        if starts:
            found.grow(chains_of(starts, {tie.proposal for tie in ties}, person))
        interests = _settle(found, ties)
        if not interests:
            return found
    found.is_cut = True
    return found


def _components(chains: Chains) -> dict[int, int]:
    """The chain of each clause."""
    near: dict[int, list[int]] = defaultdict(list)
    for link in chains.links:
        near[link.old].append(link.new)
        near[link.new].append(link.old)
    found: dict[int, int] = {}
    for start in sorted(chains.clauses):
        waiting = [] if start in found else [start]
        while waiting:
            pk = waiting.pop()
            if pk not in found:
                found[pk] = start
                waiting += near[pk]
    return found


def _settle(walk: Reached, ties: Iterable[WordTie]) -> dict[int, Interest]:
    """Keep what ties chains; the words with which those go on that nobody looked from yet."""
    by_chains: dict[tuple[int, int], list[WordTie]] = defaultdict(list)
    for tie in ties:
        by_chains[tie.chain, walk.chain_of[tie.standing.clause]].append(tie)
    interests: dict[int, Interest] = {}
    known = set(walk.reached)
    for (chain, other), some in by_chains.items():
        states = {walk.decided.get(walk.pairing(tie), "") for tie in some}
        is_rejected = "rejected" in states and "confirmed" not in states
        (walk.rejected if is_rejected else walk.ties)[chain, other] += some
        if is_rejected:
            continue
        if other not in walk.reached:
            walk.reached.append(other)
        if other not in known and ("confirmed" in states or any(tie.match.band in FOLLOWED for tie in some)):
            interests.setdefault(other, {}).update(_interest(walk.chains[other], some))
    return interests


def _interest(clauses: Sequence[ChainClause], ties: Iterable[WordTie]) -> Interest:
    """The words of each text that came along; of a text that nothing ties all, if most of its clause came along."""
    found: Interest = {}
    for tie in ties:
        found[tie.match.other] = merged([*found.get(tie.match.other, []), *tie.there])
    lengths = {one.text: one.length for one in clauses if one.text}
    is_whole = any(length(there) >= HALF * lengths.get(text, there[-1][1]) for text, there in found.items())
    return {**({text: [(0, size)] for text, size in lengths.items()} if is_whole else {}), **found}


def _by_words(matches: Iterable[TextMatch]) -> list[TextMatch]:
    """What may say the same in another language is no sign that words stand everywhere."""
    return [one for one in matches if one.method == "words"]


class _Looking:
    """One round: what ties the chains of `interests` to other proposals."""

    def __init__(self, walk: Reached, interests: Mapping[int, Interest], person: Person) -> None:
        self.walk, self.interests = walk, interests
        self.asked = _bounded(interests)
        self.matches: dict[int, dict[int, list[TextMatch]]] = defaultdict(lambda: defaultdict(list))
        pairs = list(pairs_of(sorted({text for some in self.asked.values() for text in some})))
        found = {(text, match.other) for text, match in pairs}
        pairs += [(text, match) for text, match in self._meant() if (text, match.other) not in found]
        self.standings = standings_of(shown_places(person), {match.other for _, match in pairs})
        for text, match in pairs:
            for proposal in self.standings.get(match.other, ()):
                self.matches[text][proposal].append(match)
        self.bodies = dict(_public_bodies({key for some in self.standings.values() for key in some}))

    def _meant(self) -> Iterator[tuple[int, TextMatch]]:
        """What a person says of whole texts, though no machine may say so: all of both, of which nothing weighs."""
        asked = {(self.walk.clauses[chain].proposal, text) for chain, texts in self.asked.items() for text in texts}
        for pairing, lengths in self.walk.meant.items():
            for ours in pairing & asked:
                (_proposal, other), text = *(pairing - {ours}), ours[1]
                span = PairSpan(0, lengths[text], 0, lengths[other], 0)
                yield text, TextMatch.of(other, "meaning", "possible", [span])

    def ties(self) -> list[WordTie]:
        """Those of the proposals that share most, and carry enough of the words."""
        found = [tie for chain, texts in self.asked.items() for text in texts for tie in self._of(chain, text)]
        places = [tie.standing.clause for tie in found]
        sizes = dict(Clause.objects.filter(pk__in=places).values_list("pk", Length("text")))
        carrying = [tie for tie in found if self._carries(tie, sizes[tie.standing.clause])]
        self.walk.ends += [tie for tie in carrying if tie.ubiquity and self._is_end(tie)]
        carrying = [tie for tie in carrying if not tie.ubiquity]
        weights: dict[int, int] = defaultdict(int)
        for tie in carrying:
            weights[tie.proposal] = max(weights[tie.proposal], tie.weight)
        known = self.walk.proposals()
        new = sorted(weights.keys() - known, key=lambda key: (-weights[key], key))
        room = max(0, PROPOSALS - len(known))
        self.walk.is_cut |= len(new) > room
        chosen = known | set(new[:room])
        return [tie for tie in carrying if tie.proposal in chosen]

    def _of(self, chain: int, text: int) -> Iterator[WordTie]:
        own = self.walk.clauses[chain].proposal
        by_proposal = {key: some for key, some in self.matches.get(text, {}).items() if key != own}
        public = {key: _by_words(some) for key, some in by_proposal.items() if str(key) in self.bodies}
        everywhere = Everywhere(public, self.bodies)
        for proposal, some in by_proposal.items():
            closest = sorted(some, key=lambda one: (-one.weight, self._standing(one, proposal)))
            for match, spans in fresh(closest):
                kept = [span for span in spans if not everywhere.ubiquity(span)]
                of_text = self._ubiquity(match, (own, text), proposal)
                kind = of_text or ("" if kept else everywhere.ubiquity(spans[0]))
                told = kept or spans
                here = merged((span.start, span.end) for span in told)
                there = merged((span.source_start, span.source_end) for span in told)
                having = [self._standing(one, proposal) for one in some if has(one.here, here)]
                weight, standing = sum(span.weight for span in told), self._standing(match, proposal)
                first = min(having, default=standing)
                yield WordTie(chain, text, proposal, match, here, there, weight, standing, first, some, kind)

    def _ubiquity(self, match: TextMatch, ours: TextInProposal, proposal: int) -> Ubiquity:
        """What a text is that may say the same in another language, by where it stands; "" if a person said so."""
        pairing = frozenset([ours, (proposal, match.other)])
        if match.method == "words" or pairing in self.walk.meant or self.walk.decided.get(pairing) == "confirmed":
            return ""
        public = (str(key) for key in self.standings[match.other] if str(key) in self.bodies)
        return verbatim({key: self.bodies[key] for key in public})

    def _is_end(self, tie: WordTie) -> bool:
        """Whether it would be followed, if it stood in fewer proposals."""
        return tie.match.band in FOLLOWED and self.walk.decided.get(self.walk.pairing(tie)) != "rejected"

    def _standing(self, match: TextMatch, proposal: int) -> TextStanding:
        return self.standings[match.other][proposal][0]

    def _carries(self, tie: WordTie, size: int) -> bool:
        """Whether enough of the words that came along goes on."""
        came = self.interests[tie.chain][tie.text]
        return overlap(tie.here, came) >= SHARE * min(length(came), size)


def _public_bodies(proposals: Collection[int]) -> Iterator[tuple[str, str]]:
    """Those of them that everybody may see, each with its body: words are template and common over these alone."""
    rows = Proposal.objects.filter(pk__in=proposals, restricted=False)
    for proposal, body in rows.values_list("pk", "body"):
        yield str(proposal), str(body)


def _bounded(interests: Mapping[int, Interest]) -> dict[int, list[int]]:
    """The texts to look from: of each chain its share of `TEXTS`, the earliest and the latest."""
    room = max(2, TEXTS // max(1, len(interests)))
    return {chain: _ends(list(texts), room) for chain, texts in interests.items()}


def _ends(texts: list[int], room: int) -> list[int]:
    return texts if len(texts) <= room else [*texts[: room - room // 2], *texts[-(room // 2) :]]
