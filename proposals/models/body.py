"""Who issues drafts, and who brings texts to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from proposals.models.opaque import Dated, Opaque


class Body(Opaque, Dated):
    """A body that issues or receives drafts, such as ITU-T, ISO/IEC JTC 1 or a national committee."""

    OWN_FILES = "Own files"
    """The name of that of drafts of which nobody has said yet which body issues them; shown in other words."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    short_name = models.CharField(_("short name"), max_length=40)
    country = models.CharField(_("country"), max_length=2, blank=True)

    class Meta:
        verbose_name_plural = "bodies"
        ordering = ["short_name"]

    def __str__(self) -> str:
        return gettext("Uploaded here") if self.name == self.OWN_FILES else self.short_name or self.name

    @property
    def full_name(self) -> str:
        """What pages call it where there is room."""
        return str(self) if self.name == self.OWN_FILES else self.name


class Contributor(Opaque, Dated):
    """Who brought a version or a proposal; `made_by` added it here."""

    class Kind(models.TextChoices):
        COMPANY = "company", _("company")
        INSTITUTE = "institute", _("institute")
        MINISTRY = "ministry", _("ministry")
        UNIVERSITY = "university", _("university")
        BODY = "body", _("body")
        CIVIL_SOCIETY = "civil-society", _("civil society")
        OTHER = "other", _("other")
        UNKNOWN = "unknown", _("unknown")

    name = models.CharField(_("name"), max_length=200, unique=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.UNKNOWN)
    """What it is: nobody guesses it."""
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
