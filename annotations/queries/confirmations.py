"""What teams said of the binding force of sentences that changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from annotations.access import own_teams, visible
from annotations.models import ForceConfirmation
from proposals.access import Person
from proposals.models import Comparison, Team, Version
from proposals.queries.strength import DutyRow
from proposals.queries.teams import reviewing
from proposals.refusals import Refusal

Sentences = tuple[str, str, str]
"""The keys of both clauses and the digest of the words."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a team says of a row; `elsewhere` names the two versions where it said so, "" if it is these."""

    confirmation: ForceConfirmation
    elsewhere: str = ""

    @property
    def state(self) -> str:
        return self.confirmation.state

    @property
    def credit(self) -> str:
        """Who said it, as they want to be named; "" if nobody knows any more."""
        person = self.confirmation.decided_by
        return str(person.credit or person) if person else ""

    @property
    def day(self) -> str:
        """When, as an ISO 8601 date."""
        return self.confirmation.decided_at.date().isoformat()


@dataclass(frozen=True, slots=True)
class Confirmations:
    """What a team said of the rows of a comparison, and of the very same sentences in other versions."""

    own: dict[Sentences, ForceConfirmation]
    others: dict[str, list[ForceConfirmation]]

    def of(self, row: DutyRow) -> Confirmed | None:
        """What holds for `row`; None if a person has still to say it.

        What was said of other versions holds if both sentences are there word for word, and if all that was said of
        them agrees.
        """
        if not self.own and not self.others:
            return None
        words = row.words
        own = self.own.get((*row.keys, words))
        if own is not None:
            return None if own.state == ForceConfirmation.State.OPEN else Confirmed(own)
        others = self.others.get(words, []) if row.is_two_sided else []
        if len({one.state for one in others}) != 1:
            return None
        versions = (others[0].old_version, others[0].new_version)
        return Confirmed(others[0], " → ".join(map(str, versions)))


def confirmations(comparison: Comparison, team: Team | None, person: Person) -> Confirmations:
    """What `team` said, as far as `person` may see the versions: one query."""
    both = comparison.old_version, comparison.new_version
    return confirmations_among([both], team, person)[both[0].pk, both[1].pk]


def confirmations_among(
    compared: Collection[tuple[Version, Version]], team: Team | None, person: Person
) -> dict[tuple[int, int], Confirmations]:
    """By the primary keys of an old and a new version what `team` said, of all of these in one query."""
    found = {(old.pk, new.pk): Confirmations({}, {}) for old, new in compared}
    proposals = {(old.pk, new.pk): (old.proposal_id, new.proposal_id) for old, new in compared}
    rows = visible(ForceConfirmation, person).filter(
        team=team,
        old_version__proposal__in={old for old, _ in proposals.values()},
        new_version__proposal__in={new for _, new in proposals.values()},
    )
    for one in rows.select_related("team", "decided_by", "old_version", "new_version").order_by("pk"):
        of_one = one.old_version.proposal_id, one.new_version.proposal_id
        for both, said in found.items():
            if (one.old_version_id, one.new_version_id) == both:
                said.own[one.old_key, one.new_key, one.words] = one
            elif of_one == proposals[both] and one.state != ForceConfirmation.State.OPEN:
                said.others.setdefault(one.words, []).append(one)
    return found


def confirming(comparison: Comparison, person: Person) -> list[Team]:
    """The teams in whose name `person` confirms: those in which they review, and which see both drafts."""
    old, new = comparison.old_version.proposal, comparison.new_version.proposal
    found = reviewing(person, new)
    both = found if old == new else reviewing(person, old)
    return [team for team in found if team in both]


def looking(comparison: Comparison, person: Person) -> list[Team]:
    """The teams for which `person` may look, those in whose name they confirm first."""
    able = confirming(comparison, person)
    return [*able, *own_teams(person).exclude(pk__in=[team.pk for team in able]).order_by("name")]


def asked_team(comparison: Comparison, person: Person, slug: str) -> Team | None:
    """The team of this slug, or with "" the first one for which `person` may look; None if there is none.

    Refuses any other: what a team said is there for nobody else.
    """
    teams = looking(comparison, person)
    if not slug:
        return teams[0] if teams else None
    found = next((team for team in teams if team.slug == slug), None)
    if found is None:
        raise Refusal(_("You are in no team with the id %(id)s.") % {"id": slug})
    return found
