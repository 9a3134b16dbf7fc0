"""What was answered, so that a request can be sent twice."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Receipt(models.Model):
    """The answer to a request of `user` with an Idempotency-Key. `digest` is the SHA-256 of what was asked.

    `made` is the slug of the row that the request made.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="receipts")
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    made = models.CharField(max_length=40, blank=True)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.JSONField(null=True)
    made_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_receipt_a_key")]
