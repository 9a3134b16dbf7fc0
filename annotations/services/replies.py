"""Answers in an annotation's thread."""

from __future__ import annotations

from django.utils.translation import gettext as _

from annotations.models import Annotation, Reply
from proposals.models import Role, User
from proposals.refusals import NotAllowed, Refusal
from proposals.services import teams


def add(annotation: Annotation, text: str, *, by: User) -> Reply:
    """Answer; for reviewers of its team, and where it is public for reviewers of any."""
    is_public = annotation.visibility == Annotation.Visibility.PUBLIC
    teams.require(by, Role.REVIEWER, team=None if is_public else annotation.team)
    if not text.strip():
        raise Refusal(_("Please write your reply."))
    return Reply.objects.create(annotation=annotation, author=by, text=text)


def delete(reply: Reply, *, by: User) -> None:
    """Take it back; only its author may."""
    if reply.author_id != by.pk:
        raise NotAllowed(_("Only the author of a reply may delete it."))
    reply.delete()
