"""What follows from remarks, and is still to be done."""

from __future__ import annotations

from django.db import models

from annotations.models.annotation import Annotation
from proposals.models import Job


class Outbox(models.Model):
    """That an annotation, or an answer to it, was written. It goes when what follows from that was done.

    It is written in the transaction of what was said, locks nothing, and gets its `job` after that. More follows from
    an annotation that `is_new`.
    """

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="outbox")
    is_new = models.BooleanField(default=False)
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="outbox")
