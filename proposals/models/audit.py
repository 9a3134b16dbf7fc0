"""The append-only record of acts."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC

from django.db import models


class AuditEvent(models.Model):
    """Who (`actor`, a person's slug) did what (`verb`) to what (`object`, "noun:slug").

    It is written with the act and waits, without `seq` and `hash`, until it is chained. `hash` is the SHA-256 of the
    event's canonical JSON with `previous`, the hash of the event before it, so that a changed or missing row shows.
    """

    seq = models.PositiveBigIntegerField(unique=True, null=True, blank=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=40, blank=True)
    verb = models.CharField(max_length=40)
    object = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = [models.F("seq").asc(nulls_last=True), "pk"]

    def digest(self) -> str:
        """What `hash` must be: SHA-256, in hexadecimal, of the other columns as JSON (RFC 8259) in UTF-8.

        Keys are sorted, nothing is escaped that need not be, there is no white space; `at` is UTC to the microsecond.
        """
        content = {name: getattr(self, name) for name in ("seq", "actor", "verb", "object", "facts", "previous")}
        content["at"] = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
