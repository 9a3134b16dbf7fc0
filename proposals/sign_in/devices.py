"""Browsers that have signed in before: a cookie says to which accounts. It opens nothing; whoever tries passwords with
it is only counted apart from strangers. It holds until the password changes.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from proposals.models import User
from proposals.services import entrances, guesses
from proposals.services.guesses import Attempt, Client

COOKIE, SALT = "device", "proposals.devices"
KEPT = 180 * 86400
"""Seconds after the last sign-in."""
MOST = 8
"""Of how many accounts one browser is a device."""


class DevicesMiddleware:
    """Gives the cookie to a browser in which somebody signed in, or set a new password."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        person = getattr(request, "has_entered", None)
        if person is not None:
            known = {**_accounts(request), person.slug: [secrets.token_hex(8), _seal(person)]}
            answer.set_cookie(
                COOKIE,
                signing.dumps(dict([*known.items()][-MOST:]), salt=SALT),
                max_age=KEPT,
                secure=bool(settings.SESSION_COOKIE_SECURE),
                httponly=True,
                samesite="Lax",
            )
        return answer


def connect() -> None:
    from allauth.account import signals

    for signal in (user_logged_in, signals.password_changed, signals.password_set, signals.password_reset):
        signal.connect(enter, dispatch_uid="devices")


def enter(sender: object, request: Any, user: User, **more: Any) -> None:
    """The person has shown who they are: their browser and its address are known from now on."""
    request.has_entered = user
    guesses.know(user.slug, request.META.get("REMOTE_ADDR", ""))


def begin(request: Any, kind: str, account: User | str) -> Attempt:
    """Count a try to come in as this person, or under a name or address as it was typed. Refuses too many."""
    person = account if isinstance(account, User) else next(iter(entrances.meant(account)), None)
    name = person.slug if person else str(account).strip().lower()
    return guesses.begin(kind, name, _client(request, person))


def _client(request: Any, person: User | None) -> Client:
    device, seal = _accounts(request).get(person.slug, ("", "")) if person else ("", "")
    known = device if person and seal and constant_time_compare(seal, _seal(person)) else ""
    return Client(request.META.get("REMOTE_ADDR", ""), known)


def _accounts(request: HttpRequest) -> dict[str, list[str]]:
    """By the slugs of accounts: the name of this device there, and the seal of the password it came in with."""
    try:
        accounts: dict[str, list[str]] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return {}
    return accounts


def _seal(person: User) -> str:
    return salted_hmac(SALT, f"{person.slug} {person.password}", algorithm="sha256").hexdigest()[:32]
