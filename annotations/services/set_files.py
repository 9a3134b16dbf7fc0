"""The files of comment sets, as jobs write them."""

from __future__ import annotations

from django.db.models.signals import post_delete

from annotations.access import visible
from annotations.models import CommentSet
from annotations.services import comment_sets, our_changes
from proposals.access import Person
from proposals.models import Job, User
from proposals.services import orders
from proposals.services.orders import Order


def connect() -> None:
    """Jobs find what they write; what was written goes with its set."""
    orders.KINDS[comment_sets.KIND] = _of_set
    orders.KINDS[our_changes.KIND] = _of_changes
    post_delete.connect(_forget, sender=CommentSet, dispatch_uid="exports")


def _of_set(job: Job, by: Person) -> Order | None:
    found = _set(job, by)
    return comment_sets.order(found, job.options["form"], by=by) if found and isinstance(by, User) else None


def _of_changes(job: Job, by: Person) -> Order | None:
    found = _set(job, by)
    return our_changes.order(found, job.options["changes"]) if found else None


def _set(job: Job, by: Person) -> CommentSet | None:
    near = ("consultation__version__proposal__body", "consultation__version__current_reading", "consultation__team")
    return visible(CommentSet, by).select_related(*near).filter(slug=job.options["set"]).first()


def _forget(instance: CommentSet, **_: object) -> None:
    orders.forget(instance)
