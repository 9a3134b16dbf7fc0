"""Keys of the REST API."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from proposals.models.opaque import Opaque


class Token(Opaque):
    """A key of a person. Only the SHA-256 of its secret is stored; the secret is shown once, when it is made."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
