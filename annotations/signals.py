"""What annotations do when proposals tell of something."""

from __future__ import annotations

from typing import Any

from proposals.models import Comparison
from proposals.services import jobs
from proposals.signals import comparison_ready


def connect() -> None:
    comparison_ready.connect(submit_carrying, dispatch_uid="carrying")


def submit_carrying(sender: object, comparison: Comparison, **more: Any) -> None:
    """Annotations are carried over inside one proposal only."""
    if comparison.old_version.proposal_id == comparison.new_version.proposal_id:
        jobs.submit("carrying", comparison.pk)
