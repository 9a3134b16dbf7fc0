"""Mail that is on its way."""

from __future__ import annotations

from django.db import models


class Letter(models.Model):
    """A letter that has not left yet. The row goes as soon as it has, or when the mail server was away for a day.

    With a `subject` it is written. Without one it is to be written when it leaves: to whoever forgot the password of an
    account with this address, if there is one.
    """

    to = models.EmailField()
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=10)
    made_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(null=True, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
