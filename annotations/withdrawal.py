"""What annotations do when a version is withdrawn, a proposal restricted or an account closed, and what they tell."""

from __future__ import annotations

from typing import Any

from annotations.services import erasing, narrowing, search
from proposals.models import Proposal, User, Version
from proposals.services import people, restricting
from proposals.signals import account_closed, proposal_restricted, version_withdrawn


def connect() -> None:
    version_withdrawn.connect(erase, dispatch_uid="quotes")
    proposal_restricted.connect(narrow, dispatch_uid="narrow")
    account_closed.connect(erase_own, dispatch_uid="own")
    if narrowing.consequences not in restricting.CONSEQUENCES:
        restricting.CONSEQUENCES.append(narrowing.consequences)
    people.EXPORTERS["annotations"] = erasing.told_by
    people.EXPORTERS["drafts"] = erasing.drafts_of


def erase(sender: object, version: Version, **more: Any) -> None:
    """In the transaction of the withdrawal."""
    erasing.erase_quotes(version)
    search.forget_version(version)


def erase_own(sender: object, person: User, **more: Any) -> None:
    """In the transaction in which the account is closed."""
    erasing.erase_own(person)


def narrow(sender: object, proposal: Proposal, **more: Any) -> None:
    """In the transaction in which the proposal is restricted."""
    narrowing.narrow(proposal)
