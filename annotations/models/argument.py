"""What teams keep to say again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from annotations.models.annotation import Annotation
from annotations.models.instrument import Article
from proposals.models import Team
from proposals.models.opaque import Dated, Opaque


class Argument(Opaque, Dated):
    """Words that a `team` keeps to say again, with the articles they rest on; for that team alone.

    `evidence` holds {"address", "line"}: where one may look, and what stands there.
    """

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="arguments")
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=10, default="en")
    articles = models.ManyToManyField(Article, related_name="arguments", blank=True)
    evidence = models.JSONField(default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title


class ArgumentConcern(models.Model):
    """An argument serves a concern of the vocabulary, named by its id."""

    argument = models.ForeignKey(Argument, on_delete=models.CASCADE, related_name="concerns")
    concern = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["argument", "concern"], name="one_concern_an_argument")]


class ArgumentUse(models.Model):
    """An annotation says what an argument says: it was put in there, or kept from there."""

    argument = models.ForeignKey(Argument, on_delete=models.CASCADE, related_name="uses")
    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="arguments")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["argument", "annotation"], name="one_use_an_annotation")]
