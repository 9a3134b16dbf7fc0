"""Where a clause's words came from."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from proposals.models.clause import Clause


class Origin(models.Model):
    """`clause.text[start:end]` comes from `source.text[source_start:source_end]`, a clause of another proposal.

    `score` is 0 to 1; `confirmed_by` is the person who said that it is so.
    """

    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="origins")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    source = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="+")
    source_start = models.PositiveIntegerField()
    source_end = models.PositiveIntegerField()
    score = models.FloatField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
