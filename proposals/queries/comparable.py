"""Which versions can be compared with one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from proposals.access import Person, visible
from proposals.models import Link, Proposal, Version
from proposals.queries.timelines import TimelineStep


@dataclass(frozen=True, slots=True)
class Comparable:
    """Versions with a text: those of a proposal, and of those that it is linked with, the oldest first.

    `old` and `new` are the ones that come to mind.
    """

    own: Sequence[Version]
    linked: Sequence[tuple[Proposal, Sequence[Version]]]

    @property
    def old(self) -> Version | None:
        before = self.own[-2:-1] or [versions[-1] for _proposal, versions in self.linked[:1]]
        return before[0] if before and self.own else None

    @property
    def new(self) -> Version | None:
        return self.own[-1] if self.own else None

    @property
    def names_languages(self) -> bool:
        """Whether they are in several languages."""
        linked = chain.from_iterable(versions for _proposal, versions in self.linked)
        return len({one.language for one in (*self.own, *linked)}) > 1


def comparable(steps: Sequence[TimelineStep], links: Sequence[Link], person: Person) -> Comparable:
    """What the versions of the proposal of `steps` can be compared with: one query, none without links."""
    own = [step.version for step in steps if step.version.current_reading]
    proposals = {one.pk: one for link in links for one in (link.source, link.target)}
    for version in own[:1]:
        proposals.pop(version.proposal_id, None)
    if not own or not proposals:
        return Comparable(own, ())
    rows = visible(Version, person).filter(proposal__in=proposals, withdrawn_at=None, current_reading__isnull=False)
    linked: dict[int, list[Version]] = {}
    for version in rows.order_by("proposal", "position"):
        linked.setdefault(version.proposal_id, []).append(version)
    return Comparable(own, [(proposals[pk], versions) for pk, versions in linked.items()])
