"""What people say of clauses in two languages."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from annotations.models.said import SaidByTeam
from proposals.models import Version


class PairDecision(SaidByTeam):
    """What a `team` says of the clause `key` of a version: the clause `old_key` of a version in another language says
    the same, none does, or it is open again; and `why`.

    It holds for that team alone, and for these two clauses, whatever a reading or an engine makes of them: `words` and
    `old_words`, the digests of their texts when it was said, tell whether they are still the same.
    """

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        NONE = "none", _("none of them")
        OPEN = "open", _("open")

    old_version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    new_version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="pair_decisions")
    key = models.CharField(max_length=12)
    old_key = models.CharField(max_length=12, blank=True)
    words = models.CharField(max_length=24)
    old_words = models.CharField(max_length=24, blank=True)
    state = models.CharField(max_length=10, choices=State.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "old_version", "new_version", "key"], name="one_pair_decision_a_team"
            )
        ]
