"""A durable piece of work."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from proposals.models.opaque import Opaque

ON_VERSIONS = (
    "reading",
    "search",
    "hints",
    "origins",
    "meaning",
    "drawing",
    "following",
    "export-set",
    "export-changes",
)
ON_COMPARISONS = ("comparison", "carrying", "drawing-changes", "packing", "export")
"""The kinds of jobs by the model of their target."""

FOLDED = ("carrying", "hints", "search", "origins", "meaning", "following")
"""Kinds of which one at most waits for a target and a person: whatever came meanwhile, it does that too."""

GATHERED = ("carrying",)
"""Those of them that wait a while if one was done for the target just now, so that more comes together."""


EXPORTS = ("export", "export-set", "export-changes")
"""Kinds that write a file for the person who asked, and for nobody else."""
FOR_ONE = (*EXPORTS, "carrying", "following")
"""Kinds of which nobody is told but who set them off: what they work on may be private."""
AT_ONCE = 2
"""So many of them are written for one person at a time."""


class Job(Opaque):
    """What (`kind`), on what (`target`, a primary key of the kind's model), and how far it is.

    `queue` says what it waits behind: what people wait for, all of that and then what can wait, and behind both what
    one hands in by the dozen; or what needs the encoder of sentences, which one worker alone keeps in memory: those
    that people wait for, then `encoding`.
    `attempts` counts the times it was taken and fences an earlier worker off: who holds an older number may no longer
    finish it. `beat_at` is the last sign of life of the worker that holds it, and `cpu_seconds` what all attempts took
    until that; `sent_at` the last message to the broker; nobody takes it before `due_at`, if it has one. `options` says
    what else is asked for, of `EXPORTS` alone.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("under way")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    class Queue(models.TextChoices):
        PEOPLE = "people"
        LATER = "later"
        BULK = "bulk"
        MEANING = "meaning"
        ENCODING = "encoding"

    FOLDED = FOLDED
    GATHERED = GATHERED
    EXPORTS = EXPORTS
    FOR_ONE = FOR_ONE
    BROKEN_OFF = (State.FAILED, State.CANCELLED)
    OVER = (State.DONE, *BROKEN_OFF)

    kind = models.CharField(max_length=20)
    target = models.BigIntegerField()
    options = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    queue = models.CharField(max_length=10, choices=Queue.choices, default=Queue.PEOPLE)
    step = models.CharField(max_length=120, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    cpu_seconds = models.FloatField(default=0.0)
    error = models.TextField(blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    submitted_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "beat_at"]), models.Index(fields=["kind", "target"])]
        constraints = [
            models.UniqueConstraint(
                "kind",
                "target",
                Coalesce("submitted_by", 0),
                condition=models.Q(state="queued", kind__in=FOLDED),
                name="one_waiting_job",
            )
        ]

    @property
    def is_held_back(self) -> bool:
        """Whether it waits for others of the same person; the job has `written`, as `with_place` brings it."""
        return self.kind in EXPORTS and self.state == self.State.QUEUED and vars(self).get("written", 0) >= AT_ONCE

    @property
    def is_broken_off(self) -> bool:
        return self.state in self.BROKEN_OFF

    @property
    def is_over(self) -> bool:
        return self.state in self.OVER
