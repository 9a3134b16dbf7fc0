"""What annotations do when a version is withdrawn, restored or erased, a proposal restricted or opened, or an account
closed.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from annotations.queries import working
from annotations.services import closing, erasing, narrowing, telling, withdrawing
from annotations.services.personal import DECIDED, READ
from annotations.services.personal_written import WRITTEN
from annotations.services.retention import RULES
from proposals.models import Proposal, Team, User, Version
from proposals.privacy import personal, retention
from proposals.queries import others
from proposals.services import restricting
from proposals.signals import (
    account_closed,
    proposal_opened,
    proposal_restricted,
    version_cleared,
    version_erased,
    version_restored,
    version_withdrawn,
)


def connect() -> None:
    version_withdrawn.connect(tell_withdrawn, dispatch_uid="withdrawn")
    version_cleared.connect(clear, dispatch_uid="cleared")
    version_restored.connect(restore, dispatch_uid="restored")
    version_erased.connect(erase, dispatch_uid="quotes")
    proposal_restricted.connect(narrow, dispatch_uid="narrow")
    proposal_opened.connect(tell_opened, dispatch_uid="told")
    account_closed.connect(erase_own, dispatch_uid="own")
    if narrowing.consequences not in restricting.CONSEQUENCES:
        restricting.CONSEQUENCES.append(narrowing.consequences)
        others.WORK.append(working.theirs)
    personal.register(*WRITTEN, *DECIDED, *READ)
    retention.register(*RULES)


def tell_withdrawn(sender: object, version: Version, by: User, **more: Any) -> None:
    """In the transaction of the withdrawal."""
    withdrawing.tell("withdrawn", version, by=by)


def clear(sender: object, version: Version, **more: Any) -> None:
    """After it."""
    withdrawing.clear(version)


def restore(sender: object, version: Version, by: User, **more: Any) -> None:
    """In the transaction of the undoing."""
    withdrawing.restore(version)
    withdrawing.tell("restored", version, by=by)


def erase(sender: object, version: Version, for_law: bool, **more: Any) -> None:
    """When nobody can undo it any more."""
    erasing.erase(version, for_law=for_law)


def erase_own(sender: object, person: User, **more: Any) -> None:
    """In the transaction in which the account is closed."""
    closing.erase_own(person)


def narrow(sender: object, proposal: Proposal, **more: Any) -> None:
    """In the transaction in which the proposal is restricted."""
    narrowing.narrow(proposal)


def tell_opened(sender: object, proposal: Proposal, before: Collection[Team], **more: Any) -> None:
    """In the transaction in which more people come to see the proposal."""
    telling.tell_opened(proposal, before)
