"""Comment sets as the sheet that every form is made from."""

from __future__ import annotations

from collections.abc import Iterable

from annotations.exporting.sheet import Row, Sheet
from annotations.models import Comment, CommentSet


def sheet_of(comment_set: CommentSet) -> Sheet:
    """The rows and the head of `comment_set`."""
    return sheet_with(comment_set, map(row_of, comment_set.comments.select_related("disposition")))


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
    )


def row_of(comment: Comment) -> Row:
    """The comment as forms have it; `disposition` should be selected."""
    disposition = getattr(comment, "disposition", None)
    return Row(
        number=comment.order,
        member=comment.member,
        line=comment.line,
        clause=comment.clause,
        element=comment.element,
        kind=comment.kind,
        comment=comment.comment,
        proposed=comment.proposed,
        observation=disposition.observation if disposition else "",
        title=comment.title,
        quote=comment.quote,
        concerns=tuple(comment.concerns),
        credit=comment.credit,
        permalink=comment.permalink,
    )
