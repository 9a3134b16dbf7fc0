"""What a reader made of a version."""

from __future__ import annotations

from django.db import models

from proposals.models.job import Job
from proposals.models.version import Version


class Reading(models.Model):
    """One result of one reader on one version: immutable. `report` is the account of `clauseline.outline.Report`.

    Until it `is_whole` the worker of its `job` is still writing its clauses, and nobody may see it.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="readings")
    reader = models.CharField(max_length=20)
    reader_version = models.CharField(max_length=20)
    options = models.JSONField(default=dict)
    language = models.CharField(max_length=10)
    facts = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_whole = models.BooleanField(default=False)

    class Meta:
        ordering = ["version", "made_at"]

    @property
    def characters(self) -> int:
        """How long its text is, as its reader counted; 0 if that is not known."""
        return int(self.report.get("characters", 0))
