"""What a person wrote in some form and did not send."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Unsent(models.Model):
    """Words of a form, kept while they are written, until they are sent or discarded. Nobody else ever sees them.

    `place` names the form and the field as the browser does; `value` is what the browser kept of it.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unsent")
    place = models.CharField(max_length=300)
    value = models.JSONField()
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["changed_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "place"], name="one_unsent_a_place")]
