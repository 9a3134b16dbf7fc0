"""What pages call versions and proposals."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProposalName:
    """A proposal of the body that is called `body`."""

    slug: str
    number: str
    title: str
    body: str

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class VersionName:
    """A version that is called `name`; `date` is None where nobody knows it."""

    slug: str
    name: str
    title: str
    date: datetime.date | None
    stage: str
    proposal: ProposalName

    def __str__(self) -> str:
        return self.name
