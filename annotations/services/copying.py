"""Annotations become comments: complete copies, at their place in the version that comments are due on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from annotations.models import Annotation, Comment, CommentSet, Consultation
from annotations.queries.elements import element, line
from annotations.queries.margins import Card, margin
from annotations.queries.sources import FACTS, content_of, written
from clauseline.concerns import VOCABULARY
from proposals.models import User
from proposals.refusals import Conflict, Refusal

WHOLE_DOCUMENT = "General"
"""What the clause column says of a comment on the whole document (ISO/IEC commenting template, column 3)."""
MOST = 2000
"""Comments of a set."""


def settled(consultation: Consultation, annotations: Iterable[Annotation], by: User) -> list[Card]:
    """The annotations as they stand in the consultation's version, in its order; refuses what cannot be copied."""
    wanted = {annotation.pk for annotation in annotations}
    if not wanted:
        raise Refusal(_("A comment set needs at least one remark. Please choose some."))
    refuse_many(len(wanted))
    if consultation.version.current_reading_id is None:
        raise Conflict(_("This version is not read yet."))
    cards = [card for card in margin(consultation.version, by).cards if card.annotation.pk in wanted]
    if len(cards) < len(wanted):
        raise Refusal(_("Some of these remarks have no settled place in the version that comments are due on."))
    if any(card.annotation.visibility == Annotation.Visibility.PRIVATE for card in cards):
        raise Refusal(_("Some of these remarks are private. Please show them to the team first."))
    return cards


def refuse_many(count: int) -> None:
    """Refuse a set of so many comments if these are too many."""
    if count > MOST:
        raise Refusal(_("A comment set has at most %(most)d comments.") % {"most": MOST})


def copy(comment_set: CommentSet, order: int, card: Card) -> Comment:
    """A comment for the place `order`, not saved yet."""
    consultation, annotation, clause = comment_set.consultation, card.annotation, card.clause
    quote = clause.text[card.start : card.end] if clause and card.start is not None else ""
    columns = wording_columns(card)
    source = {**content_of(annotation, quote), "proposed": columns["proposed"], "written": written(annotation)}
    return Comment(
        comment_set=comment_set,
        order=order,
        annotation=annotation,
        member=consultation.member_code,
        line=line(clause, card.start) if clause and card.start is not None else "",
        clause=(clause.number or clause.title)[:80] if clause else WHOLE_DOCUMENT,
        title=clause.title if clause else "",
        element=_element(card),
        **{name: source[name] for name in (*FACTS, "quote")},
        wording=columns["wording"],
        vocabulary=VOCABULARY.version,
        credit=str(annotation.author.credit or annotation.author) if annotation.author else "",
        version_sha256=consultation.version.sha256,
        permalink=f"/annotations/{annotation.slug}/",
        sources={annotation.slug: source},
    )


def wording_columns(card: Card) -> dict[str, Any]:
    """What a row has of the wording: `proposed`, in the words of forms, and `wording` for what became of it.

    That is the `key` of its clause and where its words `start` there, its `state`, what it was `written_for` and what
    was `written` then, the `doubts`, and who decided (`by`).
    """
    wording = card.wording
    if wording is None:
        return {"proposed": "", "wording": {}}
    by = wording.decision.decided_by if wording.decision else None
    told = {
        "key": card.clause.key if card.clause else "",
        "start": card.start or 0,
        "state": wording.state,
        "act": wording.proposal,
        "written_for": wording.written_for,
        "written": wording.written,
        "doubts": list(wording.doubts),
        "by": str(by.credit or by) if by else "",
    }
    return {"proposed": wording.in_words, "wording": told}


def _element(card: Card) -> str:
    """As the reviewer named it at home; elsewhere, and unnamed, as the text has it."""
    if card.annotation.element and card.placement is None:
        return card.annotation.element
    return element(card.clause, card.start)[:60] if card.clause and card.start is not None else ""
