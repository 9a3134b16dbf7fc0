"""What is counted while the broker's server is away, or where there is none."""

from __future__ import annotations

from django.db import models


class Count(models.Model):
    """How often something happened in a span of time that ends at `ends_at`.

    `name` is a keyed hash: neither an account nor the address of a computer can be read from it.
    """

    name = models.CharField(max_length=64, unique=True)
    number = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)
