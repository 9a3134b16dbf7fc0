"""What is being typed, kept until it is sent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.models import Annotation, Draft
from clauseline.anchoring import Anchor
from proposals.models import User, Version
from proposals.queries.teams import reviewing
from proposals.refusals import NotAllowed, Outdated, Withdrawn


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """What a draft is about: an `annotation` said anew, a passage, the clause `key`, or without any the document."""

    version: Version
    key: str = ""
    anchor: Anchor | None = None
    annotation: Annotation | None = None

    @property
    def name(self) -> str:
        """One and the same for one and the same place of a version."""
        if self.annotation is not None:
            return f"annotation {self.annotation.slug}"
        return f"{self.key} {self.anchor.start} {len(self.anchor.quote)}" if self.anchor else self.key


@transaction.atomic
def keep(
    place: DraftPlace, form: dict[str, Any], *, by: User, seen: Collection[datetime] | None = None
) -> tuple[Draft, bool]:
    """The draft of `by` for this place with `form` as it stands now, and whether it is new. The last who writes wins.

    With `seen` only if the draft was last changed at one of these moments, and with an empty `seen` only if there is
    none yet: so nothing is lost that the same person types on another device.
    """
    _require_author(place, by)
    if place.version.withdrawn_at:
        raise Withdrawn(_("This version was withdrawn, so nothing can be said about it any more."))
    # The person's own row is the lock: two windows that begin a draft of one place do not collide.
    User.objects.select_for_update().get(pk=by.pk)
    draft = Draft.objects.filter(author=by, version=place.version, place=place.name).first()
    _refuse_unseen(draft, seen)
    is_new = draft is None
    draft = draft or Draft(author=by, version=place.version, place=place.name, key=place.key)
    draft.annotation, draft.form = place.annotation, form
    if place.anchor is not None:
        draft.quote, draft.before = place.anchor.quote, place.anchor.before
        draft.after, draft.start = place.anchor.after, place.anchor.start
    draft.save()
    return draft, is_new


def discard(place: DraftPlace, *, by: User) -> None:
    """It was sent, or is not wanted any more; nothing happens if there is none."""
    Draft.objects.filter(author=by, version=place.version, place=place.name).delete()


def _require_author(place: DraftPlace, by: User) -> None:
    if place.annotation is None and not reviewing(by, place.version.proposal):
        raise NotAllowed(_("Remarks are made by who reviews in a team that sees the draft."))
    if place.annotation is not None and place.annotation.author_id != by.pk:
        raise NotAllowed(_("Only the author of a remark may change or delete it."))


def _refuse_unseen(draft: Draft | None, seen: Collection[datetime] | None) -> None:
    if seen is None:
        return
    if draft is None and seen:
        raise Outdated(_("This draft was sent or discarded in another window. What you typed here is still here."))
    if draft is not None and draft.changed_at not in seen:
        raise Outdated(_("Another window has a newer draft of this. What you typed here is still here."))
