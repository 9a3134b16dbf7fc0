"""What people say of a wording in a version whose words are others than those it was written for."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from annotations.models.annotation import Annotation
from proposals.models import Version


class WordingDecision(models.Model):
    """In `version` the wording of `annotation` is `proposal` with `proposed`, for the words `written_for`.

    `none` says that it is dropped. It holds in later versions too, until somebody says otherwise there, and as long as
    the author's own wording is the one that it was said of (`own_proposal`, `own_proposed`).
    """

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="wording_decisions")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    proposal = models.CharField(max_length=12, choices=Annotation.Wording.choices)
    proposed = models.TextField(blank=True)
    written_for = models.TextField(blank=True)
    own_proposal = models.CharField(max_length=12, choices=Annotation.Wording.choices)
    own_proposed = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["annotation", "version"], name="one_wording_a_version")]
