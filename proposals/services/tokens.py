"""Keys of the REST API."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from proposals.models import Token, User
from proposals.services import audit, counters

PREFIX = "clause_"
"""Makes a leaked key easy to recognise."""

FRESH = timedelta(minutes=1)
"""How exactly a key's last use is kept."""

USES = "token-uses"


@transaction.atomic
def make(user: User, name: str) -> tuple[Token, str]:
    """A new key and its secret, which is not stored and cannot be shown again."""
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(user=user, name=name, digest=digest(secret))
    audit.record("made", token, by=user)
    return token, secret


def owner(secret: str) -> User | None:
    """The active person whose key this is, or None."""
    token = (
        Token.objects.filter(digest=digest(secret), revoked_at=None, user__is_active=True)
        .select_related("user")
        .first()
    )
    if token is None:
        return None
    now = timezone.now()
    if token.used_at is None or now - token.used_at > FRESH:
        counters.note(USES, token.slug, now.isoformat())
    return token.user


def keep_uses() -> int:
    """Write down when keys were used last, which reading requests only note. Returns how many there were."""
    uses = counters.take(USES)
    for slug, moment in uses.items():
        Token.objects.filter(slug=slug).update(used_at=datetime.fromisoformat(moment))
    return len(uses)


@transaction.atomic
def revoke(token: Token) -> None:
    """It opens nothing any more."""
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    audit.record("revoked", token, by=token.user)


def digest(secret: str) -> str:
    """SHA-256: the secret has 256 random bits, so no slow hash is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()
