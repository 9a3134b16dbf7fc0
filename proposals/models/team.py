"""The people who review together."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from proposals.models.opaque import Dated, Opaque


class Role(models.TextChoices):
    """What a person may do in a team; each role may do what the ones before it may."""

    READER = "reader", _("reader")
    REVIEWER = "reviewer", _("reviewer")
    EDITOR = "editor", _("editor")
    OWNER = "owner", _("owner")


class Team(Opaque, Dated):
    """`member_code` is the code under which the team comments, such as the two letters of ISO 3166."""

    name = models.CharField(max_length=120, unique=True)
    member_code = models.CharField(max_length=10, blank=True)
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="teams")

    def __str__(self) -> str:
        return self.name


class Membership(Dated):
    """A person's role in a team."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.REVIEWER)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "user"], name="one_membership_a_team")]
