"""What teams say of what was found."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from annotations.models.annotation import Annotation
from annotations.models.said import SaidByTeam
from proposals.models import Version


class Judgement(SaidByTeam):
    """What a `team` says of what was found: that it is so, that it is not so, or that it is open again; and `why`.

    `kind` tells what it is of, and `subject` names that: a digest of the ids of it all, so that one kind has one
    judgement of a team about it. `version` and `key` are the passage; `other_version` and `other_key` a second one, if
    it is about two; `annotation` the remark, if it is about one. It holds for that team alone, as long as the same
    `finding` is made of the same words: `words` is their digest.
    """

    class Kind(models.TextChoices):
        BECAME = "became", _("what became of an annotation")

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        DENIED = "denied", _("denied")
        OPEN = "open", _("open")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    subject = models.CharField(max_length=24)
    annotation = models.ForeignKey(
        Annotation, null=True, blank=True, on_delete=models.CASCADE, related_name="judgements"
    )
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="judgements")
    key = models.CharField(max_length=12, blank=True)
    other_version = models.ForeignKey(Version, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    other_key = models.CharField(max_length=12, blank=True)
    finding = models.CharField(max_length=40)
    words = models.CharField(max_length=24)
    state = models.CharField(max_length=12, choices=State.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "kind", "subject"], name="one_judgement_a_team"),
        ]
