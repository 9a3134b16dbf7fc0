"""Keys of the REST API."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from proposals.models import Scope, Token, User
from proposals.refusals import NotAllowed, Refusal
from proposals.services import audit, counters

PREFIX = "clause_"
"""Makes a leaked key easy to recognise."""

FRESH = timedelta(minutes=1)
"""How exactly a key's last use is kept."""

USES = "token-uses"

USUAL, LONGEST = timedelta(days=90), timedelta(days=366)
"""How long a key is good for if nothing else is said, and at most."""


@transaction.atomic
def make(
    user: User,
    name: str,
    *,
    scope: Scope = Scope.READ,
    expires_at: datetime | None = None,
    with_token: Token | None = None,
) -> tuple[Token, str]:
    """A new key and its secret, which is not stored and cannot be shown again.

    A key that was made `with_token` opens no more than that one, and no longer.
    """
    ends = expires_at or min(timezone.now() + USUAL, with_token.expires_at if with_token else timezone.now() + USUAL)
    _refuse_end(ends)
    if with_token is not None:
        _refuse_wider(scope, ends, with_token)
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(user=user, name=name, digest=digest(secret), scope=scope, expires_at=ends)
    audit.record("made", token, by=user, scope=str(scope))
    return token, secret


def find(secret: str) -> Token | None:
    """The key with this secret, if it opens anything: with its person, who is active."""
    now = timezone.now()
    token = (
        Token.objects.filter(digest=digest(secret), revoked_at=None, expires_at__gt=now, user__is_active=True)
        .select_related("user")
        .first()
    )
    if token is not None and (token.used_at is None or now - token.used_at > FRESH):
        counters.note(USES, token.slug, now.isoformat())
    return token


def owner(secret: str) -> User | None:
    """The active person whose key this is, or None."""
    token = find(secret)
    return token.user if token else None


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


@transaction.atomic
def revoke_all(user: User) -> None:
    """No key of this person opens anything any more."""
    for token in Token.objects.filter(user=user, revoked_at=None):
        revoke(token)


def _refuse_end(ends: datetime) -> None:
    if not timezone.now() < ends <= timezone.now() + LONGEST:
        raise Refusal(_("A token ends in the future, and within a year."))


def _refuse_wider(scope: Scope, ends: datetime, made_with: Token) -> None:
    if not Scope(made_with.scope).includes(scope) or ends > made_with.expires_at:
        raise NotAllowed(_("A token makes none that may do more than it does, or that lasts longer."))


def digest(secret: str) -> str:
    """SHA-256: the secret has 256 random bits, so no slow hash is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()
