"""What of a text nobody of a team has reviewed yet: one count, on the desk and in a consultation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotations.models import Consultation
from annotations.queries.reviews import WORDLESS, Landing, Standing, all_standings
from annotations.queries.weights import of_marks
from clauseline.redline.parts import DOUBTFUL, Fate
from proposals.models import ChangeSide, Clause, Comparison, Membership, Version
from proposals.queries.library import latest_steps


@dataclass(frozen=True, slots=True)
class Owed:
    """A clause to review: what became of it in `comparison` (a slug), where one tells that.

    `is_doubtful`: a person should check whether it is the same clause at all.
    """

    clause: Clause
    comparison: str = ""
    fate: Fate | None = None
    is_doubtful: bool = False

    @property
    def weight(self) -> int:
        """How early to read it."""
        return of_marks(self.fate.marks, self.clause.status) if self.fate else 0


@dataclass(frozen=True, slots=True)
class Unreviewed:
    """What changed since `before` and nobody of the team has reviewed, in the order of the text; all, without it."""

    before: Version | None
    owed: list[Owed]


def landed(clause: Clause, landing: Landing) -> Owed:
    """A clause that has other words than those that somebody reviewed."""
    return Owed(clause, landing.comparison, landing.fate, landing.is_doubtful)


def unreviewed(consultation: Consultation) -> Unreviewed:
    """What nobody of the team has ticked as it reads now: six queries at most."""
    return all_unreviewed([consultation]).get(consultation.pk, Unreviewed(None, []))


def all_unreviewed(consultations: Sequence[Consultation]) -> dict[int, Unreviewed]:
    """The same for several consultations whose versions were read, by their keys: six queries at most.

    A clause that a member had reviewed counts again when it has other words since, whichever version brought them.
    """
    versions = {one.version_id: one.version for one in consultations if one.version.current_reading_id}
    if not versions:
        return {}
    steps = {
        pk: one for pk, one in latest_steps(versions.values()).items() if one.new_id == versions[pk].current_reading_id
    }
    changed = _changed(steps.values()) | _whole([one for pk, one in versions.items() if pk not in steps])
    teams = _people({one.team_id for one in consultations})
    ticks = all_standings(versions.values(), set().union(*teams.values()))
    again = _again(ticks)
    return {
        one.pk: Unreviewed(
            steps[one.version_id].old_version if one.version_id in steps else None,
            _left(changed[one.version_id], again, ticks.get(one.version_id, {}), teams[one.team_id]),
        )
        for one in consultations
        if one.version_id in versions
    }


def _left(
    changed: Mapping[str, Owed],
    again: Mapping[int, Owed],
    ticks: Mapping[int, Mapping[str, Standing]],
    people: Collection[int],
) -> list[Owed]:
    """`changed` and what waits for a second look, without what one of `people` has reviewed as it reads now."""
    found = dict(changed)
    reviewed: set[str] = set()
    for person in people:
        for key, tick in ticks.get(person, {}).items():
            if tick.landing is None or tick.is_kept:
                reviewed.add(key)
            elif tick.landing.clause in again:
                found.setdefault(key, again[tick.landing.clause])
    return sorted((one for key, one in found.items() if key not in reviewed), key=lambda one: one.clause.order)


def _changed(steps: Iterable[Comparison]) -> dict[int, dict[str, Owed]]:
    """By version and key the clauses that have other words than in the version before: one query."""
    slugs = {one.pk: one.slug for one in steps}
    found: dict[int, dict[str, Owed]] = {one.new_version_id: {} for one in steps}
    rows = ChangeSide.objects.filter(comparison__in=list(slugs), side=ChangeSide.Side.NEW)
    for row in rows.select_related("comparison", "change", "clause").defer(
        "clause__packed", "clause__why", "change__spans"
    ):
        fate = Fate(row.change.kind, frozenset(row.change.flags))
        if not fate.marks <= WORDLESS:
            one = Owed(row.clause, slugs[row.comparison_id], fate, row.change.confidence < DOUBTFUL)
            found[row.comparison.new_version_id][row.clause.key] = one
    return found


def _whole(versions: Sequence[Version]) -> dict[int, dict[str, Owed]]:
    """By version and key the clauses with words: one query."""
    found: dict[int, dict[str, Owed]] = {one.pk: {} for one in versions}
    if versions:
        by_reading = {one.current_reading_id: one.pk for one in versions}
        for clause in (
            Clause.objects.filter(reading__in=list(by_reading)).exclude(text="").defer("text", "packed", "why")
        ):
            found[by_reading[clause.reading_id]][clause.key] = Owed(clause)
    return found


def _again(ticks: Mapping[int, Mapping[int, Mapping[str, Standing]]]) -> dict[int, Owed]:
    """By clause what somebody reviewed when it had other words: one query."""
    every = (tick for people in ticks.values() for mine in people.values() for tick in mine.values())
    gone = {tick.landing.clause: tick.landing for tick in every if tick.landing and not tick.is_kept}
    return {
        pk: landed(clause, gone[pk])
        for pk, clause in (Clause.objects.defer("packed", "why").in_bulk(gone) if gone else {}).items()
    }


def _people(teams: Collection[int]) -> dict[int, set[int]]:
    """The members of each team: one query."""
    found: dict[int, set[int]] = defaultdict(set)
    for team, user in Membership.objects.filter(team__in=teams).values_list("team", "user"):
        found[team].add(user)
    return found
