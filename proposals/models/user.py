"""The account of a person."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from proposals.models.opaque import Opaque


class User(Opaque, AbstractUser):
    """A person who signs in. `name` is what colleagues see, `credit` how comments sent to a body name them."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(_("name"), max_length=120, blank=True)
    credit = models.CharField(_("credit"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")

    def __str__(self) -> str:
        return self.name or self.username
