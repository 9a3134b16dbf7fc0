"""The visibility rule of what reviewers say: every page, endpoint and export of annotations starts here.

An annotation is seen where its proposal is, and then by its author alone (private), by its team, or by all (public).
A translation is there where its proposal is, for its team or for all. A consultation and a comment set are their
teams', and so is what these say of binding force, origins and pairs, what they judge, and the arguments that they
keep. Instruments are there for every account. A draft is there for who types it alone, an arrival for whose team marked
the passage, if they see both drafts. What a version that is withdrawn had, no hint, no translation and no placement
tells, nor what teams said of it.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.conf import settings
from django.db.models import F, Model, Q, QuerySet

from annotations.models import (
    Annotation,
    Argument,
    ArgumentUse,
    Arrival,
    Article,
    Comment,
    CommentSet,
    Consultation,
    Draft,
    ForceConfirmation,
    Hint,
    Instrument,
    Judgement,
    OriginDecision,
    PairDecision,
    Placement,
    Reply,
    Review,
    Translation,
)
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
        return _shown(model, rows.filter(_open_annotations(PATHS[model], person)))
    if model is Arrival:
        return _shown_arrivals(rows, person)
    if model is Hint:
        return _shown(model, rows.filter(version__proposal__in=open_proposals(person)))
    if model is Translation:
        return _shown(model, rows.filter(_open_translations(person), version__proposal__in=open_proposals(person)))
    if model in (Instrument, Article):
        return rows if person.is_authenticated or settings.PUBLIC_SITE else rows.none()
    if model is Review:
        return rows.filter(user=person.pk, version__proposal__in=open_proposals(person))
    if model is Draft:
        return rows.filter(author=person.pk, version__proposal__in=open_proposals(person))
    return _of_teams(model, rows, person)


def _of_teams(model: type[Model], rows: QuerySet[Row], person: Person) -> QuerySet[Row]:
    """What is there for teams alone."""
    mine = own_teams(person)
    if model is Argument:
        return rows.filter(team__in=mine)
    if model is ArgumentUse:
        return rows.filter(_open_annotations("annotation__", person), argument__team__in=mine)
    if model in (ForceConfirmation, PairDecision):
        return _shown_on_both_sides(rows.filter(team__in=mine), person, ("old_version", "new_version"))
    if model is OriginDecision:
        return _shown_on_both_sides(rows.filter(team__in=mine), person, ("version", "source_version"))
    if model is Judgement:
        return rows.filter(_open_judgements(person), team__in=mine, version__withdrawn_at=None)
    if model is Consultation:
        return rows.filter(team__in=mine, version__proposal__in=open_proposals(person))
    path = SETS[model]
    rule: dict[str, Any] = {
        f"{path}pk__in": CommentSet.objects.filter(teams__in=mine).values("pk"),
        f"{path}consultation__version__proposal__in": open_proposals(person),
    }
    return rows.filter(**rule)


def _shown(model: type[Model], rows: QuerySet[Row]) -> QuerySet[Row]:
    return rows.filter(version__withdrawn_at=None) if model in (Placement, Hint, Translation) else rows


def _shown_on_both_sides(rows: QuerySet[Row], person: Person, sides: tuple[str, str]) -> QuerySet[Row]:
    seen = open_proposals(person)
    rule: dict[str, Any] = {f"{side}__proposal__in": seen for side in sides}
    return rows.filter(**rule, **{f"{side}__withdrawn_at": None for side in sides})


def _open_judgements(person: Person) -> Q:
    """Those of what one may see, on both sides, and of no remark that one does not see."""
    seen = open_proposals(person)
    other = Q(other_version=None) | Q(other_version__proposal__in=seen, other_version__withdrawn_at=None)
    about = Q(annotation=None) | _open_annotations("annotation__", person)
    return Q(version__proposal__in=seen) & other & about


def _open_translations(person: Person) -> Q:
    return Q(visibility=Translation.Visibility.PUBLIC) | Q(team__in=own_teams(person))


def _shown_arrivals(rows: QuerySet[Row], person: Person) -> QuerySet[Row]:
    """What one's own teams marked, or oneself in one of them, in drafts that one may see, as these are shown."""
    both = _shown_on_both_sides(rows, person, ("version", "source__reading__version"))
    rule: dict[str, Any] = {"annotation__team__in": own_teams(person)}
    current = {"place__reading": F("version__current_reading")}
    return both.filter(_open_annotations("annotation__", person), **rule, **current)


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
