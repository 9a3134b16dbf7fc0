"""Which account somebody means who comes to the door."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db.models import Q

from proposals.models import User


def meant(login: str) -> list[User]:
    """The accounts that an account name or e-mail address may mean; several only for an address nobody confirmed.

    It asks the same of the database whether there is one or not.
    """
    name = login.strip().lower()
    addresses = [one for one in EmailAddress.objects.filter(email=name).select_related("user") if one.email == name]
    people = list(User.objects.filter(Q(username__iexact=name) | Q(email__iexact=name)))
    confirmed = [one.user for one in addresses if one.verified]
    by_address = confirmed or [one.user for one in addresses] + [one for one in people if one.email.lower() == name]
    by_name = [one for one in people if one.username.lower() == name] if name else []
    return list(dict.fromkeys([*by_address, *by_name])) if name else []
