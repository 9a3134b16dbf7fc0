"""The hints beside a text, as they stand for the teams of who looks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest

from annotations.access import own_teams, visible
from annotations.models import Annotation, Hint, HintDecision, HintsOff
from proposals.access import Person
from proposals.models import Clause, Proposal, Role, Team, User, Version
from proposals.queries.roles import Roles, roles_of


@dataclass(frozen=True, slots=True)
class Pointed:
    """The hints of one clause to one concern, in the order of its text."""

    concern: str
    hints: list[Hint]


@dataclass(frozen=True, slots=True)
class Hinted:
    """A clause with its open hints, concern by concern, and those that were dismissed, each with `decided_by`."""

    clause: Clause
    pointed: list[Pointed]
    dismissed: list[Hint]

    @property
    def count(self) -> int:
        return len(self.in_order)

    @property
    def in_order(self) -> list[Hint]:
        """The open ones as they stand in the text."""
        return sorted((hint for group in self.pointed for hint in group.hints), key=lambda hint: hint.start)


@dataclass(frozen=True, slots=True)
class Pointers:
    """Where the hints of a text stand: by clause, in the order of the text, each open one as [slug, start, end]."""

    by_clause: dict[str, list[tuple[str, int, int]]]
    dismissed: int

    @property
    def open(self) -> int:
        return sum(map(len, self.by_clause.values()))


def pointers(version: Version, person: Person, roles: Roles | None = None) -> Pointers:
    """Where the hints of `version` stand that were not accepted: two queries, however many there are, and one for
    the person's `roles` unless they are at hand.
    """
    rows = _undecided(version, person, roles)
    clauses = Clause.objects.filter(reading=version.current_reading_id, key__in=rows.values("key")).order_by("order")
    found: dict[str, list[tuple[str, int, int]]] = {key: [] for key in clauses.values_list("key", flat=True)}
    dismissed = 0
    hints: QuerySet[Any, Any] = rows.order_by("start")
    for slug, key, start, end, state in hints.values_list("slug", "key", "start", "end", "state"):
        if key in found and state == Hint.State.OPEN:
            found[key].append((slug, start, end))
        dismissed += key in found and state == Hint.State.DISMISSED
    return Pointers(found, dismissed)


def by_clause(version: Version, person: Person, keys: Collection[str], *, teams: Collection[Team] = ()) -> list[Hinted]:
    """The hints of these clauses of `version` that were not accepted, in the order of its text: three queries, and
    one for who dismissed some.

    Each says for which of `teams` it can be decided: while it is open those for which it is; one more query.
    """
    rows = with_decider(_undecided(version, person).filter(key__in=keys))
    found: dict[str, list[Hint]] = {}
    hints = list(rows.order_by("concern", "start"))
    deciders = {hint.decider for hint in hints if hint.decider}
    people = User.objects.in_bulk(deciders) if deciders else {}
    closed = closed_for(hints, person) if teams else {}
    for hint in hints:
        done = closed.get(hint.pk, set()) if hint.state == Hint.State.OPEN else set()
        hint.teams = [team for team in teams if team.pk not in done]
        hint.decided_by = people.get(hint.decider)
        found.setdefault(hint.key, []).append(hint)
    clauses = Clause.objects.filter(reading=version.current_reading_id, key__in=found).order_by("order")
    return [_hinted(clause, found[clause.key]) for clause in clauses]


def _undecided(version: Version, person: Person, roles: Roles | None = None) -> QuerySet[Hint]:
    return (
        with_state(visible(Hint, person), person, roles).filter(version=version).exclude(Q(state=Hint.State.ACCEPTED))
    )


def with_state(hints: QuerySet[Hint], person: Person, roles: Roles | None = None) -> QuerySet[Hint]:
    """Each with `state` as it is for `person`: open while it is for a team they act for, else as was decided last.

    `decision` is the decision that tells the state, if it is not open; and `touched_at` says when one of these teams
    decided last, or else when the hint came. One query for the person's `roles` unless they are at hand.
    """
    teams = acting_for(roles or roles_of(person))
    mine = HintDecision.objects.filter(hint=OuterRef("pk"), team__in=teams).order_by("-decided_at")
    closed = mine.exclude(state=Hint.State.OPEN)
    counted = closed.order_by().values("hint").annotate(n=Count("pk")).values("n")
    return (
        hints.alias(closed=Coalesce(Subquery(counted), 0), needed=_seeing(teams))
        .annotate(decision=Case(When(closed__gte=F("needed"), then=Subquery(closed.values("pk")[:1]))))  # type: ignore[no-redef]
        .annotate(
            state=Coalesce(_of_decision("state"), Value(Hint.State.OPEN), output_field=CharField()),
            touched_at=Greatest("changed_at", Coalesce(Subquery(mine.values("decided_at")[:1]), "changed_at")),
        )
    )


def acting_for(roles: Roles) -> set[int]:
    """The primary keys of the teams in which a person reviews; of who reviews in none, of those in which they read."""
    return roles.teams(Role.REVIEWER) or roles.teams(Role.READER)


def _seeing(teams: Collection[int]) -> Case | Value:
    """How many of `teams` see the draft of a hint, 1 at least."""
    if len(teams) < 2:
        return Value(1)
    links: QuerySet[Any] = Proposal.teams.through.objects.all()
    through = links.filter(proposal=OuterRef("version__proposal"), team__in=teams)
    counted = through.order_by().values("proposal").annotate(n=Count("pk")).values("n")
    restricted = When(version__proposal__restricted=True, then=Coalesce(Subquery(counted), 1))
    return Case(restricted, default=Value(len(teams)))


def closed_for(hints: Collection[Hint], person: Person) -> dict[int, set[int]]:
    """By hint those of one's teams that have made something of it: one query."""
    found: dict[int, set[int]] = {}
    for one in decisions(hints, person).exclude(state=Hint.State.OPEN):
        found.setdefault(one.hint_id, set()).add(one.team_id)
    return found


