"""What people say of binding force."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from proposals.models import Team, Version
from proposals.models.opaque import Dated, Opaque


class ForceConfirmation(Opaque, Dated):
    """What a `team` says of a binding sentence that changed: it binds less, more, neither; or it is open again.

    It holds for that team alone, and for these sentences in these clauses: `words` is a digest of both sentences, a key
    is "" on the side where there is none. So it outlives every comparison of the two versions.
    """

    class State(models.TextChoices):
        WEAKENED = "weakened", _("weakened")
        STRENGTHENED = "strengthened", _("strengthened")
        NEITHER = "neither", _("neither weakened nor strengthened")
        OPEN = "open", _("to check")

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    old_version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    new_version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="confirmations")
    old_key = models.CharField(max_length=12, blank=True)
    new_key = models.CharField(max_length=12, blank=True)
    words = models.CharField(max_length=24)
    state = models.CharField(max_length=12, choices=State.choices)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["team", "old_version", "new_version", "old_key", "new_key", "words"],
                name="one_confirmation_a_team",
            )
        ]
