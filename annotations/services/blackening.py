"""Quotes of a version go from all comment sets, for legal reasons; what reviewers wrote themselves stays."""

from __future__ import annotations

from django.db import transaction

from annotations.exporting.manifest import UnknownSchema, columns_of, digest
from annotations.exporting.proposing import without_quote
from annotations.models import Comment, CommentSet
from annotations.queries.comment_sets import row_of
from proposals.models import Version


def blacken(version: Version) -> None:
    """Set by set. A frozen one tells which of its rows are no longer as they were frozen, for this reason alone."""
    for pk in CommentSet.objects.filter(consultation__version=version).order_by("pk").values_list("pk", flat=True):
        _blacken(pk)


@transaction.atomic
def _blacken(pk: int) -> None:
    found = CommentSet.objects.select_for_update(of=("self",)).get(pk=pk)
    found.steps.all().delete()
    frozen, hashed = list(found.manifest.get("rows", ())), _hashed(found)
    for comment in found.comments.select_related("disposition"):
        before = digest(row_of(comment), hashed)
        _erase(comment)
        if frozen[comment.order - 1 : comment.order] == [before]:
            found.erased[str(comment.order)] = digest(row_of(comment), hashed)
    found.save(update_fields=["erased"])


def _hashed(found: CommentSet) -> tuple[str, ...]:
    """What of a row its manifest hashes; nothing where only another release can judge it."""
    try:
        return columns_of(found.manifest)
    except UnknownSchema:
        return ()


def _erase(comment: Comment) -> None:
    comment.proposed = without_quote(comment.proposed, comment.quote)
    comment.quote, comment.title, comment.sources = "", "", {}
    comment.save(update_fields=["proposed", "quote", "title", "sources", "changed_at"])
