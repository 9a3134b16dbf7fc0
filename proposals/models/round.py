"""What is done once in a while by one of all processes."""

from __future__ import annotations

from django.db import models


class Round(models.Model):
    """A round of the sweep: `name` says of what, `begun_at` when one began last."""

    name = models.CharField(max_length=40, unique=True)
    begun_at = models.DateTimeField()
