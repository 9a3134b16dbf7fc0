"""Whether a run of the tests leaves nothing out."""

from __future__ import annotations

import os


def everything() -> bool:
    """Whether all is asked for on every service, as ALL=1 says."""
    return os.environ.get("ALL") == "1"
