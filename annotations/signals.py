"""What annotations do when proposals tell of something, or when a row of their own was written."""

from __future__ import annotations

from typing import Any

from django.apps.registry import Apps
from django.db.models.signals import post_delete, post_migrate, post_save

from annotations.models import Annotation, Reply
from annotations.services import arrivals, carrying, following, instruments, reviews, search
from proposals.models import Comparison, Reading, Version
from proposals.services import jobs
from proposals.signals import comparison_ready, origins_found, version_moved, version_ready


def connect() -> None:
    version_ready.connect(submit_hints, dispatch_uid="hints")
    version_ready.connect(lead_ticks, dispatch_uid="ticks")
    origins_found.connect(look_for_marked, dispatch_uid="arrivals")
    version_moved.connect(arrange, dispatch_uid="order")
    comparison_ready.connect(submit_carrying, dispatch_uid="carrying")
    jobs.OUTBOXES.append(following.call)
    post_migrate.connect(bring_instruments, dispatch_uid="instruments")
    post_save.connect(note, sender=Annotation, dispatch_uid="following")
    post_delete.connect(forget, sender=Annotation, dispatch_uid="search")
    post_save.connect(note_reply, sender=Reply, dispatch_uid="following")
    post_delete.connect(forget_reply, sender=Reply, dispatch_uid="search")


def submit_hints(sender: object, version: Version, **more: Any) -> None:
    """Every text that is read is looked through for hints."""
    jobs.submit("hints", version.pk)


def lead_ticks(sender: object, version: Version, **more: Any) -> None:
    """What people ticked in other versions is to be known in this one."""
    reviews.follow(version)


def look_for_marked(sender: object, reading: Reading, **more: Any) -> None:
    """Outside transactions: what teams marked may stand in it."""
    arrivals.renew(reading)


def arrange(sender: object, version: Version, first: int, **more: Any) -> None:
    """What goes from earlier versions to later ones goes other ways now."""
    carrying.carry_anew(version.proposal, first=first)
    reviews.follow(version)


def submit_carrying(sender: object, comparison: Comparison, **more: Any) -> None:
    """Annotations are carried over inside one proposal and one language only, and from one version to another."""
    is_inside = comparison.old_version.proposal_id == comparison.new_version.proposal_id
    if is_inside and not (comparison.is_tracked or comparison.across):
        jobs.submit("carrying", comparison.pk)


def bring_instruments(sender: Any, apps: Apps | None = None, **more: Any) -> None:
    """A database that was brought up to date has the instruments of this release; one of an older release has none.

    `apps` are the models as a migration left them; after a database was emptied none are told, since all are there.
    """
    is_known = apps is None or ("annotations", "article") in {
        (model._meta.app_label, model._meta.model_name) for model in apps.get_models()
    }
    if sender.label == "annotations" and is_known:
        instruments.fill()


def note(
    sender: object, instance: Annotation, created: bool, update_fields: frozenset[str] | None = None, **more: Any
) -> None:
    """Whoever wrote what it says, what follows from that is done soon."""
    if update_fields is None or update_fields & search.COLUMNS:
        following.note(instance.pk, is_new=created)


def note_reply(sender: object, instance: Reply, **more: Any) -> None:
    following.note(instance.annotation_id)


def forget(sender: object, instance: Annotation, **more: Any) -> None:
    """Words that are erased are nowhere from the same moment on."""
    search.forget(instance.pk)


def forget_reply(sender: object, instance: Reply, **more: Any) -> None:
    search.forget(instance.annotation_id)
