"""Where a person is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models.signals import pre_save
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from proposals.models import User

NOWHERE = "0.0.0.0"  # noqa: S104
"""What is stored instead of a computer's address, which the library would keep."""


@dataclass(frozen=True, slots=True)
class SignedInBrowser:
    """A browser in which somebody is signed in. `name` is what pages call it; it tells nothing of the session."""

    name: str
    agent: str
    since: datetime
    until: datetime
    is_here: bool
    key: str


def connect() -> None:
    pre_save.connect(_forget_address, sender=UserSession, dispatch_uid="sessions")


def places(person: User, *, here: str | None) -> list[SignedInBrowser]:
    """Where the person is signed in now, the latest first; `here` is the key of the session that asks."""
    noted = list(UserSession.objects.filter(user=person).order_by("-created_at", "-pk"))
    keys = [one.session_key for one in noted]
    open_ones = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    ends = {one.session_key: one.expire_date for one in open_ones if _opens(one, person)}
    return [
        SignedInBrowser(_name(key), one.user_agent, one.created_at, ends[key], key == here, key)
        for one in noted
        if (key := one.session_key) in ends
    ]


def end(person: User, name: str) -> bool:
    """Sign the person out in the browser of this name; whether there was one."""
    return _end([one for one in places(person, here=None) if one.name == name])


def end_others(person: User, *, here: str | None) -> bool:
    """Sign the person out everywhere but in the session that asks; whether they were signed in elsewhere."""
    return _end([one for one in places(person, here=here) if not one.is_here])


@transaction.atomic
def _end(ended: list[SignedInBrowser]) -> bool:
    keys = [one.key for one in ended]
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
    return bool(keys)


def _opens(session: Session, person: User) -> bool:
    """Whether the password is still the one that it was opened with."""
    return constant_time_compare(session.get_decoded().get(HASH_SESSION_KEY, ""), person.get_session_auth_hash())


def _name(key: str) -> str:
    return salted_hmac("sessions", key, algorithm="sha256").hexdigest()[:16]


def _forget_address(sender: object, instance: Any, **more: Any) -> None:
    instance.ip = NOWHERE
