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
from annotations.queries.margins import Card, margin
from proposals.models import Role, User
from proposals.refusals import Conflict, Refusal
from proposals.services import audit, teams

WHOLE_DOCUMENT = "General"
"""What the clause column says of a comment on the whole document (ISO/IEC commenting template, column 3)."""


@transaction.atomic
def draw_up(consultation: Consultation, annotations: Iterable[Annotation], *, by: User, slug: str = "") -> CommentSet:
    """A comment set with a complete copy of each annotation, in the order of the clauses, general ones first."""
    teams.require(by, Role.EDITOR, team=consultation.team)
    chosen = _chosen(consultation, annotations, by)
    comment_set = CommentSet(consultation=consultation, made_by=by)
    if slug:
        comment_set.slug = slug
    comment_set.save()
    comment_set.teams.add(consultation.team)
    Comment.objects.bulk_create(_copy(comment_set, order, card) for order, card in enumerate(chosen, 1))
    audit.record("drawn-up", comment_set, by=by, comments=len(chosen))
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
    audit.record("frozen", comment_set, by=by)
    return comment_set


def export(comment_set: CommentSet, form: str, *, by: User | None = None) -> ExportedFile:
    """The set in one of `FORMATS`, for a person or the command line; refuses a form that does not exist."""
    if form not in FORMATS:
        raise Refusal(
            _("There is no form called %(form)s. There are: %(forms)s.") % {"form": form, "forms": ", ".join(FORMATS)}
        )
    file = FORMATS[form].write(sheet_of(comment_set))
    audit.record("exported", comment_set, by=by, form=form, sha256=hashlib.sha256(file.data).hexdigest())
    return file


def _chosen(consultation: Consultation, annotations: Iterable[Annotation], by: User) -> list[Card]:
    """The annotations as they stand in the consultation's version, in its order."""
    wanted = {annotation.pk for annotation in annotations}
    if not wanted:
        raise Refusal(_("A comment set needs at least one annotation. Please choose some."))
    if consultation.version.current_reading_id is None:
        raise Conflict(_("This version is not read yet."))
    cards = [card for card in margin(consultation.version, by).cards if card.annotation.pk in wanted]
    if len(cards) < len(wanted):
        raise Refusal(_("Some of these annotations have no settled place in the version that comments are due on."))
    if any(card.annotation.visibility == Annotation.Visibility.PRIVATE for card in cards):
        raise Refusal(_("Some of these annotations are private. Please show them to the team first."))
    return cards


def _copy(comment_set: CommentSet, order: int, card: Card) -> Comment:
    consultation, annotation, clause = comment_set.consultation, card.annotation, card.clause
    quote = clause.text[card.start : card.end] if clause and card.start is not None else ""
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
        proposed=proposed_change(annotation, quote),
        quote=quote,
        concerns=[row.concern for row in annotation.concerns.all()],
        vocabulary=VOCABULARY.version,
        credit=str(annotation.author.credit or annotation.author) if annotation.author else "",
        version_sha256=consultation.version.sha256,
        permalink=f"/annotations/{annotation.slug}/",
    )


def proposed_change(annotation: Annotation, quote: str) -> str:
    """The proposal in the words of a form: what to do with `quote`, or with the whole clause if that is empty."""
    words = {"quote": quote, "proposed": annotation.proposed}
    match annotation.proposal, bool(quote):
        case Annotation.Wording.REPLACE, True:
            return _("Replace “%(quote)s” by “%(proposed)s”.") % words
        case Annotation.Wording.REPLACE, False:
            return _("Replace the text by “%(proposed)s”.") % words
        case Annotation.Wording.DELETE, True:
            return _("Delete “%(quote)s”.") % words
        case Annotation.Wording.DELETE, False:
            return _("Delete this clause.")
        case Annotation.Wording.INSERT_AFTER, True:
            return _("After “%(quote)s” insert “%(proposed)s”.") % words
        case Annotation.Wording.INSERT_AFTER, False:
            return _("Add “%(proposed)s”.") % words
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
