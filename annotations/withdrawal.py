"""What annotations forget when a version is withdrawn or an account closed, and what they tell a person."""

from __future__ import annotations

from typing import Any

from annotations.services import erasing
from proposals.models import User, Version
from proposals.services import people
from proposals.signals import account_closed, version_withdrawn


def connect() -> None:
    version_withdrawn.connect(erase, dispatch_uid="quotes")
    account_closed.connect(erase_own, dispatch_uid="own")
    people.EXPORTERS["annotations"] = erasing.told_by
    people.EXPORTERS["drafts"] = erasing.drafts_of


def erase(sender: object, version: Version, **more: Any) -> None:
    """In the transaction of the withdrawal."""
    erasing.erase_quotes(version)


def erase_own(sender: object, person: User, **more: Any) -> None:
    """In the transaction in which the account is closed."""
    erasing.erase_own(person)
