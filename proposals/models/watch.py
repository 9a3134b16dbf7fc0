"""What a person follows, and what they were told."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from proposals.models.opaque import Opaque
from proposals.models.proposal import Proposal


class Watch(models.Model):
    """A person follows a proposal."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watches")
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="watches")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "proposal"], name="one_watch_a_proposal")]


class Notice(Opaque):
    """What a person was told: `what` names the kind, `facts` hold the slugs to link to."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    what = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    told_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)
