"""What people have clauses translated to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from proposals.models import Team, Version
from proposals.models.opaque import Dated, Opaque


class Translation(Opaque, Dated):
    """The words of the clause `key` in another `language`, as a person translated them; `added_by` for a `team`.

    `translator` is who is to be named, in free words. `words` is the digest of the clause's text when it was added, ""
    when that is erased. Of those of one team and language the newest one stands; it is in place of those before it,
    which are kept.
    """

    class Visibility(models.TextChoices):
        TEAM = "team", _("my team")
        PUBLIC = "public", _("everyone who sees the proposal")

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="translations")
    key = models.CharField(max_length=12)
    words = models.CharField(max_length=24)
    language = models.CharField(max_length=10)
    text = models.TextField()
    translator = models.CharField(max_length=200, blank=True)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.TEAM)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["version", "key"], name="translation_of_clause")]
