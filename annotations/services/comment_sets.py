"""Formal answers: drawn up from annotations, frozen, exported."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.concerns import VOCABULARY
from annotations.exporting import FORMATS
from annotations.exporting.manifest import manifest
from annotations.exporting.sheet import ExportedFile
from annotations.models import Annotation, Comment, CommentSet, Consultation
from annotations.queries.checks import faults
from annotations.queries.comment_sets import sheet_of
from annotations.queries.elements import element, line
from annotations.queries.margins import Card, margin
from proposals.models import Role, User
from proposals.models.opaque import new_slug
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
    """Close it: a manifest with the hashes of its rows and of the version is kept, and nothing changes any more.

    Refuses while there are errors of the form.
    """
    teams.require(by, Role.EDITOR, team=comment_set.consultation.team)
    CommentSet.objects.select_for_update(of=("self",)).get(pk=comment_set.pk)
    comment_set.refresh_from_db(fields=["state"])
    if comment_set.state != CommentSet.State.DRAFT:
        raise Conflict(_("This comment set is frozen already."))
    _refuse_errors(comment_set)
    comment_set.state = CommentSet.State.FROZEN
    comment_set.frozen_at = timezone.now()
    comment_set.manifest = manifest(
        sheet_of(comment_set),
        vocabulary=VOCABULARY.version,
        frozen_by=by.slug,
        frozen_at=comment_set.frozen_at.isoformat(),
    )
    comment_set.save()
    audit.record("frozen", comment_set, by=by)
    return comment_set


@transaction.atomic
def send(comment_set: CommentSet, *, by: User) -> CommentSet:
    """Say that a frozen set went to the body."""
    teams.require(by, Role.EDITOR, team=comment_set.consultation.team)
    now = timezone.now()
    # One statement decides, so that a set is sent once however often two people say so.
    frozen = CommentSet.objects.filter(pk=comment_set.pk, state=CommentSet.State.FROZEN)
    if not frozen.update(state=CommentSet.State.SENT, sent_at=now, sent_by=by):
        raise Conflict(_("Only a frozen set that was not sent yet can be marked as sent."))
    audit.record("sent", comment_set, by=by)
    comment_set.refresh_from_db()
    return comment_set


@transaction.atomic
def renew(comment_set: CommentSet, *, by: User) -> CommentSet:
    """A new draft with copies of the rows of a frozen set, which stays as it is."""
    teams.require(by, Role.EDITOR, team=comment_set.consultation.team)
    if comment_set.state == CommentSet.State.DRAFT:
        raise Conflict(_("This comment set is a draft: it can be changed as it is."))
    made = CommentSet.objects.create(consultation=comment_set.consultation, made_by=by)
    made.teams.set(comment_set.teams.all())
    rows = list(comment_set.comments.all())
    for row in rows:
        row.pk, row.slug, row.comment_set, row._state.adding = None, new_slug(), made, True
    Comment.objects.bulk_create(rows)
    audit.record("drawn-up", made, by=by, comments=len(rows), source=comment_set.slug)
    return made


def export(comment_set: CommentSet, form: str, *, by: User | None = None) -> ExportedFile:
    """The set in one of `FORMATS`, for a person or the command line; refuses a form that does not exist."""
    if form not in FORMATS:
        raise Refusal(
            _("There is no form called %(form)s. There are: %(forms)s.") % {"form": form, "forms": ", ".join(FORMATS)}
        )
    file = FORMATS[form].write(sheet_of(comment_set))
    audit.record("exported", comment_set, by=by, form=form, sha256=hashlib.sha256(file.data).hexdigest())
    return file


def _refuse_errors(comment_set: CommentSet) -> None:
    """In the words of the first error, and where it is."""
    if not (errors := [fault for fault in faults(comment_set) if fault.is_error]):
        return
    first = errors[0]
    words = {"sentence": _(first.sentence), "number": first.number, "count": len(errors)}
    if first.number:
        told = ngettext(
            "One error of the form remains, in row %(number)d: %(sentence)s",
            "%(count)d errors of the form remain. The first is in row %(number)d: %(sentence)s",
            len(errors),
        )
        raise Conflict(told % words)
    raise Conflict(words["sentence"])


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
    prefetch_related_objects([card.clause for card in cards if card.clause], "blocks")
    return cards


def _copy(comment_set: CommentSet, order: int, card: Card) -> Comment:
    consultation, annotation, clause = comment_set.consultation, card.annotation, card.clause
    quote = clause.text[card.start : card.end] if clause and card.start is not None else ""
    return Comment(
        comment_set=comment_set,
        order=order,
        annotation=annotation,
        member=consultation.member_code,
        line=line(clause, card.start) if clause and card.start is not None else "",
        clause=(clause.number or clause.title) if clause else WHOLE_DOCUMENT,
        title=clause.title if clause else "",
        element=_element(card),
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


def _element(card: Card) -> str:
    """As the reviewer named it at home; elsewhere, and unnamed, as the text has it."""
    if card.annotation.element and card.placement is None:
        return card.annotation.element
    return element(card.clause, card.start)[:60] if card.clause and card.start is not None else ""


def proposed_change(annotation: Annotation, quote: str) -> str:
    """The proposal in the words of a form: what to do with `quote`, or with the whole clause if that is empty.

    In English, whatever language the screen has: the forms are in English.
    """
    proposed = annotation.proposed
    match annotation.proposal, bool(quote):
        case Annotation.Wording.REPLACE, True:
            return f"Replace “{quote}” by “{proposed}”."
        case Annotation.Wording.REPLACE, False:
            return f"Replace the text by “{proposed}”."
        case Annotation.Wording.DELETE, True:
            return f"Delete “{quote}”."
        case Annotation.Wording.DELETE, False:
            return "Delete this clause."
        case Annotation.Wording.INSERT_AFTER, True:
            return f"After “{quote}” insert “{proposed}”."
        case Annotation.Wording.INSERT_AFTER, False:
            return f"Add “{proposed}”."
    return proposed
