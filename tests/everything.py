"""`ALL=1 .venv/bin/pytest ...` asks everything: a walk that meets the same thing at many places asks at each of them.

Without it such a walk leaves out what cannot come out otherwise than what it did ask, and says there why it cannot.
"""

from __future__ import annotations

import os


def everything() -> bool:
    """Whether nothing is to be left out."""
    return os.environ.get("ALL") == "1"
