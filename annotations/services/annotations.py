"""Making and changing remarks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.lengths import CONCERNS, ELEMENT, TEXT
from annotations.models import Annotation, AnnotationConcern, Argument
from annotations.services import drafts
from annotations.services.arguments import use
from annotations.services.places import clause_of, exact
from clauseline.anchoring import Anchor
from clauseline.concerns import VOCABULARY
from proposals.models import Clause, Role, Team, User, Version
from proposals.models.lengths import refuse_long
from proposals.queries.teams import reviewing
from proposals.refusals import NotAllowed, Outdated, Refusal, TooLarge, Withdrawn
from proposals.services import audit, restricting, teams


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reviewer says. Fields have the meaning and the values of `Annotation`."""

    comment: str
    kind: str = Annotation.Kind.TECHNICAL
    polarity: str = Annotation.Polarity.NONE
    severity: str = Annotation.Severity.MEDIUM
    proposal: str = Annotation.Wording.NONE
    proposed: str = ""
    element: str = ""
    visibility: str = Annotation.Visibility.TEAM
    concerns: tuple[str, ...] = ()


MOST = 10_000
"""Annotations of one team on one version."""

DECIDED = ("comment", "proposal", "proposed", "quote", "before", "after", "start", "key")
"""What a decision is about: the text of a remark, the wording it proposes, and where it stands."""

PLAIN = [field.name for field in fields(Remark) if field.name != "concerns"]


@transaction.atomic
def add(
    version: Version,
    remark: Remark,
    *,
    team: Team,
    by: User,
    key: str = "",
    anchor: Anchor | None = None,
    arguments: Collection[Argument] = (),
) -> Annotation:
    """A new annotation on `version`, on its clause `key`, or on the passage of that clause at `anchor`; it says what
    these `arguments` say.

    Refuses a passage whose very words do not stand in the clause. A wording that is the words of the draft proposes
    nothing, and is not kept. The author's draft of this place is sent with it.
    """
    _may_say(remark, version, team, by)
    annotation = Annotation(
        version=version,
        key=key,
        scope=_scope(key, anchor),
        team=team,
        author=by,
        vocabulary=VOCABULARY.version,
    )
    words = _place(annotation, anchor)
    _say(annotation, _settled(remark, words))
    annotation.save()
    _name_concerns(annotation, remark.concerns)
    if arguments:
        use(annotation, arguments, by=by)
    drafts.discard(drafts.DraftPlace(version, key, anchor), by=by)
    audit.record("made", annotation, by=by, version=version.slug)
    return annotation


def _may_say(remark: Remark, version: Version, team: Team, by: User) -> None:
    if team not in reviewing(by, version.proposal):
        teams.require(by, Role.REVIEWER, team=team)
        raise Refusal(_("%(team)s does not see this proposal, so nothing is said in its name.") % {"team": team})
    _check(remark, version)
    if Annotation.objects.filter(version=version, team=team, deleted_at=None).count() >= MOST:
        raise TooLarge(_("A team makes at most %(most)d remarks on one version.") % {"most": MOST})


def _place(annotation: Annotation, anchor: Anchor | None) -> str:
    """Let it mark the passage at `anchor`, if there is one; the words of the draft that it is about."""
    if not annotation.key:
        if anchor is not None:
            raise Refusal(_("A passage needs the clause it stands in."))
        return ""
    clause = clause_of(annotation.version, annotation.key)
    if anchor is None:
        return clause.text
    _fix(annotation, exact(anchor, clause))
    return annotation.quote


@transaction.atomic
def change(
    annotation: Annotation,
    remark: Remark,
    *,
    by: User,
    seen: Collection[datetime] | None = None,
    arguments: Collection[Argument] | None = None,
) -> Annotation:
    """Say it anew, with these `arguments` (None: those it had). Only its author may; with `seen`, only if it was last
    changed at one of these moments. What was decided of other words is open again.
    """
    annotation = (
        Annotation.objects.select_for_update(of=("self",)).select_related("version__proposal").get(pk=annotation.pk)
    )
    _require_author(annotation, by)
    refuse_unseen(annotation, seen)
    _check(remark, annotation.version, annotation)
    before = _wording_of(annotation)
    _say(annotation, _settled(remark, _words(annotation)))
    if _wording_of(annotation) != before:
        _reopen(annotation, by)
    annotation.vocabulary = VOCABULARY.version
    annotation.save()
    annotation.concerns.all().delete()
    _name_concerns(annotation, remark.concerns)
    if arguments is not None:
        use(annotation, arguments, by=by)
    drafts.discard(drafts.DraftPlace(annotation.version, annotation=annotation), by=by)
    audit.record("changed", annotation, by=by)
    return annotation


