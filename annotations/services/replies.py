"""Answers in an annotation's thread."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.lengths import REPLY
from annotations.models import Annotation, Reply
from annotations.services import threads
from proposals.models import Role, User
from proposals.models.lengths import refuse_long
from proposals.queries.teams import reviewing
from proposals.refusals import NotAllowed, Outdated, Refusal
from proposals.services import audit, teams


@transaction.atomic
def add(annotation: Annotation, text: str, *, by: User) -> Reply:
    """Answer; for reviewers of its team, and where it is public for whoever reviews in a team that sees the draft."""
    if annotation.visibility != Annotation.Visibility.PUBLIC:
        teams.require(by, Role.REVIEWER, team=annotation.team)
    elif not reviewing(by, annotation.version.proposal):
        raise NotAllowed(_("Remarks are made by who reviews in a team that sees the draft."))
    _require_words(text)
    refuse_long(text, REPLY)
    reply = Reply.objects.create(annotation=annotation, author=by, text=text)
    threads.reopen(annotation)
    audit.record("made", reply, by=by, annotation=annotation.slug)
    return reply


@transaction.atomic
def change(reply: Reply, text: str, *, by: User, seen: Collection[datetime] | None = None) -> Reply:
    """Say it anew; only its author may. With `seen`, only if it was last changed at one of these moments."""
    reply = Reply.objects.select_for_update(of=("self",)).select_related("annotation__version").get(pk=reply.pk)
    if reply.author_id != by.pk:
        raise NotAllowed(_("Only the author of a reply may change or delete it."))
    if seen is not None and reply.changed_at not in seen:
        raise Outdated(_("This reply was changed since you loaded it. Please load it anew and look at both."))
    _require_words(text)
    refuse_long(text, REPLY, stands=reply.text)
    reply.text = text
    reply.save()
    audit.record("changed", reply, by=by)
    return reply


@transaction.atomic
def delete(reply: Reply, *, by: User) -> None:
    """Take it back; only its author may."""
    if reply.author_id != by.pk:
        raise NotAllowed(_("Only the author of a reply may change or delete it."))
    audit.record("deleted", reply, by=by)
    reply.delete()


def _require_words(text: str) -> None:
    if not text.strip():
        raise Refusal(_("Please write your reply."))
