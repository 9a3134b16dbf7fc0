"""Keys of the REST API."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from proposals.models.opaque import Opaque


class Scope(models.TextChoices):
    """What a key is good for. Each includes those before it."""

    READ = "read", _("read")
    ANNOTATE = "annotate", _("annotate")
    EDIT = "edit", _("edit")
    ADMINISTER = "administer", _("administer")

    def includes(self, other: Scope) -> bool:
        """Whether a key of this scope may do what asks for `other`."""
        return other in self.all_in()

    def all_in(self) -> list[Scope]:
        """This one and those it includes, the narrowest first."""
        scopes = list(Scope)
        return scopes[: scopes.index(self) + 1]


class Token(Opaque):
    """A key of a person, good for `scope` until `expires_at`.

    Only the SHA-256 of its secret is stored; the secret is shown once, when it is made.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.READ)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
