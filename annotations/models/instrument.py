"""The instruments of rights and privacy, and their articles."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from proposals.models.opaque import Dated, Opaque


class Instrument(Opaque, Dated):
    """A treaty, law or guide by the short `name` that concerns cite it by; `label` is by language (en, fr, zh).

    Those that are `given` come with Clauseline and are brought up to date with it; the site's admin adds others.
    """

    name = models.CharField(_("short name"), max_length=40, unique=True)
    label = models.JSONField(_("name by language"), default=dict)
    address = models.URLField(_("address"), max_length=500, blank=True)
    order = models.PositiveIntegerField(default=1000)
    given = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Article(Opaque, Dated):
    """An article of an instrument by its `label`, which is "" for the whole of it; `text` says by language in short
    words what it is about.
    """

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="articles")
    label = models.CharField(_("article"), max_length=80, blank=True)
    text = models.JSONField(_("what it is about, by language"), default=dict, blank=True)
    address = models.URLField(_("address"), max_length=500, blank=True)
    order = models.PositiveIntegerField(default=1000)
    given = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["instrument__order", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["instrument", "label"], name="one_article_a_label")]

    def __str__(self) -> str:
        return f"{self.instrument} {self.label}".strip()
