"""What teams decide, each for itself."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from proposals.models import Team
from proposals.models.opaque import Dated, Opaque


class SaidByTeam(Opaque, Dated):
    """A row of what a `team` says, and `why`; by whom, and when."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    why = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        abstract = True
