"""When people were here."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Visit(models.Model):
    """A person's visits to the desk: the last one, and when the one before it ended.

    `last_at` is the last look; `since` the last look of the visit before, and what came in after it is new.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="visit")
    last_at = models.DateTimeField()
    since = models.DateTimeField()


class FirstStepsOff(models.Model):
    """That a person put the first steps away from their desk."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="first_steps_off"
    )