def decisions(hints: Collection[Hint] | Collection[int], person: Person) -> QuerySet[HintDecision]:
    """What one's own teams made of these hints."""
    return HintDecision.objects.filter(hint__in=hints, team__in=own_teams(person)).order_by("pk")


def with_decider(hints: QuerySet[Hint]) -> QuerySet[Hint]:
    """Each that has a `state` with `decider`, the primary key of who decided, if it is not open."""
    return hints.annotate(decider=_of_decision("decided_by"))  # type: ignore[no-redef]


def _of_decision(column: str) -> Subquery:
    return Subquery(HintDecision.objects.filter(pk=OuterRef("decision")).values(column))


def are_off(person: Person) -> bool:
    """Whether this person, if there is an account, wants to see no hints."""
    return bool(person.pk) and HintsOff.objects.filter(user=person.pk).exists()


def _hinted(clause: Clause, hints: list[Hint]) -> Hinted:
    still = [hint for hint in hints if hint.state == Hint.State.OPEN]
    pointed = [Pointed(concern, list(group)) for concern, group in groupby(still, key=lambda hint: hint.concern)]
    return Hinted(clause, pointed, [hint for hint in hints if hint not in still])


def as_seen_by(hints: QuerySet[Hint], person: Person) -> QuerySet[Hint]:
    """Each as `person` is told of it: `state`, who decided, and the slug of what was made of it if they see that."""
    made = visible(Annotation, person).filter(pk=OuterRef("made")).values("slug")
    people = User.objects.filter(pk=OuterRef("decider"))
    return (
        with_decider(with_state(hints, person))
        .alias(made=_of_decision("annotation"))
        .annotate(
            seen_annotation=Subquery(made),
            **{f"decider_{name}": Subquery(people.values(name)) for name in ("slug", "name", "username")},
        )
    )
