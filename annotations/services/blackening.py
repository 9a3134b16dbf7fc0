"""Quotes of a version go from all comment sets, for legal reasons; what reviewers wrote themselves stays."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from annotations.exporting.manifest import UnknownSchema, columns_of, digest
from annotations.exporting.proposing import without_quote
from annotations.models import Comment, CommentSet, WordingDecision
from annotations.queries.comment_sets import row_of
from proposals.models import Version
from proposals.services import orders


def blacken(version: Version) -> None:
    """Set by set. A frozen one tells which of its rows are no longer as they were frozen, for this reason alone."""
    for pk in CommentSet.objects.filter(consultation__version=version).order_by("pk").values_list("pk", flat=True):
        _blacken(pk)
    _forget_written_for(version)
    WordingDecision.objects.filter(version=version).update(written_for="")


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
    orders.forget(found)


def _hashed(found: CommentSet) -> tuple[str, ...]:
    """What of a row its manifest hashes; nothing where only another release can judge it."""
    try:
        return columns_of(found.manifest)
    except UnknownSchema:
        return ()


def _erase(comment: Comment) -> None:
    comment.proposed = without_quote(comment.proposed, comment.quote)
    comment.quote, comment.title, comment.sources = "", "", {}
    comment.wording = _without_words(comment.wording)
    comment.save(update_fields=["proposed", "quote", "title", "sources", "wording", "changed_at"])


def _forget_written_for(version: Version) -> None:
    """Rows about later versions hold words of this one, for which a wording was written; no manifest hashes those."""
    for comment in Comment.objects.filter(annotation__version=version).exclude(wording={}):
        words = comment.wording.get("written_for", "")
        if comment.wording.get("state") == "conflict":
            comment.proposed = without_quote(comment.proposed, words)
        comment.sources = {
            slug: {**said, "written": without_quote(said.get("written", ""), words)}
            for slug, said in comment.sources.items()
        }
        comment.wording = _without_words(comment.wording)
        comment.save(update_fields=["proposed", "sources", "wording"])


def _without_words(wording: dict[str, Any]) -> dict[str, Any]:
    return {**wording, "written_for": ""} if wording else {}