@transaction.atomic
def delete(annotation: Annotation, *, by: User) -> None:
    """Gone for all others at once, for good after 30 days. Only its author may."""
    _require_author(annotation, by)
    annotation.deleted_at = timezone.now()
    annotation.save(update_fields=["deleted_at", "changed_at"])
    drafts.discard(drafts.DraftPlace(annotation.version, annotation=annotation), by=by)
    audit.record("deleted", annotation, by=by)


def refuse_unseen(annotation: Annotation, seen: Collection[datetime] | None) -> None:
    """Refuse if it was changed since those moments; None stands for any."""
    if seen is not None and annotation.changed_at not in seen:
        raise Outdated(_("This remark was changed since you loaded it. Please load it anew and look at both."))


def _scope(key: str, anchor: Anchor | None) -> str:
    if not key:
        return Annotation.Scope.DOCUMENT
    return Annotation.Scope.CLAUSE if anchor is None else Annotation.Scope.PASSAGE


def _require_author(annotation: Annotation, person: User) -> None:
    if annotation.author_id != person.pk:
        raise NotAllowed(_("Only the author of a remark may change or delete it."))


def _check(remark: Remark, version: Version, annotation: Annotation | None = None) -> None:
    if version.withdrawn_at:
        raise Withdrawn(_("This version was withdrawn, so nothing can be said about it any more."))
    _refuse_long(remark, annotation)
    if not remark.comment.strip():
        raise Refusal(_("Please say in a sentence what this is about."))
    known = {concern.id for concern in VOCABULARY.concerns}
    if unknown := [concern for concern in remark.concerns if concern not in known]:
        raise Refusal(_("There is no concern called %(names)s.") % {"names": ", ".join(unknown)})
    if remark.visibility == Annotation.Visibility.PUBLIC and restricting.held(version.proposal_id).restricted:
        raise Refusal(_("This proposal is restricted, so a remark on it cannot be public."))
    if remark.proposal in (Annotation.Wording.REPLACE, Annotation.Wording.INSERT_AFTER) and not remark.proposed.strip():
        raise Refusal(_("You propose a wording: please write it down, or choose no proposed wording."))


def _refuse_long(remark: Remark, annotation: Annotation | None) -> None:
    for name, most in {"comment": TEXT, "proposed": TEXT, "element": ELEMENT}.items():
        refuse_long(getattr(remark, name), most, stands=getattr(annotation, name, ""))
    if len(remark.concerns) > CONCERNS:
        raise Refusal(_("A remark names at most %(most)d concerns.") % {"most": CONCERNS})


def _settled(remark: Remark, words: str) -> Remark:
    """A wording that says the same as `words` ("" if there are none) proposes nothing; only some kinds keep words,
    without white space around them: that stands in the draft.
    """
    is_same = bool(words) and remark.proposed.strip() == words.strip()
    if remark.proposal == Annotation.Wording.REPLACE and is_same:
        return replace(remark, proposal=Annotation.Wording.NONE, proposed="")
    needs_none = remark.proposal in (Annotation.Wording.NONE, Annotation.Wording.DELETE)
    return replace(remark, proposed="" if needs_none else remark.proposed.strip())


def _words(annotation: Annotation) -> str:
    """What a wording of it would replace, in the text that is shown now."""
    if annotation.scope != Annotation.Scope.CLAUSE:
        return annotation.quote
    shown = Clause.objects.filter(reading=annotation.version.current_reading_id, key=annotation.key)
    return shown.values_list("text", flat=True).first() or ""


def _say(annotation: Annotation, remark: Remark) -> None:
    for name in PLAIN:
        setattr(annotation, name, getattr(remark, name))


def _wording_of(annotation: Annotation) -> list[str]:
    """All that a person who decides about it agrees to or not."""
    return [getattr(annotation, name) for name in DECIDED]


def _reopen(annotation: Annotation, by: User) -> None:
    """A decision is about what was said then: who decided, and when, stays beside it."""
    if annotation.state != Annotation.State.OPEN:
        annotation.decided_before, annotation.state = annotation.state, Annotation.State.OPEN
        audit.record("decided", annotation, by=by, state=str(Annotation.State.OPEN))


def _fix(annotation: Annotation, anchor: Anchor) -> None:
    annotation.quote, annotation.before = anchor.quote, anchor.before
    annotation.after, annotation.start = anchor.after, anchor.start


def _name_concerns(annotation: Annotation, concerns: tuple[str, ...]) -> None:
    AnnotationConcern.objects.bulk_create(
        AnnotationConcern(annotation=annotation, concern=concern) for concern in dict.fromkeys(concerns)
    )
