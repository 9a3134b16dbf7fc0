"""What allauth tells of is put on record: second factors and addresses, each right after it changed."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as second
from allauth.mfa.models import Authenticator

from proposals.models import User
from proposals.services import audit


def connect() -> None:
    second.authenticator_added.connect(_switched_on, dispatch_uid="recording")
    second.authenticator_removed.connect(_switched_off, dispatch_uid="recording")
    second.authenticator_reset.connect(_made_codes, dispatch_uid="recording")
    account.email_added.connect(_added_address, dispatch_uid="recording")
    account.email_removed.connect(_removed_address, dispatch_uid="recording")
    account.email_confirmed.connect(_confirmed_address, dispatch_uid="recording")


def _switched_on(sender: object, user: User, authenticator: Authenticator, **more: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        audit.record("switched-on-second-factor", user, by=user)


def _switched_off(sender: object, user: User, authenticator: Authenticator, **more: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        audit.record("switched-off-second-factor", user, by=user)


def _made_codes(sender: object, user: User, **more: Any) -> None:
    audit.record("made-recovery-codes", user, by=user)


def _added_address(sender: object, user: User, **more: Any) -> None:
    audit.record("added-address", user, by=user)


def _removed_address(sender: object, user: User, **more: Any) -> None:
    audit.record("removed-address", user, by=user)


def _confirmed_address(sender: object, email_address: Any, **more: Any) -> None:
    audit.record("confirmed-address", email_address.user, by=email_address.user)
