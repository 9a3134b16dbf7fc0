"""Threads of answers: resolved, and opened again, apart from the remark that they are about."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from annotations.models import Annotation
from proposals.models import Role, User
from proposals.services import audit, teams

RESOLUTION = ("thread_resolved_at", "thread_resolved_by")


@transaction.atomic
def resolve(annotation: Annotation, *, is_resolved: bool, by: User) -> Annotation:
    """The answers to it are settled, or are open again; for reviewers of its team. What they are about stays as it is.

    Who says what is so already changes nothing.
    """
    annotation = Annotation.objects.select_for_update(of=("self",)).select_related("team").get(pk=annotation.pk)
    teams.require(by, Role.REVIEWER, team=annotation.team)
    if (annotation.thread_resolved_at is not None) == is_resolved:
        return annotation
    _turn(annotation, by if is_resolved else None)
    audit.record("decided", annotation, by=by, thread="resolved" if is_resolved else "open")
    return annotation


def reopen(annotation: Annotation) -> None:
    """Something more is said in it: nobody misses it in a thread that is folded."""
    now = Annotation.objects.select_for_update(of=("self",)).get(pk=annotation.pk)
    if now.thread_resolved_at is not None:
        _turn(now, None)


def _turn(annotation: Annotation, by: User | None) -> None:
    annotation.thread_resolved_at, annotation.thread_resolved_by = timezone.now() if by else None, by
    annotation.save(update_fields=[*RESOLUTION, "changed_at"])
