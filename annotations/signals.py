"""What annotations do when proposals tell of something, or when a row of their own was written."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save

from annotations.models import Annotation, Reply
from annotations.services import reviews, search
from proposals.models import Comparison, Version
from proposals.services import jobs
from proposals.signals import comparison_ready, version_ready


def connect() -> None:
    version_ready.connect(submit_hints, dispatch_uid="hints")
    version_ready.connect(lead_ticks, dispatch_uid="ticks")
    comparison_ready.connect(submit_carrying, dispatch_uid="carrying")
    post_save.connect(index, sender=Annotation, dispatch_uid="search")
    post_delete.connect(forget, sender=Annotation, dispatch_uid="search")
    post_save.connect(index_thread, sender=Reply, dispatch_uid="search")
    post_delete.connect(index_thread, sender=Reply, dispatch_uid="search")


def submit_hints(sender: object, version: Version, **more: Any) -> None:
    """Every text that is read is looked through for hints."""
    jobs.submit("hints", version.pk)


def lead_ticks(sender: object, version: Version, **more: Any) -> None:
    """What people ticked in other versions is to be known in this one."""
    reviews.follow(version)


def submit_carrying(sender: object, comparison: Comparison, **more: Any) -> None:
    """Annotations are carried over inside one proposal only, and from one version to another."""
    is_inside = comparison.old_version.proposal_id == comparison.new_version.proposal_id
    if is_inside and not comparison.is_tracked:
        jobs.submit("carrying", comparison.pk)


def index(sender: object, instance: Annotation, update_fields: frozenset[str] | None = None, **more: Any) -> None:
    """Whoever wrote what it says, search knows it in the same transaction."""
    if update_fields is None or update_fields & search.COLUMNS:
        search.index(instance)


def forget(sender: object, instance: Annotation, **more: Any) -> None:
    search.forget(instance.pk)


def index_thread(sender: object, instance: Reply, **more: Any) -> None:
    search.index(instance.annotation)
