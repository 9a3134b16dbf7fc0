"""The visibility rule of what reviewers say: every page, endpoint and export of annotations starts here.

An annotation is seen where its proposal is, and then by its author alone (private), by its team, or by all (public).
A consultation and a comment set are their teams'. A draft is there for who types it alone.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from annotations.models import Annotation, Comment, CommentSet, Consultation, Draft, Hint, Placement, Reply, Review
from proposals.access import Person, open_proposals
from proposals.models import Role, Team, User

Row = TypeVar("Row", bound=Model)

PATHS: dict[type[Model], str] = {Annotation: "", Placement: "annotation__", Reply: "annotation__"}
SETS: dict[type[Model], str] = {CommentSet: "", Comment: "comment_set__"}

LEADERS = (Role.EDITOR, Role.OWNER)


def visible(model: type[Row], person: Person) -> QuerySet[Row]:
    """The rows of `model` that `person` may see."""
    rows: QuerySet[Row] = model._default_manager.all()
    if model in PATHS:
        return rows.filter(_open_annotations(PATHS[model], person))
    if model is Hint:
        return rows.filter(version__proposal__in=open_proposals(person))
    mine = own_teams(person)
    if model is Consultation:
        return rows.filter(team__in=mine, version__proposal__in=open_proposals(person))
    if model is Review:
        return rows.filter(user=person.pk, version__proposal__in=open_proposals(person))
    if model is Draft:
        return rows.filter(author=person.pk, version__proposal__in=open_proposals(person))
    path = SETS[model]
    rule: dict[str, Any] = {
        f"{path}pk__in": CommentSet.objects.filter(teams__in=mine).values("pk"),
        f"{path}consultation__version__proposal__in": open_proposals(person),
    }
    return rows.filter(**rule)


def own_teams(person: Person) -> QuerySet[Team]:
    """The teams that `person` belongs to."""
    return Team.objects.filter(people=person.pk) if person.is_authenticated else Team.objects.none()


def runs(person: User, team: Team) -> bool:
    """Whether `person` runs the consultations and comment sets of `team`: its editors and owners do."""
    return team.memberships.filter(user=person, role__in=LEADERS).exists()


def _open_annotations(path: str, person: Person) -> Q:
    seen = Q(**{f"{path}visibility": Annotation.Visibility.PUBLIC})
    if person.is_authenticated:
        team = Q(**{f"{path}visibility": Annotation.Visibility.TEAM, f"{path}team__in": own_teams(person)})
        seen |= team | Q(**{f"{path}author": person.pk})
    here = Q(**{f"{path}version__proposal__in": open_proposals(person), f"{path}deleted_at": None})
    return here & seen
