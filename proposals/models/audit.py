"""The append-only record of acts."""

from __future__ import annotations

from django.db import models


class AuditEvent(models.Model):
    """Who (`actor`, a person's slug) did what (`verb`) to what (`object`, "noun:slug").

    `hash` is the SHA-256 of the event's canonical JSON with `previous`, the hash of the event before it, so that a
    changed or missing row shows.
    """

    seq = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=40, blank=True)
    verb = models.CharField(max_length=40)
    object = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]
