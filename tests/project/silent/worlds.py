"""The world before private acts, and after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zlib import crc32

import time_machine
from django.db import transaction

from annotations.services import carrying
from proposals.models import Proposal, Version
from proposals.services import comparisons
from tests.everything import everything
from tests.project.matrix import world as worlds
from tests.project.matrix.people import ADMIN, AUDIENCES, CLOSED, ELSEWHERE, KEEPER, OPEN, OTHER, STRANGER
from tests.project.matrix.world import World
from tests.project.silent.acts import Act, is_among
from tests.project.silent.doing import do, waiting, work
from tests.project.silent.looking import OPERATED, Address, Seen, addresses, look, shared_out

EVERYBODY = (KEEPER[3], ADMIN, OTHER[3], ELSEWHERE, STRANGER, CLOSED, OPEN)
FEW = (KEEPER[3], ADMIN, OTHER[3], ELSEWHERE, OPEN)
"""Who looks: one of the team at what one of it does alone, the site's admin, one of another team that works on the
same, one of a team that does not, one of no team, and visitors. Who sees no more than another one is not among the few.
"""
LATER = timedelta(hours=1)


@dataclass(frozen=True)
class Trace:
    """What somebody could tell an act by."""

    who: str
    at: Address
    what: str

    def __str__(self) -> str:
        return f"{self.who} at {self.at.path} ({self.at.name}, {self.at.kind}): {self.what}"


@dataclass
class Before:
    """A world, when it was made, what waits in it, and what each found at each address before anything was done."""

    world: World
    moment: datetime
    jobs: frozenset[int]
    at: list[Address]
    seen: dict[str, dict[Address, Seen]] = field(default_factory=dict)

    def look(self, who: str, at: Iterable[Address]) -> dict[Address, Seen]:
        """What this one finds there, always at the same time of the day."""
        hidden = " ".join(OPERATED) if who == ADMIN else ""
        with time_machine.travel(self.moment + 2 * LATER, tick=False):
            return look(self.world, who, [one for one in at if not is_among(one.name, hidden)])

    def learn(self, who: str, at: Iterable[Address]) -> None:
        """Remember what this one finds there before anything is done."""
        known = self.seen.setdefault(who, {})
        known.update(self.look(who, [one for one in at if one not in known]))

    def traces(self, who: str, at: Iterable[Address]) -> Iterator[Trace]:
        """What this one finds there otherwise than before."""
        for one, now in self.look(who, at).items():
            if what := self.seen[who][one].unlike(now):
                yield Trace(who, one, what)

    def work(self) -> None:
        """Do what acts brought."""
        with time_machine.travel(self.moment + LATER):
            work(self.jobs)


@contextmanager
def made() -> Iterator[Before]:
    """A world that ends here, as it is when all work on it is done."""
    with transaction.atomic():
        world = worlds.make()
        settle()
        moment = datetime.now(UTC)
        yield Before(world, moment, waiting(), addresses(world, moment.isoformat()))
        transaction.set_rollback(True)


def settle() -> None:
    """Have done what each version that is read brings on a site at work: steps to it, and what stands there."""
    left_alone = waiting()
    for version in Version.objects.exclude(current_reading=None).filter(withdrawn_at=None):
        comparisons.request_for(version)
    work(left_alone)
    for proposal in Proposal.objects.all():
        carrying.carry_anew(proposal, first=1)
    work(left_alone)


@contextmanager
def taken_back() -> Iterator[None]:
    """Within, anything may be done: the world is as it was afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def together(before: Before, acts: list[Act]) -> tuple[list[Act], list[Trace]]:
    """Do these one after the other, the most private first, and look before one that somebody may know of.

    Comes back with those that could be done, as an earlier one may have taken what another is about, and with traces.
    """
    left = list(EVERYBODY if everything() else FEW)
    shares = {who: shared_out(before.at, who, tuple(left)) for who in left}
    for who in left:
        before.learn(who, shares[who])
    done, found = [], []
    for act in acts:
        going = [who for who in left if who in act.audience]
        found += _looked(before, {who: shares[who] for who in going})
        left = [who for who in left if who not in going]
        if _do(before, act):
            done.append(act)
    return done, found + _looked(before, {who: shares[who] for who in left})


def _looked(before: Before, shares: dict[str, list[Address]]) -> list[Trace]:
    """Traces of what was done: of work while it waits, of everything when it is done."""
    if not shares:
        return []
    at_work = [
        trace for who, at in shares.items() for trace in before.traces(who, [one for one in at if one.is_about_work])
    ]
    before.work()
    return at_work + [trace for who, at in shares.items() for trace in before.traces(who, at)]


def alone(before: Before, act: Act) -> tuple[bool, list[Trace]]:
    """Do this one alone: whether it could be done, and its traces. Each address is looked at by one of those who may
    not know, at each act by another one.
    """
    blind = [who for who in EVERYBODY if who not in act.audience]
    shares: dict[str, list[Address]] = {}
    for one in before.at:
        seeing = [who for who in blind if who in AUDIENCES[one.kind]] or blind
        shares.setdefault(seeing[crc32(f"{act} {one.name} {one.kind}".encode()) % len(seeing)], []).append(one)
    for who, at in shares.items():
        before.learn(who, at)
    with taken_back():
        return _do(before, act), _looked(before, shares)


def told_apart(before: Before, acts: Iterable[Act], found: list[Trace]) -> Iterator[str]:
    """Which act leaves which of these traces, each done alone; a line for each."""
    for act in acts:
        shares: dict[str, list[Address]] = {}
        for trace in found:
            if trace.who not in act.audience:
                shares.setdefault(trace.who, []).append(trace.at)
        with taken_back():
            _do(before, act)
            yield from (f"{act}: {trace}" for trace in dict.fromkeys(_looked(before, shares)))


def _do(before: Before, act: Act) -> bool:
    with time_machine.travel(before.moment + LATER):
        return do(act, before.world)
