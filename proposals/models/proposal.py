"""Work items that are followed over time."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from proposals.models.body import Body, Contributor
from proposals.models.opaque import Dated, Opaque
from proposals.models.team import Team


class Proposal(Opaque, Dated):
    """A work item of a body. A restricted one is seen by its teams alone.

    Its `keeper` is one of them; without a keeper the site's admin keeps it. `from_covers`: no person has said yet what
    its body, number and title are, so that the covers of its versions do. `genre` is what kind of text a person said it
    is; "" where nobody did, and its words are asked.
    """

    class Genre(models.TextChoices):
        STANDARD = "standard", _("standard")
        LAW = "law", _("law")
        TERMS = "terms", _("terms")
        POLICY = "policy", _("policy")
        PRINCIPLES = "principles", _("principles")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="proposals")
    number = models.CharField(_("number"), max_length=80, blank=True)
    title = models.CharField(_("title"), max_length=300)
    committee = models.CharField(_("committee"), max_length=120, blank=True)
    topic = models.CharField(_("topic"), max_length=120, blank=True)
    stage = models.CharField(_("stage"), max_length=60, blank=True)
    genre = models.CharField(_("genre"), max_length=20, choices=Genre.choices, blank=True)
    contributors = models.ManyToManyField(Contributor, blank=True, related_name="proposals")
    restricted = models.BooleanField(_("restricted"), default=False)
    teams = models.ManyToManyField(Team, blank=True, related_name="proposals")
    keeper = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="kept")
    from_covers = models.BooleanField(default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["body__short_name", "number", "title"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Link(Opaque, Dated):
    """How a proposal came from another."""

    class Kind(models.TextChoices):
        DERIVED_FROM = "derived-from", _("derived from")
        ANSWERS = "answers", _("answers")
        ADOPTED_AS = "adopted-as", _("adopted as")

    source = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="links")
    target = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="links_to")
    kind = models.CharField(max_length=20, choices=Kind.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "target", "kind"], name="one_link_of_a_kind")]
