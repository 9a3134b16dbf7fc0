"""What people say of origins."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from annotations.models.said import SaidByTeam
from proposals.models import Version


class OriginDecision(SaidByTeam):
    """What a `team` says of words of a clause that stand in a clause of another proposal: they come from there, they do
    not, or it is open again; and `why`.

    It holds for that team alone, and for these two texts: `words` and `source_words` are their digests. So it outlives
    every reading that keeps them, and every engine.
    """

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        REJECTED = "rejected", _("rejected")
        OPEN = "open", _("open")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="origin_decisions")
    source_version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=12)
    source_key = models.CharField(max_length=12)
    words = models.CharField(max_length=24)
    source_words = models.CharField(max_length=24)
    state = models.CharField(max_length=10, choices=State.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "version", "source_version", "key", "source_key", "words", "source_words"],
                name="one_origin_decision_a_team",
            )
        ]
