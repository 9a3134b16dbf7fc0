"""What comments were copied from, and what that says by now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from annotations.access import visible
from annotations.exporting.proposing import in_words
from annotations.models import Annotation, Comment, CommentSet
from proposals.access import Person

FACTS = ("kind", "comment", "proposed", "concerns")
"""What a comment takes from its annotation, and takes anew when that has changed."""


@dataclass(frozen=True, slots=True)
class News:
    """What an annotation says since it was copied: by the name of a fact what it was, and what it is.

    `is_gone`: the annotation was deleted, or the person who asks may not see it. `state` is its state, unless it is
    open or accepted: then somebody decided otherwise.
    """

    annotation: str
    changed: Mapping[str, tuple[Any, Any]]
    is_gone: bool = False
    state: str = ""


def content_of(annotation: Annotation, quote: str) -> dict[str, Any]:
    """What `annotation` says of `quote`, as a comment has it; `concerns` should be prefetched."""
    return {
        "kind": annotation.kind,
        "comment": annotation.comment,
        "quote": quote,
        "proposed": in_words(annotation.proposal, quote, annotation.proposed),
        "concerns": [row.concern for row in annotation.concerns.all()],
    }


def written(annotation: Annotation) -> str:
    """The wording as its author wrote it, in the words of forms."""
    return in_words(annotation.proposal, annotation.quote, annotation.proposed)


def copied(comment_set: CommentSet) -> set[str]:
    """The slugs of the annotations that are in the set, alone or merged with others: one query."""
    rows = comment_set.comments.values_list("sources", "annotation__slug")
    return {slug for sources, main in rows for slug in (*sources, main) if slug}


def news(comments: Collection[Comment], person: Person) -> dict[str, list[News]]:
    """What the annotations behind `comments` say that these do not, by the comment's slug: two queries."""
    wanted = {slug for comment in comments for slug in comment.sources}
    rows = visible(Annotation, person).filter(slug__in=wanted).prefetch_related("concerns")
    by_slug = {annotation.slug: annotation for annotation in rows}
    found = {}
    for comment in comments:
        changed = [one for slug, was in comment.sources.items() if (one := _news(slug, was, by_slug.get(slug)))]
        if changed:
            found[comment.slug] = changed
    return found


def _news(slug: str, was: dict[str, Any], annotation: Annotation | None) -> News | None:
    if annotation is None:
        return News(slug, {}, is_gone=True)
    now = content_of(annotation, was["quote"])
    before = was
    if "written" in was:
        # What the row says may be made again for other words: what counts is the author's own wording.
        before, now = {**was, "proposed": was["written"]}, {**now, "proposed": written(annotation)}
    changed = {name: (before[name], now[name]) for name in FACTS if before[name] != now[name]}
    settled = Annotation.State.OPEN, Annotation.State.ACCEPTED
    state = "" if annotation.state in settled else str(annotation.get_state_display())
    return News(slug, changed, state=state) if changed or state else None
