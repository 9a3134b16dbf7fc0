"""A person says where an annotation stands in another version, and takes it back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import Annotation, Placement
from annotations.services import arrivals, carrying
from annotations.services.places import clause_of, exact
from clauseline.anchoring import Anchor
from clauseline.anchoring.near import likeness
from proposals.models import Clause, Role, User, Version
from proposals.refusals import Conflict, NotAllowed
from proposals.services import audit, teams

PLACE = ("key", "quote", "before", "after", "start", "state", "score")
NOWHERE: dict[str, Any] = {"key": "", "quote": "", "before": "", "after": "", "start": 0}


@transaction.atomic
def settle(placement: Placement, *, is_right: bool, by: User) -> Placement:
    """Decide an open question: the suggested place is right, or the passage is gone. A carrying changes it no more."""
    placement = _locked(placement)
    teams.require(by, Role.REVIEWER, team=placement.annotation.team)
    if not is_right:
        return _decide(placement, {**NOWHERE, "state": Placement.State.GONE}, by=by)
    if not placement.key and placement.annotation.scope != Annotation.Scope.DOCUMENT:
        raise Conflict(_("There is no suggested place to confirm. Select the words it speaks of, and attach it there."))
    return _decide(placement, {"state": _found(placement)}, by=by)


@transaction.atomic
def attach(placement: Placement, *, key: str, anchor: Anchor | None = None, by: User) -> Placement:
    """Say that the annotation stands on the clause `key`, or on the passage of it at `anchor`.

    Refuses a passage whose very words do not stand in the clause. A carrying changes it no more.
    """
    placement = _locked(placement)
    teams.require(by, Role.REVIEWER, team=placement.annotation.team)
    clause = clause_of(placement.version, key)
    there = exact(anchor, clause) if anchor else None
    words = _words(placement.annotation, is_passage=there is not None)
    score = likeness(words, there.quote if there else clause.text) if words else 1.0
    place = {
        **NOWHERE,
        "key": key,
        "state": Placement.State.SAME if score == 1.0 else Placement.State.REWORDED,
        "score": score,
    }
    if there:
        place |= {"quote": there.quote, "before": there.before, "after": there.after, "start": there.start}
    return _decide(placement, place, by=by)


@transaction.atomic
def undo(placement: Placement, *, act: datetime, by: User) -> Placement:
    """What stood there before the act of `by` at the moment `act`, their last about this place, stands there again."""
    placement = _locked(placement)
    teams.require(by, Role.REVIEWER, team=placement.annotation.team)
    if placement.decided_at != act or placement.replaced is None:
        raise Conflict(_("Meanwhile this place was decided anew, so nothing was undone."))
    if placement.decided_by_id != by.pk:
        raise NotAllowed(_("Only the person who decided about a place may undo it."))
    before = placement.replaced
    for name in (*PLACE, "decided_by_id"):
        setattr(placement, name, before[name])
    placement.decided_at = datetime.fromisoformat(before["decided_at"]) if before["decided_at"] else None
    placement.replaced = None
    placement.save()
    _follow(placement, by=by)
    audit.record("undone", placement.annotation, by=by, version=placement.version.slug, state=str(placement.state))
    return placement


def _locked(placement: Placement) -> Placement:
    """The place as it is now; until the transaction ends neither a person nor a carrying changes it."""
    Annotation.objects.select_for_update().get(pk=placement.annotation_id)
    rows = Placement.objects.select_related("annotation__team", "annotation__version", "version")
    return rows.get(annotation=placement.annotation_id, version=placement.version_id)


def _decide(placement: Placement, place: dict[str, Any], *, by: User) -> Placement:
    decided_at = placement.decided_at
    placement.replaced = {name: getattr(placement, name) for name in (*PLACE, "decided_by_id")}
    placement.replaced["decided_at"] = decided_at.isoformat() if decided_at else None
    for name, value in place.items():
        setattr(placement, name, value)
    placement.decided_by, placement.decided_at = by, timezone.now()
    placement.save()
    _follow(placement, by=by)
    audit.record("decided", placement.annotation, by=by, version=placement.version.slug, state=str(placement.state))
    return placement


def _follow(placement: Placement, *, by: User) -> None:
    """It stands elsewhere now, in later versions too, and so may its words in other drafts."""
    carrying.carry_on(placement, by=by)
    arrivals.follow([placement.annotation_id])


def _found(placement: Placement) -> str:
    is_same = placement.quote == placement.annotation.quote
    return Placement.State.SAME if is_same and placement.quote else Placement.State.REWORDED


def _words(annotation: Annotation, *, is_passage: bool) -> str:
    """The words at home that those of the new place are held against."""
    if is_passage and annotation.quote:
        return annotation.quote
    home: Version = annotation.version
    clause = Clause.objects.filter(reading=home.current_reading_id, key=annotation.key).first()
    return clause.text if clause else annotation.quote
