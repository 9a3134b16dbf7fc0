"""Formal answers: drawn up from annotations, frozen, exported."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.concerns import VOCABULARY
from annotations.exporting import FORMATS
from annotations.exporting.sheet import ExportedFile, Sheet
from annotations.models import Annotation, Comment, CommentSet, Consultation
from annotations.queries.comment_sets import sheet_of
from proposals.models import Clause, Role, User
from proposals.refusals import Conflict, Refusal
from proposals.services import teams

WHOLE_DOCUMENT = "General"
"""What the clause column says of a comment on the whole document (ISO/IEC commenting template, column 3)."""


@transaction.atomic
def draw_up(consultation: Consultation, annotations: Iterable[Annotation], *, by: User, slug: str = "") -> CommentSet:
    """A comment set with a complete copy of each annotation, in the order of the clauses, general ones first."""
    teams.require(by, Role.EDITOR, team=consultation.team)
    chosen = list(annotations)
    _check(chosen, consultation)
    comment_set = CommentSet(consultation=consultation, made_by=by)
    if slug:
        comment_set.slug = slug
    comment_set.save()
    comment_set.teams.add(consultation.team)
    clauses = _clauses(consultation)
    placed = sorted(chosen, key=lambda a: (clauses[a.key].order + 1 if a.key in clauses else 0, a.start, a.pk))
    Comment.objects.bulk_create(
        _copy(comment_set, order, annotation, clauses.get(annotation.key)) for order, annotation in enumerate(placed, 1)
    )
    return comment_set


@transaction.atomic
def freeze(comment_set: CommentSet, *, by: User) -> CommentSet:
    """Close it: a manifest with the hashes of its rows and of the version is kept, and nothing changes any more."""
    teams.require(by, Role.EDITOR, team=comment_set.consultation.team)
    if comment_set.state != CommentSet.State.DRAFT:
        raise Conflict(_("This comment set is frozen already."))
    comment_set.state = CommentSet.State.FROZEN
    comment_set.frozen_at = timezone.now()
    comment_set.manifest = _manifest(comment_set, by)
    comment_set.save()
    return comment_set


def export(comment_set: CommentSet, form: str) -> ExportedFile:
    """The set in one of `FORMATS`; refuses a form that does not exist."""
    if form not in FORMATS:
        raise Refusal(
            _("There is no form called %(form)s. There are: %(forms)s.") % {"form": form, "forms": ", ".join(FORMATS)}
        )
    return FORMATS[form].write(sheet_of(comment_set))


def _check(chosen: list[Annotation], consultation: Consultation) -> None:
    if not chosen:
        raise Refusal(_("A comment set needs at least one annotation. Please choose some."))
    if any(annotation.version_id != consultation.version_id for annotation in chosen):
        raise Refusal(_("Some of these annotations are on another version than the one that comments are due on."))
    if any(annotation.visibility == Annotation.Visibility.PRIVATE for annotation in chosen):
        raise Refusal(_("Some of these annotations are private. Please show them to the team first."))


def _clauses(consultation: Consultation) -> dict[str, Clause]:
    reading = consultation.version.current_reading
    if reading is None:
        raise Conflict(_("This version is not read yet."))
    return {clause.key: clause for clause in reading.clauses.all()}


def _copy(comment_set: CommentSet, order: int, annotation: Annotation, clause: Clause | None) -> Comment:
    consultation = comment_set.consultation
    return Comment(
        comment_set=comment_set,
        order=order,
        annotation=annotation,
        member=consultation.member_code,
        clause=(clause.number or clause.title) if clause else WHOLE_DOCUMENT,
        title=clause.title if clause else "",
        element=annotation.element,
        kind=annotation.kind,
        comment=annotation.comment,
        proposed=proposed_change(annotation),
        quote=annotation.quote,
        concerns=[row.concern for row in annotation.concerns.all()],
        vocabulary=VOCABULARY.version,
        credit=str(annotation.author.credit or annotation.author) if annotation.author else "",
        version_sha256=consultation.version.sha256,
        permalink=f"/annotations/{annotation.slug}/",
    )


def proposed_change(annotation: Annotation) -> str:
    """The proposal in the words of a form: what to replace, delete or insert."""
    words = {"quote": annotation.quote, "proposed": annotation.proposed}
    whole = annotation.scope != Annotation.Scope.PASSAGE
    match annotation.proposal:
        case Annotation.Wording.REPLACE:
            return (
                _("Replace the text by “%(proposed)s”.") % words
                if whole
                else _("Replace “%(quote)s” by “%(proposed)s”.") % words
            )
        case Annotation.Wording.DELETE:
            return _("Delete this clause.") if whole else _("Delete “%(quote)s”.") % words
        case Annotation.Wording.INSERT_AFTER:
            return _("Add “%(proposed)s”.") % words if whole else _("After “%(quote)s” insert “%(proposed)s”.") % words
    return annotation.proposed


def _manifest(comment_set: CommentSet, by: User) -> dict[str, object]:
    sheet: Sheet = sheet_of(comment_set)
    rows = [json.dumps([getattr(row, name) for name in row.__slots__], ensure_ascii=False) for row in sheet.rows]
    return {
        "version_sha256": sheet.version_sha256,
        "vocabulary": VOCABULARY.version,
        "frozen_by": by.slug,
        "frozen_at": comment_set.frozen_at.isoformat() if comment_set.frozen_at else "",
        "rows": [hashlib.sha256(row.encode()).hexdigest() for row in rows],
    }
