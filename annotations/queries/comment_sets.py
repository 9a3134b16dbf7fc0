"""Comment sets as the sheet that every form is made from."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _

from annotations.exporting.manifest import UnknownSchema, Verdict, verify
from annotations.exporting.sheet import Row, Sheet
from annotations.models import Comment, CommentSet
from annotations.queries.force import with_force
from proposals.access import Person
from proposals.refusals import Conflict


def sheet_of(comment_set: CommentSet, person: Person | None = None) -> Sheet:
    """The rows and the head of `comment_set`; of a draft with the force that its team confirmed, if a `person` asks who
    may see that.
    """
    comments = comment_set.comments.select_related("disposition")
    rows = with_force(comment_set, comments, person) if person else comments
    return sheet_with(comment_set, map(row_of, rows))


def sheet_with(comment_set: CommentSet, rows: Iterable[Row]) -> Sheet:
    """These rows under the head of `comment_set`."""
    version = comment_set.consultation.version
    dated = comment_set.frozen_at or comment_set.made_at
    return Sheet(
        title=version.title or version.proposal.title,
        date=dated.date().isoformat(),
        document=version.number,
        project=version.proposal.number,
        version_sha256=version.sha256,
        language=version.language,
        rows=tuple(rows),
        is_draft=comment_set.state == CommentSet.State.DRAFT,
        site=settings.SITE_URL,
    )


def verdict_on(comment_set: CommentSet, sheet: Sheet | None = None) -> Verdict:
    """Whether a frozen set is still what was frozen; its `sheet` saves the queries.

    Refuses a manifest that only another release can judge.
    """
    try:
        return verify(sheet or sheet_of(comment_set), comment_set.manifest, comment_set.erased)
    except UnknownSchema as no:
        raise unknown(no) from None


def unknown(no: UnknownSchema) -> Conflict:
    """The refusal, in words."""
    sentence = _(
        "The manifest of this comment set follows %(schema)s, which this release of Clauseline does not know. "
        "Please use the release that froze the set, or a newer one."
    )
    return Conflict(sentence % {"schema": no.schema})


def row_of(comment: Comment) -> Row:
    """The comment as forms have it; `disposition` should be selected."""
    disposition = getattr(comment, "disposition", None)
    # What was written for other words is asked of nobody.
    state = comment.wording.get("state", "")
    return Row(
        number=comment.order,
        member=comment.member,
        line=comment.line,
        clause=comment.clause,
        element=comment.element,
        kind=comment.kind,
        comment=comment.comment,
        proposed="" if state == "conflict" else comment.proposed,
        observation=disposition.observation if disposition else "",
        title=comment.title,
        quote=comment.quote,
        concerns=tuple(comment.concerns),
        credit=comment.credit,
        permalink=comment.permalink,
        force=tuple(comment.force),
        wording=state,
        doubts=tuple(comment.wording.get("doubts", ())),
    )
