"""What teams said of origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotations.access import visible
from annotations.models import OriginDecision
from proposals.access import Person
from proposals.models import Proposal, Team, Version
from proposals.queries.origin_rows import OriginRow, name_of
from proposals.queries.teams import reviewing

Texts = tuple[str, str]
"""The digests of both texts."""


@dataclass(frozen=True, slots=True)
class OriginDecided:
    """What a team says of an origin; `elsewhere` names the two versions where it said so, "" if it is these."""

    decision: OriginDecision
    elsewhere: str = ""

    @property
    def state(self) -> str:
        return self.decision.state


@dataclass(frozen=True, slots=True)
class OriginDecisions:
    """What a team said of the origins of a version, and of the very same texts in other versions."""

    own: Mapping[str, OriginDecision]
    others: Mapping[Texts, Sequence[OriginDecision]]

    def of(self, row: OriginRow) -> OriginDecided | None:
        """What holds for `row`; None if a person has still to say it.

        What was said of other versions of both proposals holds if both texts are there word for word, and if all that
        was said of them agrees.
        """
        own = self.own.get(row.name)
        if own is not None:
            return None if own.state == OriginDecision.State.OPEN else OriginDecided(own)
        of_proposals = (row.place.version.proposal_id, row.source.version.proposal_id)
        others = [
            one
            for one in self.others.get((row.words, row.source_words), ())
            if (one.version.proposal_id, one.source_version.proposal_id) == of_proposals
        ]
        if len({one.state for one in others}) != 1:
            return None
        return OriginDecided(others[0], f"{others[0].version} ← {others[0].source_version}")


def origin_decisions(version: Version, team: Team | None, person: Person) -> OriginDecisions:
    """What `team` said of origins of the proposal of `version`, as far as `person` may see both sides: one query."""
    own: dict[str, OriginDecision] = {}
    others: dict[Texts, list[OriginDecision]] = defaultdict(list)
    rows = visible(OriginDecision, person).filter(team=team, version__proposal=version.proposal_id)
    for one in rows.select_related("team", "decided_by", "version", "source_version").order_by("pk"):
        if one.version_id == version.pk:
            own[name_of(one.words, one.source_words, one.key, one.source_key)] = one
        if one.state != OriginDecision.State.OPEN:
            others[one.words, one.source_words].append(one)
    return OriginDecisions(own, others)


def deciding(proposal: Proposal, source: Proposal, person: Person) -> list[Team]:
    """The teams in whose name `person` decides: those in which they review, and which see both proposals."""
    both = reviewing(person, source)
    return [team for team in reviewing(person, proposal) if team in both]
