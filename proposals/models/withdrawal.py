"""What is kept aside while a withdrawal can be undone."""

from __future__ import annotations

from django.db import models

from proposals.models.version import Version


class Withdrawal(models.Model):
    """What a withdrawn version had, which an undo gives back: its reading, title and file.

    The version itself has none of it meanwhile, so that no page comes upon its words. `cleared_at` is when what can be
    made anew was gone. The row goes when the withdrawal is undone, or when nothing is left to be erased.
    """

    version = models.OneToOneField(Version, primary_key=True, on_delete=models.CASCADE, related_name="withdrawal")
    reading = models.ForeignKey("proposals.Reading", null=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=300, blank=True)
    filename = models.CharField(max_length=200, blank=True)
    file = models.FileField(max_length=200, blank=True)
    cleared_at = models.DateTimeField(null=True)
