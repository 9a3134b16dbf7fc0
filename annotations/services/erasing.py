"""What is kept of people and of drafts, and what goes with them."""

from __future__ import annotations

from django.utils import timezone

from annotations.exporting.proposing import without_quote
from annotations.models import Annotation, Comment, CommentSet, Draft, Hint, Placement, Step, Uptake
from proposals.models import User, Version


def erase_quotes(version: Version) -> None:
    """No word of `version` stays but in comments that were frozen; what reviewers wrote themselves stays."""
    drafts = CommentSet.objects.filter(consultation__version=version, state=CommentSet.State.DRAFT)
    Step.objects.filter(comment_set__in=drafts).delete()
    for comment in Comment.objects.filter(comment_set__in=drafts).exclude(quote=""):
        comment.proposed, comment.quote = without_quote(comment.proposed, comment.quote), ""
        comment.title, comment.sources = "", {}
        comment.save()
    blank = {"quote": "", "before": "", "after": "", "changed_at": timezone.now()}
    Annotation.objects.filter(version=version).update(**blank)
    Placement.objects.filter(version=version).update(**blank, replaced=None)
    Draft.objects.filter(version=version).update(**blank)
    Uptake.objects.filter(version=version).update(evidence=[])
    Hint.objects.filter(version=version).delete()


def erase_own(person: User) -> None:
    """What nobody but `person` has ever seen goes with the account: drafts and private annotations."""
    Draft.objects.filter(author=person).delete()
    for annotation in Annotation.objects.filter(author=person, visibility=Annotation.Visibility.PRIVATE):
        annotation.delete()


def drafts_of(person: User) -> list[dict[str, object]]:
    """What the person has typed and not sent, as JSON values, the oldest first."""
    rows = Draft.objects.filter(author=person).select_related("version").order_by("pk")
    return [
        {
            "version": one.version.slug,
            "key": one.key,
            "quote": one.quote,
            "form": one.form,
            "visibility": Annotation.Visibility.PRIVATE.value,
            "changed_at": one.changed_at.isoformat(),
        }
        for one in rows
    ]


def told_by(person: User) -> list[dict[str, object]]:
    """The person's annotations as JSON values, the oldest first; deleted ones are not told."""
    rows = Annotation.objects.filter(author=person, deleted_at=None).select_related("version").order_by("pk")
    return [
        {
            "id": one.slug,
            "version": one.version.slug,
            "key": one.key,
            "quote": one.quote,
            "comment": one.comment,
            "proposed": one.proposed,
            "visibility": one.visibility,
            "made_at": one.made_at.isoformat(),
        }
        for one in rows
    ]
