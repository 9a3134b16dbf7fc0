"""The way of one clause over versions, proposals and bodies: steps, and what leads from one to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from clauseline.origins.direction import Direction, direction
from clauseline.vocabulary import Band, ChangeKind, OriginMethod, Ubiquity
from proposals.access import Person
from proposals.models import Clause
from proposals.queries.chains import ChainClause, ChainLink
from proposals.queries.lineage_steps import (
    Lineage,
    LineageEnd,
    LineageStep,
    LineageWay,
    RejectedWay,
    Wording,
    WordsFirst,
)
from proposals.queries.lineage_walk import Decided, Meant, Reached, WordTie, walk
from proposals.queries.origin_rows import OriginPlace
from proposals.queries.shared_texts import Linked, links_between, own_histories, versions_of

STEPS = 120
"""So many steps are told, of the versions of a proposal the earliest and the latest."""
SAME: tuple[ChangeKind, ...] = ("unchanged", "renumbered")
"""What keeps the words of a clause, and its place, is one step."""


def lineage_of(
    clause: Clause, proposal: int, person: Person, decided: Decided | None = None, meant: Meant | None = None
) -> Lineage:
    """The lineage of a clause of the shown reading of a version, in what `person` may see.

    What a team `decided` of two texts as rejected is not followed; what it says is `meant` to be the same is, whether
    a machine found it or not. The queries grow with `lineage_walk.HOPS` alone.
    """
    found = walk(clause.pk, proposal, person, decided or {}, meant or {})
    return _Telling(found, person).lineage(clause.pk)


class _Telling:
    def __init__(self, found: Reached, person: Person) -> None:
        self.walk, self.person = found, person
        self.ties = [tie for some in found.ties.values() for tie in some]
        rejected = [tie for some in found.rejected.values() for tie in some]
        versions = {one.version for chain in found.reached for one in found.chains[chain]}
        told = (*self.ties, *rejected, *found.ends)
        versions |= {at.version for tie in told for at in (tie.standing, tie.first)}
        self.versions = versions_of(versions)
        self.own = {(chain, one.text): one for chain in found.reached for one in reversed(found.chains[chain])}
        self.step_of: dict[int, LineageStep] = {}

    def lineage(self, start: int) -> Lineage:
        steps = list(self._steps())
        self.step_of = {pk: step for step in steps for pk in step.clauses}
        kept = _bounded(steps, self.step_of[start])
        names = {id(step) for step in kept}
        ways = [*self._changes(), *_marked(self._ties())]
        shown = [way for way in ways if id(way.old) in names and id(way.new) in names]
        is_cut = self.walk.is_cut or len(kept) < len(steps)
        ends = tuple(one for one in self._ends() if id(one.step) in names)
        return Lineage(self.step_of[start], tuple(kept), tuple(shown), tuple(self._rejected()), ends, is_cut)

    def _steps(self) -> Iterator[LineageStep]:
        """Proposals as they were reached; the clauses of each in the order of its versions."""
        by_proposal: dict[int, list[int]] = defaultdict(list)
        for chain in self.walk.reached:
            by_proposal[self.walk.clauses[chain].proposal].append(chain)
        for chains in by_proposal.values():
            row = 0
            for chain in chains:
                runs = list(self._runs(chain))
                rows = _rows([run[0].position for run in runs], [run[-1].position for run in runs])
                for run, at in zip(runs, rows, strict=True):
                    pks = tuple(one.pk for one in run)
                    yield LineageStep(tuple(map(self._place, run)), pks, chain, row + at)
                row += max(rows) + 1

    def _runs(self, chain: int) -> Iterator[list[ChainClause]]:
        """The clauses of a chain, those together of which one is the next one with the same words."""
        sides: dict[int, list[ChainLink]] = defaultdict(list)
        for link in self.walk.links.values():
            sides[link.change].append(link)
        follows = {some[0].old: some[0].new for some in sides.values() if len(some) == 1 and some[0].kind in SAME}
        came = set(follows.values())
        for one in self.walk.chains[chain]:
            if one.pk not in came:
                run = [one]
                while run[-1].pk in follows:
                    run.append(self.walk.clauses[follows[run[-1].pk]])
                yield run

    def _place(self, one: ChainClause) -> OriginPlace:
        return OriginPlace(self.versions[one.version], one.key, one.number, one.title)

    def _changes(self) -> Iterator[LineageWay]:
        for link in self.walk.links.values():
            old, new = self.step_of.get(link.old), self.step_of.get(link.new)
            if old and new and old is not new:
                ours, theirs = self.walk.clauses[link.old], self.walk.clauses[link.new]
                wording: Wording = "same" if ours.text and ours.text == theirs.text else "reworded"
                places, pks = (self._place(ours), self._place(theirs)), (link.old, link.new)
                yield LineageWay("change", old, new, *places, pks, wording, fate=link.kind, link=link)

    def _ties(self) -> Iterator[LineageWay]:
        """Of two chains the closest texts, of those that stand in the order in which the words are said to."""
        firsts = self._firsts()
        closest: dict[frozenset[int], tuple[WordTie, WordsFirst]] = {}
        for (chain, other), some in self.walk.ties.items():
            best = max(some, key=lambda tie: self._closeness(tie, firsts[id(tie)]))
            known = closest.get(frozenset((chain, other)))
            if known is None or self._closeness(best, firsts[id(best)]) > self._closeness(*known):
                closest[frozenset((chain, other))] = best, firsts[id(best)]
        for chains, (tie, first) in closest.items():
            some = [one for both, ties in self.walk.ties.items() if frozenset(both) == chains for one in ties]
            yield replace(self._way(tie, first), pairs=frozenset(map(self.walk.pairing, some)))

    def _firsts(self) -> dict[int, WordsFirst]:
        """Of each tie where its words stood first: seven queries, none if there is none."""
        if not self.ties:
            return {}
        proposals = {self.walk.clauses[tie.chain].proposal for tie in self.ties}
        texts, others = {tie.text for tie in self.ties}, {tie.match.other for tie in self.ties}
        histories = own_histories(proposals, self.person, texts, others)
        links = links_between(proposals)
        found = {}
        for tie in self.ties:
            proposal = self.walk.clauses[tie.chain].proposal
            history = histories[proposal]
            ours = history.versions[history.first(tie.text, tie.matches, tie.here).version]
            theirs = self.versions[tie.first.version]
            linked = links.get(proposal, {}).get(tie.proposal, Linked())
            way = direction(ours=ours.date, theirs=theirs.date, from_them=linked.from_them, from_us=linked.from_us)
            found[id(tie)] = WordsFirst(theirs, ours, way)
        return found

    def _closeness(self, tie: WordTie, first: WordsFirst) -> tuple[bool, int, int]:
        """Texts that stand in the order of the words before others; then what shares most, then what is nearest."""
        ours, theirs = self.versions[self._own(tie).version].date, self.versions[tie.standing.version].date
        is_in_order, gap = True, 0
        if ours and theirs and first.direction.way != "unknown":
            is_in_order = (theirs < ours) == (first.direction.way == "earlier")
            gap = abs((ours - theirs).days)
        return is_in_order, tie.weight, -gap

    def _own(self, tie: WordTie) -> ChainClause:
        """The earliest clause of its chain that has the text."""
        return self.own[tie.chain, tie.text]

    def _way(self, tie: WordTie, first: WordsFirst) -> LineageWay:
        ours, theirs = self._own(tie), self.walk.clauses[tie.standing.clause]
        old, new = (ours, theirs) if first.direction.way == "later" else (theirs, ours)
        if first.direction.way == "later":
            first = WordsFirst(first.new, first.old, Direction("earlier", first.direction.reason))
        return LineageWay(
            tie.match.method,
            self.step_of[old.pk],
            self.step_of[new.pk],
            self._place(old),
            self._place(new),
            (old.pk, new.pk),
            _wording(tie),
            first=first,
            weight=tie.weight,
        )

    def _ends(self) -> Iterator[LineageEnd]:
        """Of each step, but not of proposals that its chain leads to by other words; one query if there are any."""
        tied = {(chain, tie.proposal) for (chain, _other), some in self.walk.ties.items() for tie in some}
        ends = [tie for tie in self.walk.ends if (tie.chain, tie.proposal) not in tied]
        if not ends:
            return
        names = Clause.objects.filter(pk__in=[tie.standing.clause for tie in ends])
        clauses = {pk: tuple(name) for pk, *name in names.values_list("pk", "key", "number", "title")}
        grouped: dict[tuple[str, OriginMethod, Ubiquity], dict[int, WordTie]] = defaultdict(dict)
        steps = {step.name: step for step in self.step_of.values()}
        for tie in ends:
            step = self.step_of[self._own(tie).pk]
            grouped[step.name, tie.match.method, tie.ubiquity].setdefault(tie.proposal, tie)
        for (name, method, ubiquity), some in grouped.items():
            at = (tie.standing for tie in some.values())
            places = tuple(OriginPlace(self.versions[one.version], *clauses[one.clause]) for one in at)
            yield LineageEnd(steps[name], method, ubiquity, places)

    def _rejected(self) -> Iterator[RejectedWay]:
        for some in self.walk.rejected.values():
            tie = max(some, key=lambda one: one.weight)
            theirs = self._place(self.walk.clauses[tie.standing.clause])
            pairs = frozenset(map(self.walk.pairing, some))
            yield RejectedWay(self._place(self._own(tie)), theirs, pairs)


def _wording(tie: WordTie) -> Wording:
    band: Band = tie.match.band
    if band == "fact":
        return "same" if tie.text == tie.match.other else "reworded"
    return band


def _rows(firsts: Sequence[int], lasts: Sequence[int]) -> list[int]:
    """For each of some stretches of versions the first row in which it overlaps with no other."""
    ends: list[int] = []
    found = []
    for first, last in zip(firsts, lasts, strict=True):
        at = next((row for row, end in enumerate(ends) if end < first), len(ends))
        ends[at : at + 1] = [last]
        found.append(at)
    return found


def _bounded(steps: Sequence[LineageStep], start: LineageStep) -> list[LineageStep]:
    """At most `STEPS`: of each proposal the first, the last, and what is nearest to these; and `start`."""
    by_proposal: dict[int, list[LineageStep]] = defaultdict(list)
    for step in steps:
        by_proposal[step.proposal.pk].append(step)
    room = max(2, STEPS // len(by_proposal))
    chosen = {id(start)}
    for some in by_proposal.values():
        chosen.update(map(id, some if len(some) <= room else [*some[: room // 2], *some[-(room - room // 2) :]]))
    return [step for step in steps if id(step) in chosen]


def _marked(ways: Iterable[LineageWay]) -> Iterator[LineageWay]:
    """Each says whether it is a main way: the closest ones, by which all that is tied still hangs together, those of
    which the direction is known before others.
    """
    group: dict[int, int] = {}

    def root(chain: int) -> int:
        while group.get(chain, chain) != chain:
            chain = group[chain]
        return chain

    for way in sorted(ways, key=lambda one: (not one.is_directed, -one.weight, _gap(one), one.name)):
        one, other = root(way.old.chain), root(way.new.chain)
        yield replace(way, is_main=one != other)
        group[one] = other


def _gap(way: LineageWay) -> int:
    return abs((way.new.date - way.old.date).days) if way.new.date and way.old.date else 0
