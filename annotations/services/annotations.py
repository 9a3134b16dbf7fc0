"""Making and changing remarks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.anchoring import Anchor
from annotations.concerns import VOCABULARY
from annotations.models import Annotation, AnnotationConcern
from annotations.services import carrying, drafts
from annotations.services.places import clause_of, exact
from proposals.models import Proposal, Role, Team, User, Version
from proposals.refusals import NotAllowed, Outdated, Refusal, TooLarge, Withdrawn
from proposals.services import audit, teams


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reviewer says. Fields have the meaning and the values of `Annotation`."""

    comment: str
    kind: str = Annotation.Kind.TECHNICAL
    polarity: str = Annotation.Polarity.RISK
    severity: str = Annotation.Severity.MEDIUM
    proposal: str = Annotation.Wording.NONE
    proposed: str = ""
    element: str = ""
    visibility: str = Annotation.Visibility.TEAM
    concerns: tuple[str, ...] = ()


MOST = 10_000
"""Annotations of one team on one version."""

PLAIN = [field.name for field in fields(Remark) if field.name != "concerns"]


@transaction.atomic
def add(
    version: Version, remark: Remark, *, team: Team, by: User, key: str = "", anchor: Anchor | None = None
) -> Annotation:
    """A new annotation on `version`, on its clause `key`, or on the passage of that clause at `anchor`.

    Refuses a passage whose very words do not stand in the clause. The author's draft of this place is sent with it.
    """
    teams.require(by, Role.REVIEWER, team=team)
    _check(remark, version)
    if Annotation.objects.filter(version=version, team=team, deleted_at=None).count() >= MOST:
        raise TooLarge(_("A team makes at most %(most)d annotations on one version.") % {"most": MOST})
    annotation = Annotation(
        version=version,
        key=key,
        scope=_scope(key, anchor),
        team=team,
        author=by,
        vocabulary=VOCABULARY.version,
        **{name: getattr(remark, name) for name in PLAIN},
    )
    if key:
        clause = clause_of(version, key)
        if anchor is not None:
            _fix(annotation, exact(anchor, clause))
    elif anchor is not None:
        raise Refusal(_("A passage needs the clause it stands in."))
    annotation.save()
    _name_concerns(annotation, remark.concerns)
    drafts.discard(drafts.Place(version, key, anchor), by=by)
    carrying.carry_from(version, by=by)
    audit.record("made", annotation, by=by, version=version.slug)
    return annotation


@transaction.atomic
def change(annotation: Annotation, remark: Remark, *, by: User, seen: Collection[datetime] | None = None) -> Annotation:
    """Say it anew. Only its author may; with `seen`, only if it was last changed at one of these moments."""
    annotation = (
        Annotation.objects.select_for_update(of=("self",)).select_related("version__proposal").get(pk=annotation.pk)
    )
    _require_author(annotation, by)
    refuse_unseen(annotation, seen)
    _check(remark, annotation.version)
    for name in PLAIN:
        setattr(annotation, name, getattr(remark, name))
    annotation.vocabulary = VOCABULARY.version
    annotation.save()
    annotation.concerns.all().delete()
    _name_concerns(annotation, remark.concerns)
    drafts.discard(drafts.Place(annotation.version, annotation=annotation), by=by)
    audit.record("changed", annotation, by=by)
    return annotation


@transaction.atomic
def delete(annotation: Annotation, *, by: User) -> None:
    """Gone for all others at once, for good after 30 days. Only its author may."""
    _require_author(annotation, by)
    annotation.deleted_at = timezone.now()
    annotation.save(update_fields=["deleted_at", "changed_at"])
    drafts.discard(drafts.Place(annotation.version, annotation=annotation), by=by)
    audit.record("deleted", annotation, by=by)


def refuse_unseen(annotation: Annotation, seen: Collection[datetime] | None) -> None:
    """Refuse if it was changed since those moments; None stands for any."""
    if seen is not None and annotation.changed_at not in seen:
        raise Outdated(_("This annotation was changed since you loaded it. Please load it anew and look at both."))


def _scope(key: str, anchor: Anchor | None) -> str:
    if not key:
        return Annotation.Scope.DOCUMENT
    return Annotation.Scope.CLAUSE if anchor is None else Annotation.Scope.PASSAGE


def _require_author(annotation: Annotation, person: User) -> None:
    if annotation.author_id != person.pk:
        raise NotAllowed(_("Only the author of an annotation may change or delete it."))


def _locked(version: Version) -> Proposal:
    """Its proposal: until the transaction ends nobody restricts it."""
    return Proposal.objects.select_for_update().get(pk=version.proposal_id)


def _check(remark: Remark, version: Version) -> None:
    if version.withdrawn_at:
        raise Withdrawn(_("This version was withdrawn, so nothing can be said about it any more."))
    if not remark.comment.strip():
        raise Refusal(_("Please say in a sentence what this is about."))
    known = {concern.id for concern in VOCABULARY.concerns}
    if unknown := [concern for concern in remark.concerns if concern not in known]:
        raise Refusal(_("There is no concern called %(names)s.") % {"names": ", ".join(unknown)})
    if remark.visibility == Annotation.Visibility.PUBLIC and _locked(version).restricted:
        raise Refusal(_("This proposal is restricted, so a remark on it cannot be public."))
    if remark.proposal in (Annotation.Wording.REPLACE, Annotation.Wording.INSERT_AFTER) and not remark.proposed.strip():
        raise Refusal(_("You propose a wording: please write it down, or choose no proposed wording."))


def _fix(annotation: Annotation, anchor: Anchor) -> None:
    annotation.quote, annotation.before = anchor.quote, anchor.before
    annotation.after, annotation.start = anchor.after, anchor.start


def _name_concerns(annotation: Annotation, concerns: tuple[str, ...]) -> None:
    AnnotationConcern.objects.bulk_create(
        AnnotationConcern(annotation=annotation, concern=concern) for concern in dict.fromkeys(concerns)
    )
