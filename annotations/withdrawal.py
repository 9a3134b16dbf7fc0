"""What annotations forget when a version is withdrawn, and what they tell a person of themselves."""

from __future__ import annotations

from typing import Any

from annotations.services import erasing
from proposals.models import Version
from proposals.services import people
from proposals.signals import version_withdrawn


def connect() -> None:
    version_withdrawn.connect(erase, dispatch_uid="quotes")
    people.EXPORTERS["annotations"] = erasing.told_by


def erase(sender: object, version: Version, **more: Any) -> None:
    """In the transaction of the withdrawal."""
    erasing.erase_quotes(version)
