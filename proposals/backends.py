"""Who has this name or address and this password."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from proposals.models import User
from proposals.services import entrances


class PasswordBackend(AuthenticationBackend):  # type: ignore[misc]
    """Looks at one password once, and as long where there is no such account: the time tells nobody who has one."""

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        logins = dict.fromkeys(credentials[name] for name in ("username", "email") if credentials.get(name))
        people = dict.fromkeys(person for login in logins for person in entrances.meant(login))
        return next((person for person in people if self._check_password(person, credentials["password"])), None)
