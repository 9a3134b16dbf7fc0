"""Whether a run of the tests leaves nothing out.

Without `ALL=1` a walk that meets the same thing at many places leaves out what cannot come out otherwise than what it
did ask, and says there why it cannot; and each test runs on the service where it proves most.
"""

from __future__ import annotations

import os


def everything() -> bool:
    """Whether all is asked for on every service, as ALL=1 says."""
    return os.environ.get("ALL") == "1"
